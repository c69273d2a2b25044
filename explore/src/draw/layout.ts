/**
 * Where actors stand: forces between them (d3-force), and room for their names in graphs that are small enough for all
 * names to be read. The same graph gives the same places: the start is fixed and nothing is left to chance.
 */

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { SimulationLinkDatum, SimulationNodeDatum } from 'd3-force';
import type { Actor, Edge } from '../data/types';
import { pairKey } from '../data/edge';
import { separateNames } from './room';

export interface Place extends SimulationNodeDatum {
  id: string;
  x: number;
  y: number;
  radius: number;
  /** Width of the name under it, in units of the layout. */
  nameWidth: number;
}

type Tie = SimulationLinkDatum<Place> & { strength: number; distance: number };

/** Up to so many actors, room is made for each name. */
const NAMED = 260;

/** Radius of an actor with so many others around it, in pixels at scale 1. */
export function radiusOf(degree: number): number {
  return 5 + Math.min(11, Math.sqrt(degree) * 2.1);
}

export class Layout {
  readonly places: Map<string, Place>;
  private simulation;
  private list: Place[];
  private steps: number;
  private done = 0;

  /** `wide` is the ratio of width to height of the ground. */
  constructor(actors: Actor[], edges: Edge[], wide: number) {
    const ties = tiesOf(edges);
    const degrees = new Map<string, number>();
    for (const tie of ties) {
      for (const end of [tie.source as string, tie.target as string]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
    }
    const small = actors.length <= NAMED;
    // The best connected first: they start in the middle.
    const order = [...actors].sort((a, b) =>
      (degrees.get(b.id) ?? 0) - (degrees.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
    // The more there are, the smaller the scale at which all are seen, and the more room a name takes.
    const roomier = actors.length > 30 ? 1.3 : 1;
    const spread = small ? 46 : 24;
    this.list = order.map((actor, at) => place(actor, at, spread, degrees.get(actor.id) ?? 0, roomier));
    this.places = new Map(this.list.map((p) => [p.id, p]));
    const known = ties.filter((tie) => this.places.has(tie.source as string) && this.places.has(tie.target as string));
    // Loose actors drift together below instead of flying apart.
    const pull = small ? 0.085 : 0.05;
    const stretch = Math.min(1.6, Math.max(0.55, wide));
    this.steps = small ? 300 : Math.max(60, Math.round(160_000 / actors.length));
    this.simulation = forceSimulation(this.list)
      .stop()
      .alphaDecay(1 - Math.pow(0.002, 1 / this.steps))
      .velocityDecay(0.38)
      .force('links', forceLink<Place, Tie>(known).id((p) => p.id).distance((t) => t.distance * (small ? 1 : 0.6)).strength((t) => t.strength))
      .force('charge', forceManyBody<Place>().strength((p) => (small ? -230 : -150) - p.radius * 12).theta(small ? 0.9 : 1.3).distanceMax(small ? 600 : 420))
      .force('x', forceX<Place>(0).strength(pull / stretch))
      .force('y', forceY<Place>(0).strength(pull * stretch))
      .force('room', small ? null : forceCollide<Place>((p) => p.radius + 3).iterations(1));
    if (small) this.simulation.force('names', () => separateNames(this.list, 0.25));
  }

  get finished(): boolean {
    return this.done >= this.steps;
  }

  /** Works for so many milliseconds. */
  work(milliseconds: number): void {
    const until = performance.now() + milliseconds;
    while (!this.finished && performance.now() < until) {
      this.simulation.tick();
      this.done += 1;
    }
    if (this.finished && this.list.length <= NAMED) {
      for (let round = 0; round < 80 && separateNames(this.list, 0.6); round++);
    }
  }
}

/** The start of an actor: on a sunflower. */
function place(actor: Actor, at: number, spread: number, degree: number, roomier: number): Place {
  const radius = radiusOf(degree);
  const nameWidth = (Math.min(28, actor.name.length) * 7.2 + 12) * roomier;
  const [distance, angle] = [spread * Math.sqrt(at + 0.5), at * 2.399963229728653];
  return { id: actor.id, radius, nameWidth, x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}

/** One tie for each two actors. Relations without a type hold more loosely. */
function tiesOf(edges: Edge[]): Tie[] {
  const pairs = new Map<string, { source: string; target: string; weight: number }>();
  const degrees = new Map<string, number>();
  for (const edge of edges) {
    const key = pairKey(edge.source, edge.target);
    const pair = pairs.get(key) ?? { source: edge.source, target: edge.target, weight: 0 };
    pair.weight += edge.type === 'OTHER' ? 0.3 : edge.weight;
    pairs.set(key, pair);
  }
  for (const { source, target } of pairs.values()) {
    for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  }
  return [...pairs.values()].map(({ source, target, weight }) => {
    const least = Math.min(degrees.get(source) ?? 1, degrees.get(target) ?? 1);
    const most = Math.max(degrees.get(source) ?? 1, degrees.get(target) ?? 1);
    const strength = Math.min(1, (0.5 + Math.log2(1 + weight) * 0.25) / Math.max(1, Math.sqrt(least)));
    return { source, target, strength, distance: 62 + 9 * Math.sqrt(most) };
  });
}
