/** Folds a state with its capital, government and seat of power: all places of one country become one actor. */

import { edgeKey, makeEdge } from './edge';
import { assemble } from './read';
import type { Actor, Evidence, Graph } from './types';

/** The id of the folded actor: one that no other has. */
function foldedId(graph: Graph, country: string): string {
  let id = `state-${country.toLowerCase()}`;
  while (graph.actor.has(id)) id += '-';
  return id;
}

export function collapseCountries(graph: Graph): Graph {
  const members = new Map<string, Actor[]>();
  for (const actor of graph.actors) {
    if (actor.kind !== 'place' || !actor.country) continue;
    members.set(actor.country, [...(members.get(actor.country) ?? []), actor]);
  }
  const into = new Map<string, string>();
  const states: Actor[] = [];
  for (const [country, places] of members) {
    if (places.length < 2) continue;
    const id = foldedId(graph, country);
    for (const place of places) into.set(place.id, id);
    states.push(state(id, country, places));
  }
  if (states.length === 0) return graph;
  const actors = [...graph.actors.filter((actor) => !into.has(actor.id)), ...states];
  return assemble(graph.documents, actors, joinEdges(graph, into), graph.types);
}

/** Goes by the name that occurs most often. */
function state(id: string, country: string, places: Actor[]): Actor {
  const members = [...places].sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1));
  return {
    id,
    name: members[0]?.name ?? country,
    kind: 'place',
    country,
    named: true,
    aliases: [...new Set(members.flatMap((place) => [place.name, ...place.aliases]))],
    mentions: members.reduce((sum, place) => sum + place.mentions, 0),
    members,
  };
}

function joinEdges(graph: Graph, into: Map<string, string>) {
  const piles = new Map<string, { source: string; target: string; type: string; evidence: Evidence[] }>();
  for (const edge of graph.edges) {
    let source = into.get(edge.source) ?? edge.source;
    let target = into.get(edge.target) ?? edge.target;
    if (source === target) continue;
    if (edge.symmetric && piles.has(edgeKey(target, edge.type, source))) [source, target] = [target, source];
    const key = edgeKey(source, edge.type, target);
    const pile = piles.get(key) ?? { source, target, type: edge.type, evidence: [] };
    pile.evidence.push(...edge.evidence);
    piles.set(key, pile);
  }
  return [...piles.values()].flatMap(({ source, target, type, evidence }) => {
    const info = graph.types.get(type);
    return info ? [makeEdge(source, target, info, evidence)] : [];
  });
}
