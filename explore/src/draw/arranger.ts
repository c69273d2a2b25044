/** Knows where the actors of a view stand, works the layout out bit by bit, and moves actors from one to the next. */

import type { Seen } from '../data/view';
import type { State } from '../state/state';
import { Layout } from './layout';
import type { Place } from './layout';

/** Milliseconds for the first places, and for each frame after. */
const [FIRST, EACH] = [350, 12];
const GLIDE = 320;
/** Milliseconds between two pictures of a layout that is being worked out. */
const BETWEEN = 250;

export class Arranger {
  /** Called when places have changed. */
  onMoved: () => void = () => {};
  /** Another number each time places change. */
  version = 0;
  private layouts = new Map<string, Layout>();
  private current: Layout | null = null;
  private shown = new Map<string, Place>();
  private gliding: { from: Map<string, Place>; since: number } | null = null;
  private running = false;

  constructor(private wide: number, private still: boolean) {}

  get busy(): boolean {
    return this.current !== null && !this.current.finished;
  }

  /** The places for a view. The same view has the same places, however it was come to. */
  places(seen: Seen, state: State): Map<string, Place> {
    const layout = this.layoutFor(seen, state);
    if (layout !== this.current) {
      const isFirst = this.current === null;
      this.current = layout;
      if (!isFirst && !this.still && layout.finished) this.gliding = { from: this.shown, since: performance.now() };
      this.run();
    }
    this.shown = pin(this.glide(layout), state);
    return this.shown;
  }

  private layoutFor(seen: Seen, state: State): Layout {
    const part = state.focus !== null || state.reading !== null;
    const other = !state.typesOff.includes('OTHER');
    const key = part
      ? JSON.stringify(seen.actors.map((actor) => actor.id))
      : JSON.stringify([state.collapse, state.lonely, other]);
    const known = this.layouts.get(key);
    if (known) return known;
    const edges = part ? seen.edges : seen.graph.edges.filter((edge) => other || edge.type !== 'OTHER');
    const tied = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
    const actors = seen.graph.actors.filter((actor) => tied.has(actor.id) || (part ? seen.actors.includes(actor) : state.lonely));
    const layout = new Layout(actors, edges, this.wide);
    layout.work(FIRST);
    this.layouts.set(key, layout);
    return layout;
  }

  private run(): void {
    if (this.running) return;
    this.running = true;
    let told = performance.now();
    const step = () => {
      const layout = this.current;
      const gliding = this.gliding !== null;
      const working = layout !== null && !layout.finished;
      if (working) layout.work(EACH);
      if (working || gliding) {
        // A large picture takes longer to paint than a frame: it is not asked for in each.
        const now = performance.now();
        if (gliding || layout?.finished || now - told > BETWEEN) {
          told = now;
          this.version += 1;
          this.onMoved();
        }
        requestAnimationFrame(step);
      } else this.running = false;
    };
    requestAnimationFrame(step);
  }

  /** On the way from the old places to the new ones. */
  private glide(layout: Layout): Map<string, Place> {
    if (!this.gliding) return layout.places;
    const { from, since } = this.gliding;
    const time = Math.min(1, (performance.now() - since) / GLIDE);
    if (time >= 1) {
      this.gliding = null;
      return layout.places;
    }
    const share = 1 - Math.pow(1 - time, 3);
    const on = [...layout.places].map(([id, place]) => {
      const before = from.get(id);
      if (!before) return [id, place] as const;
      const [x, y] = [before.x + (place.x - before.x) * share, before.y + (place.y - before.y) * share];
      return [id, { ...place, x, y }] as const;
    });
    return new Map(on);
  }
}

function pin(places: Map<string, Place>, { pinned }: State): Map<string, Place> {
  const pins = Object.entries(pinned);
  if (pins.length === 0) return places;
  const moved = new Map(places);
  for (const [id, [x, y]] of pins) {
    const place = places.get(id);
    if (place) moved.set(id, { ...place, x, y });
  }
  return moved;
}
