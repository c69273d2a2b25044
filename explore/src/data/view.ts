/** What of the graph is seen: the state applied to it, step by step. */

import type { State } from '../state/state';
import { collapseCountries } from './collapse';
import { pairKey, withEvidence } from './edge';
import { neighbours, shortest, within } from './paths';
import type { Neighbours } from './paths';
import type { Actor, Edge, Evidence, Graph } from './types';

export interface Seen {
  /** The graph with its states folded or not; selections point into it. */
  graph: Graph;
  actors: Actor[];
  edges: Edge[];
  /** Relations that pass the filters, before focus and hiding: for cards and neighbourhoods. */
  allowed: Edge[];
  near: Neighbours;
  /** Edges of each two actors. */
  pairs: Map<string, Edge[]>;
}

/** Remembers the last graph, so that folding is not done again at each step. */
let lastFolded: { from: Graph; to: Graph } | null = null;

function folded(graph: Graph, collapse: boolean): Graph {
  if (!collapse) return graph;
  if (lastFolded?.from !== graph) lastFolded = { from: graph, to: collapseCountries(graph) };
  return lastFolded.to;
}

export function see(whole: Graph, state: State): Seen {
  const graph = folded(whole, state.collapse);
  const allowed = allowedEdges(graph, state);
  const near = neighbours(allowed);
  const shown = focused(near, state);
  const hidden = new Set(state.hidden);
  const isShown = (id: string) => !hidden.has(id) && (shown === null || shown.has(id));
  let edges = allowed.filter((edge) => isShown(edge.source) && isShown(edge.target));
  if (state.reading !== null) {
    edges = edges.flatMap((edge) => part(edge, edge.evidence.filter((e) => e.document === state.reading)));
  }
  const tied = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  const stays = (actor: Actor) =>
    tied.has(actor.id) ||
    (isShown(actor.id) && !state.kindsOff.includes(actor.kind) && (shown !== null || lonely(actor, state)));
  const pairs = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = pairKey(edge.source, edge.target);
    const list = pairs.get(key);
    if (list) list.push(edge);
    else pairs.set(key, [edge]);
  }
  return { graph, actors: graph.actors.filter(stays), edges, allowed, near, pairs };
}

/** Whether an actor without relations is drawn. */
function lonely(actor: Actor, state: State): boolean {
  if (!state.lonely || state.reading !== null) return false;
  return state.countries.length === 0 || state.countries.includes(actor.country ?? '');
}

function focused(near: Neighbours, { focus }: State): Set<string> | null {
  if (focus?.kind === 'ego') return within(near, focus.id, focus.hops);
  if (focus?.kind === 'path') {
    const path = shortest(near, focus.from, focus.to);
    return path.size > 0 ? path : new Set([focus.from, focus.to]);
  }
  return null;
}

function allowedEdges(graph: Graph, state: State): Edge[] {
  const countries = new Set(state.countries);
  const kindsOff = new Set<string>(state.kindsOff);
  const actorIsAllowed = (id: string) => !kindsOff.has(graph.actor.get(id)?.kind ?? '');
  const isOf = (id: string) => countries.has(graph.actor.get(id)?.country ?? '');
  const keep = evidenceFilter(graph, state);
  return graph.edges.flatMap((edge) => {
    if (state.typesOff.includes(edge.type)) return [];
    if (!actorIsAllowed(edge.source) || !actorIsAllowed(edge.target)) return [];
    if (countries.size > 0 && !isOf(edge.source) && !isOf(edge.target)) return [];
    const kept = keep ? part(edge, edge.evidence.filter(keep)) : [edge];
    return kept.filter((e) => e.weight >= state.minWeight && e.confidence >= state.minConfidence);
  });
}

function part(edge: Edge, evidence: Evidence[]): Edge[] {
  return evidence.length > 0 ? [withEvidence(edge, evidence)] : [];
}

/** Which evidence counts; null: all. */
function evidenceFilter(graph: Graph, state: State): ((e: Evidence) => boolean) | null {
  const { statusesOff, denials, documents, from, to } = state;
  if (statusesOff.length === 0 && denials === 'all' && documents.length === 0 && !from && !to) return null;
  const wanted = new Set(documents);
  const inTime = (id: string) => {
    if (!from && !to) return true;
    const date = graph.document.get(id)?.date;
    return !!date && (!from || date >= from) && (!to || date <= to);
  };
  return (e) =>
    !statusesOff.includes(e.status) &&
    (denials === 'all' || e.negated === (denials === 'only')) &&
    (wanted.size === 0 || wanted.has(e.document)) &&
    inTime(e.document);
}
