/** What is seen as actograph's JSON, which `actograph convert` and networkx read. */

import type { Actor, Edge, Evidence, Graph } from '../data/types';
import type { Seen } from '../data/view';

export function toJson(whole: Graph, seen: Seen): string {
  const documents = whole.documents.map(({ publisher, ...document }) => (publisher ? { ...document, publisher } : document));
  const used = new Set(seen.edges.map((edge) => edge.type));
  const types = [...seen.graph.types.values()]
    .filter((type) => used.has(type.name))
    .map(({ name, quad, symmetric, color }) => ({ name, quad, symmetric, color }));
  const file = {
    directed: true,
    multigraph: true,
    graph: { format: 'actograph/1', documents, types },
    nodes: seen.actors.map(node),
    edges: seen.edges.map(edge),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

function node({ id, name, kind, country, named, aliases, mentions }: Actor) {
  return { id, name, kind, country, named, aliases, mentions };
}

function edge({ source, target, type, quad, weight, status, negated, by, confidence, predicates, evidence }: Edge) {
  return { source, target, key: type, type, quad, weight, status, negated, by, confidence, predicates, evidence: evidence.map(piece) };
}

function piece({ document, sentence, start, end, text, trigger, predicate, status, by, negated, confidence }: Evidence) {
  const nearest = by[by.length - 1] ?? null;
  const chain = by.length > 1 ? { by_chain: by } : {};
  return { document, sentence, start, end, text, trigger, predicate, status, by: nearest, ...chain, negated, confidence };
}
