/** Edges from their evidence, by the same rules as the program (src/graph/edge.rs). */

import type { Edge, Evidence, Status, TypeInfo } from './types';

const STRENGTH: Record<Status, number> = { actual: 0, claimed: 1, intended: 2 };
/** No pile of evidence makes a machine's reading certain. */
const MOST_CONFIDENT = 0.99;

/** The name of an edge: unique, and the same in every view. */
export function edgeKey(source: string, type: string, target: string): string {
  return JSON.stringify([source, type, target]);
}

/** Two actors in either direction. */
export function pairKey(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

export function makeEdge(source: string, target: string, type: TypeInfo, evidence: Evidence[]): Edge {
  const negated = evidence.length > 0 && evidence.every((e) => e.negated);
  return {
    key: edgeKey(source, type.name, target),
    source,
    target,
    type: type.name,
    quad: type.quad,
    symmetric: type.symmetric,
    evidence,
    weight: evidence.length,
    status: strongest(evidence.filter((e) => e.negated === negated)),
    negated,
    by: [...new Set(evidence.flatMap((e) => e.by.slice(-1)))].sort(),
    confidence: Math.min(1 - evidence.reduce((wrong, e) => wrong * (1 - e.confidence), 1), MOST_CONFIDENT),
    predicates: byFrequency(evidence.map((e) => e.predicate).filter(Boolean)),
  };
}

/** The edge with only a part of its evidence. */
export function withEvidence(edge: Edge, evidence: Evidence[]): Edge {
  if (evidence.length === edge.evidence.length) return edge;
  const type = { name: edge.type, quad: edge.quad, symmetric: edge.symmetric, color: null };
  return makeEdge(edge.source, edge.target, type, evidence);
}

function strongest(evidence: Evidence[]): Status {
  return evidence.reduce<Status>(
    (best, e) => (STRENGTH[e.status] < STRENGTH[best] ? e.status : best),
    evidence[0]?.status ?? 'actual',
  );
}

/** Each once, the most frequent first, then by alphabet. */
export function byFrequency(words: string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}
