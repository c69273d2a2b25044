/** The words of the interface in the user's language, and what depends on them: numbers, dates, countries. */

import type { Edge } from '../data/types';
import { de, deTypes } from './de';
import { en, enTypes } from './en';
import type { Words } from './en';
import { ALPHA2 } from './countries';

export type Lang = 'de' | 'en';
export const LANGS: Lang[] = ['de', 'en'];

export type Word = keyof Words;
export type Values = Record<string, string | number>;

export class Language {
  private words: Words;
  private types: Record<string, string>;
  private regions: Intl.DisplayNames;
  // Made once: making one takes a browser longer than anything else here.
  private numbers: Intl.NumberFormat;
  private dates: Intl.DateTimeFormat;

  constructor(readonly code: Lang) {
    this.words = code === 'de' ? de : en;
    this.types = code === 'de' ? deTypes : enTypes;
    this.numbers = new Intl.NumberFormat(code);
    this.dates = new Intl.DateTimeFormat(code, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
    this.regions = new Intl.DisplayNames([code], { type: 'region', fallback: 'code' });
  }

  /** A text of the interface. */
  t(word: Word, values: Values = {}): string {
    return this.words[word].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === 'number' ? this.number(value) : value;
    });
  }

  /** `3 actors`, `1 actor`. */
  count(n: number, what: 'documents' | 'actors' | 'relations' | 'sentences'): string {
    const one = { documents: 'documentOne', actors: 'actorOne', relations: 'relationOne', sentences: 'sentenceOne' } as const;
    return `${this.number(n)} ${this.t(n === 1 ? one[what] : what)}`;
  }

  /** What the type says between source and target; a type of the user's own as it is called. */
  type(name: string): string {
    return Object.hasOwn(this.types, name) ? this.types[name]! : name;
  }

  /** What the edge says; for verbs without a type the verb itself. */
  says(edge: Edge): string {
    const what = edge.type === 'OTHER' && edge.predicates[0] ? edge.predicates[0] : this.type(edge.type);
    return edge.negated ? this.t('not', { what }) : what;
  }

  country(alpha3: string): string {
    const code = ALPHA2.get(alpha3);
    return (code && this.regions.of(code)) || alpha3;
  }

  number(n: number): string {
    return this.numbers.format(n);
  }

  /** A day, YYYY-MM-DD, as people write it. */
  date(day: string): string {
    const [year, month, date] = day.split('-').map(Number);
    return this.dates.format(new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1)));
  }
}
