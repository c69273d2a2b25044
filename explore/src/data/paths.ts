/** Who stands near whom: neighbourhoods and shortest paths. Directions do not matter. */

import type { Edge } from './types';

export type Neighbours = Map<string, { other: string; edge: Edge }[]>;

export function neighbours(edges: Edge[]): Neighbours {
  const found: Neighbours = new Map();
  const add = (from: string, other: string, edge: Edge) => {
    const list = found.get(from);
    if (list) list.push({ other, edge });
    else found.set(from, [{ other, edge }]);
  };
  for (const edge of edges) {
    add(edge.source, edge.target, edge);
    add(edge.target, edge.source, edge);
  }
  return found;
}

/** The actors that are at most so many steps away, itself among them. */
export function within(near: Neighbours, start: string, hops: number): Set<string> {
  const reached = new Set([start]);
  let ring = [start];
  for (let hop = 0; hop < hops; hop++) {
    const next: string[] = [];
    for (const id of ring) {
      for (const { other } of near.get(id) ?? []) {
        if (!reached.has(other)) {
          reached.add(other);
          next.push(other);
        }
      }
    }
    ring = next;
  }
  return reached;
}

/** All actors on any of the shortest paths between two; empty where there is none. */
export function shortest(near: Neighbours, from: string, to: string): Set<string> {
  const there = distances(near, from, to);
  const length = there.get(to);
  if (length === undefined) return new Set();
  const back = distances(near, to, from);
  const on = [...there].filter(([id, distance]) => distance + (back.get(id) ?? Infinity) === length);
  return new Set(on.map(([id]) => id));
}

function distances(near: Neighbours, from: string, until: string): Map<string, number> {
  const found = new Map([[from, 0]]);
  let ring = [from];
  for (let distance = 1; ring.length > 0 && !found.has(until); distance++) {
    const next: string[] = [];
    for (const id of ring) {
      for (const { other } of near.get(id) ?? []) {
        if (!found.has(other)) {
          found.set(other, distance);
          next.push(other);
        }
      }
    }
    ring = next;
  }
  return found;
}
