/** What every part of the page is given. */

import type { Graph } from '../data/types';
import type { Seen } from '../data/view';
import type { Palette } from '../draw/palette';
import type { Scene } from '../draw/scene';
import type { Selection, State } from '../state/state';
import type { Store } from '../state/store';
import type { Language, Lang, Values, Word } from '../words/words';

export interface App {
  /** As it stands in the page. */
  whole: Graph;
  texts: Map<string, string>;
  seen: Seen;
  state: State;
  store: Store;
  language: Language;
  palette: Palette;
  scene: Scene;
  t(word: Word, values?: Values): string;
  set(change: Partial<State>): void;
  select(selection: Selection | null): void;
  /** Keeps an actor where it is. */
  pin(id: string): void;
  setLanguage(code: Lang): void;
  setDark(dark: boolean): void;
  /** Says something to the user for a moment, and to screen readers. */
  tell(text: string): void;
}
