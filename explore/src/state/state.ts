/** What the user has chosen. Everything that is shown follows from the graph and this. */

import type { Kind, Status } from '../data/types';

export type Selection =
  | { kind: 'actor'; id: string }
  | { kind: 'edge'; key: string }
  | { kind: 'pair'; a: string; b: string };

export type Focus =
  | { kind: 'ego'; id: string; hops: number }
  | { kind: 'path'; from: string; to: string };

export type Tab = 'overview' | 'actors' | 'relations' | 'texts' | 'contradictions';
export const TABS: Tab[] = ['overview', 'actors', 'relations', 'texts', 'contradictions'];
export type Denials = 'all' | 'without' | 'only';
export const DENIALS: Denials[] = ['all', 'without', 'only'];

/** What can be undone. */
export interface View {
  typesOff: string[];
  statusesOff: Status[];
  kindsOff: Kind[];
  denials: Denials;
  /** Empty: all. */
  documents: string[];
  /** Empty: all. */
  countries: string[];
  /** Days, YYYY-MM-DD, or empty. */
  from: string;
  to: string;
  minWeight: number;
  minConfidence: number;
  /** Whether actors without relations are drawn. */
  lonely: boolean;
  /** Whether the places of a country are one actor. */
  collapse: boolean;
  hidden: string[];
  /** Where actors were put by hand, in units of the layout. */
  pinned: Record<string, [number, number]>;
  focus: Focus | null;
  /** Pairs whose relations are drawn apart. */
  unfolded: string[];
  unfoldAll: boolean;
}

export interface State extends View {
  selected: Selection | null;
  tab: Tab;
  /** The document that is being read. */
  reading: string | null;
  /** Middle and scale of the picture; null: all is seen. */
  camera: [number, number, number] | null;
}

export const DEFAULT_VIEW: View = {
  typesOff: ['OTHER'],
  statusesOff: [],
  kindsOff: [],
  denials: 'all',
  documents: [],
  countries: [],
  from: '',
  to: '',
  minWeight: 1,
  minConfidence: 0,
  lonely: false,
  collapse: false,
  hidden: [],
  pinned: {},
  focus: null,
  unfolded: [],
  unfoldAll: false,
};

export const DEFAULT: State = { ...DEFAULT_VIEW, selected: null, tab: 'overview', reading: null, camera: null };

const VIEW_FIELDS = Object.keys(DEFAULT_VIEW) as (keyof View)[];

export function viewOf(state: State): View {
  return Object.fromEntries(VIEW_FIELDS.map((field) => [field, state[field]])) as unknown as View;
}

export function sameView(a: View, b: View): boolean {
  return VIEW_FIELDS.every((field) => a[field] === b[field] || JSON.stringify(a[field]) === JSON.stringify(b[field]));
}

/** How many filters differ from what is shown at first. */
export function filterCount(view: View): number {
  const fields: (keyof View)[] = ['typesOff', 'statusesOff', 'kindsOff', 'denials', 'documents', 'countries', 'from',
    'to', 'minWeight', 'minConfidence', 'lonely', 'collapse', 'hidden'];
  return fields.filter((field) => JSON.stringify(view[field]) !== JSON.stringify(DEFAULT_VIEW[field])).length;
}

/** The list with the item added, or without it where it was there. */
export function toggle<T>(items: T[], item: T): T[] {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
}
