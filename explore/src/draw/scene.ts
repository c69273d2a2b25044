/** What is to be drawn, in units of the layout: dots for actors, lines for relations or for groups of them. */

import type { Actor, Edge, Graph, Side } from '../data/types';
import { sideOf } from '../data/types';
import { pairKey } from '../data/edge';
import type { Seen } from '../data/view';
import type { State } from '../state/state';
import type { Language } from '../words/words';
import { lineColour, wordColour } from './palette';
import type { Palette } from './palette';
import type { Place } from './layout';

export type Dash = 'solid' | 'dashed' | 'dotted';
export type Head = 'none' | 'arrow' | 'bar';

export interface Dot {
  actor: Actor;
  x: number;
  y: number;
  radius: number;
  pinned: boolean;
  /** Whether the eye is on something else. */
  dim: boolean;
  selected: boolean;
}

export interface Line {
  /** Of the edge, or of the pair for a group. */
  key: string;
  pair: string;
  edges: Edge[];
  a: Dot;
  b: Dot;
  /** Pixels to the side, for lines that run in parallel. */
  shift: number;
  /** One colour, or two for a group with both sides. */
  colours: string[];
  words: string;
  dash: Dash;
  width: number;
  headA: Head;
  headB: Head;
  struck: boolean;
  label: string;
  dim: boolean;
  selected: boolean;
}

export interface Scene {
  dots: Dot[];
  lines: Line[];
  dotOf: Map<string, Dot>;
}

/** Pixels between parallel lines. */
const GAP = 15;
const DASHES = { actual: 'solid', claimed: 'dashed', intended: 'dotted' } as const;

export function makeScene(seen: Seen, state: State, places: Map<string, Place>, look: Look): Scene {
  const near = nearSelection(seen, state);
  const dots: Dot[] = [];
  for (const actor of seen.actors) {
    const place = places.get(actor.id);
    if (!place) continue;
    const selected = state.selected?.kind === 'actor' && state.selected.id === actor.id;
    const dim = near !== null && !near.has(actor.id);
    const pinned = Object.hasOwn(state.pinned, actor.id);
    dots.push({ actor, x: place.x, y: place.y, radius: place.radius, pinned, dim, selected });
  }
  const dotOf = new Map(dots.map((dot) => [dot.actor.id, dot]));
  const lines: Line[] = [];
  for (const [pair, edges] of seen.pairs) {
    const [first] = edges;
    const a = first && dotOf.get(first.source);
    const b = first && dotOf.get(first.target);
    if (!a || !b) continue;
    const apart = edges.length > 1 && (state.unfoldAll || state.unfolded.includes(pair) || holdsSelected(edges, state));
    const parts = apart ? edges.map((edge) => [edge]) : [edges];
    parts.forEach((part, at) => {
      const shift = (at - (parts.length - 1) / 2) * GAP;
      const line = makeLine(pair, part, a, b, shift, seen.graph, state, look);
      lines.push(near === null ? { ...line, dim: false } : line);
    });
  }
  return { dots, lines, dotOf };
}

export interface Look {
  palette: Palette;
  language: Language;
}

/** The actors that stay bright: the selected ones and those around them. Null: all. */
function nearSelection(seen: Seen, state: State): Set<string> | null {
  const { selected } = state;
  if (!selected) return null;
  if (selected.kind === 'actor') {
    const isShown = seen.actors.some((actor) => actor.id === selected.id);
    if (!isShown) return null;
    const near = new Set([selected.id]);
    for (const edge of seen.edges) {
      if (edge.source === selected.id) near.add(edge.target);
      if (edge.target === selected.id) near.add(edge.source);
    }
    return near;
  }
  if (selected.kind === 'pair') return seen.pairs.has(pairKey(selected.a, selected.b)) ? new Set([selected.a, selected.b]) : null;
  const edge = seen.edges.find((edge) => edge.key === selected.key);
  return edge ? new Set([edge.source, edge.target]) : null;
}

function holdsSelected(edges: Edge[], { selected }: State): boolean {
  return selected?.kind === 'edge' && edges.some((edge) => edge.key === selected.key);
}

function makeLine(pair: string, edges: Edge[], a: Dot, b: Dot, shift: number, graph: Graph, state: State, look: Look): Line {
  const strongest = [...edges].sort((x, y) => y.weight - x.weight)[0]!;
  const weight = edges.reduce((sum, edge) => sum + edge.weight, 0);
  const isGroup = edges.length > 1;
  const own = (edge: Edge) => graph.types.get(edge.type)?.color ?? null;
  const same = <T>(value: (edge: Edge) => T) => edges.every((edge) => value(edge) === value(strongest));
  const struck = edges.every((edge) => edge.negated);
  const head = (dot: Dot): Head => {
    const points = edges.some((edge) => edge.symmetric || edge.target === dot.actor.id);
    return points ? (struck ? 'bar' : 'arrow') : 'none';
  };
  return {
    key: isGroup ? pair : strongest.key,
    pair,
    edges,
    a,
    b,
    shift,
    colours: coloursOf(edges, own),
    words: isGroup ? look.palette.muted : wordColour(strongest.quad, own(strongest), look.palette),
    dash: same((edge) => edge.status) ? DASHES[strongest.status] : 'solid',
    width: 1.4 + Math.min(5, Math.log2(Math.max(1, weight))) * 0.8,
    headA: head(a),
    headB: head(b),
    struck,
    label: isGroup ? `${edges.length} ×` : look.language.says(strongest),
    dim: isDim(edges, state),
    selected: isSelected(edges, state),
  };
}

/** The colour of the strongest edge of each side; ties count only where there is nothing else. */
function coloursOf(edges: Edge[], own: (edge: Edge) => string | null): string[] {
  const best = new Map<Side, Edge>();
  for (const edge of edges) {
    const side = sideOf(edge.quad);
    if (edge.weight > (best.get(side)?.weight ?? 0)) best.set(side, edge);
  }
  const sides = (['with', 'against'] as Side[]).flatMap((side) => best.get(side) ?? []);
  const shown = sides.length > 0 ? sides : [...best.values()];
  return shown.map((edge) => lineColour(edge.quad, own(edge)));
}

function isSelected(edges: Edge[], { selected }: State): boolean {
  if (selected?.kind === 'edge') return edges.some((edge) => edge.key === selected.key);
  if (selected?.kind !== 'pair') return false;
  return edges.some((edge) => pairKey(edge.source, edge.target) === pairKey(selected.a, selected.b));
}

function isDim(edges: Edge[], state: State): boolean {
  const { selected } = state;
  if (!selected) return false;
  if (selected.kind === 'actor') return !edges.some((edge) => edge.source === selected.id || edge.target === selected.id);
  return !isSelected(edges, state);
}
