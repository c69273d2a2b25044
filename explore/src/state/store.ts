/** Holds the state, tells listeners of changes, and can take them back. */

import { fromHash, toHash } from './hash';
import { sameView, viewOf } from './state';
import type { State, View } from './state';

/** Steps that can be taken back. */
const LONGEST = 200;
/** Fields that change in many small steps. */
const SLIDING = ['minWeight', 'minConfidence', 'from', 'to'];

export class Store {
  state: State;
  private past: View[] = [];
  private future: View[] = [];
  private listeners = new Set<() => void>();
  private timer = 0;
  private last = { fields: '', time: 0 };

  constructor() {
    this.state = fromHash(location.hash);
    addEventListener('hashchange', () => {
      if (location.hash.replace(/^#/, '') !== toHash(this.state)) this.set(fromHash(location.hash));
    });
  }

  /** Changes the state. What belongs to the view becomes a step that can be undone. */
  set(change: Partial<State>): void {
    const before = viewOf(this.state);
    this.state = { ...this.state, ...change };
    if (!sameView(before, viewOf(this.state))) {
      if (!this.continues(Object.keys(change).join())) this.past = [...this.past, before].slice(-LONGEST);
      this.future = [];
    }
    this.changed();
  }

  /** Whether the change goes on with the last one, as when a slider is drawn: both are one step. */
  private continues(fields: string): boolean {
    const time = performance.now();
    const same = SLIDING.includes(fields) && this.last.fields === fields && time - this.last.time < 800;
    this.last = { fields, time };
    return same && this.past.length > 0;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  undo(): void {
    this.step(this.past, this.future);
  }

  redo(): void {
    this.step(this.future, this.past);
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private step(from: View[], to: View[]): void {
    const view = from.pop();
    if (!view) return;
    to.push(viewOf(this.state));
    this.state = { ...this.state, ...view };
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
    // Browsers limit how often the address may change.
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.writeHash(), 150);
  }

  private writeHash(): void {
    const hash = toHash(this.state);
    if (hash === location.hash.replace(/^#/, '')) return;
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
  }
}
