/** Places where the texts say one thing and its opposite. */

import type { Edge, Evidence } from './types';

export interface Contradiction {
  /** `polarity`: the same act affirmed and denied; `denial`: an accusation, and the accused rejects it. */
  reason: 'polarity' | 'denial';
  type: string;
  source: string;
  target: string;
  says: { edge: Edge; evidence: Evidence[] };
  denies: { edge: Edge; evidence: Evidence[] };
}

export function contradictions(edges: Edge[]): Contradiction[] {
  const found: Contradiction[] = [];
  const rejects = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (edge.type !== 'REJECT' || edge.negated) continue;
    const key = JSON.stringify([edge.source, edge.target]);
    rejects.set(key, [...(rejects.get(key) ?? []), edge]);
  }
  for (const edge of edges) {
    const { type, source, target } = edge;
    const yes = edge.evidence.filter((e) => !e.negated);
    const no = edge.evidence.filter((e) => e.negated);
    if (yes.length > 0 && no.length > 0) {
      const [says, denies] = [{ edge, evidence: yes }, { edge, evidence: no }];
      found.push({ reason: 'polarity', type, source, target, says, denies });
    }
    if (type !== 'ACCUSE' || yes.length === 0) continue;
    for (const denial of rejects.get(JSON.stringify([target, source])) ?? []) {
      const [says, denies] = [{ edge, evidence: yes }, { edge: denial, evidence: denial.evidence }];
      found.push({ reason: 'denial', type, source, target, says, denies });
    }
  }
  return found.sort((a, b) => size(b) - size(a));
}

const size = (c: Contradiction): number => c.says.evidence.length + c.denies.evidence.length;
