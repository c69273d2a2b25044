/** An article cut into pieces to be read: plain text, actors, and the words that carry a relation. */

import { markNames, markTrigger, namesOf } from './highlight';
import type { Mark } from './highlight';
import type { Actor, Edge, Evidence } from './types';

export interface Fact {
  edge: Edge;
  evidence: Evidence;
}

export interface ReadPiece {
  text: string;
  actor: string | null;
  /** The relations whose trigger this is. */
  facts: Fact[];
}

/** What an article is evidence for, in the order of the text. */
export function factsOf(edges: Edge[], document: string): Fact[] {
  const facts = edges.flatMap((edge) =>
    edge.evidence.filter((e) => e.document === document).map((evidence) => ({ edge, evidence })));
  return facts.sort((a, b) => a.evidence.start - b.evidence.start || a.evidence.sentence - b.evidence.sentence);
}

/** The sentences that are evidence, each once, with a gap where something is left out. */
export function excerpts(facts: Fact[]): { text: string; facts: Fact[] }[] {
  const found = new Map<string, { text: string; facts: Fact[] }>();
  for (const fact of facts) {
    const key = `${fact.evidence.sentence} ${fact.evidence.start}`;
    const known = found.get(key);
    if (known) known.facts.push(fact);
    else found.set(key, { text: fact.evidence.text, facts: [fact] });
  }
  return [...found.values()];
}

/** Cuts a text. `offset` is where its first code point stands in the document. */
export function readPieces(text: string, facts: Fact[], actors: Actor[], offset: number): ReadPiece[] {
  const triggers = new Map<string, { mark: Mark; facts: Fact[] }>();
  const place = codePoints(text);
  for (const fact of facts) {
    const start = place(fact.evidence.start - offset);
    // A text that has changed since is read without marks rather than with wrong ones.
    if (text.slice(start, start + fact.evidence.text.length) !== fact.evidence.text) continue;
    for (const mark of markTrigger(fact.evidence.text, fact.evidence.trigger)) {
      const moved = { ...mark, start: mark.start + start, end: mark.end + start };
      const key = `${moved.start} ${moved.end}`;
      const known = triggers.get(key);
      if (known) known.facts.push(fact);
      else triggers.set(key, { mark: moved, facts: [fact] });
    }
  }
  const taken = withoutOverlap([...triggers.values()]);
  const marks = markNames(text, namesOf(actors), taken.map(({ mark }) => mark));
  const factsAt = new Map(taken.map(({ mark, facts }) => [mark.start, facts]));
  const found: ReadPiece[] = [];
  let from = 0;
  for (const mark of marks) {
    if (mark.start > from) found.push({ text: text.slice(from, mark.start), actor: null, facts: [] });
    const facts = mark.actor === null ? (factsAt.get(mark.start) ?? []) : [];
    found.push({ text: text.slice(mark.start, mark.end), actor: mark.actor, facts });
    from = mark.end;
  }
  if (from < text.length) found.push({ text: text.slice(from), actor: null, facts: [] });
  return found;
}

function withoutOverlap(triggers: { mark: Mark; facts: Fact[] }[]): { mark: Mark; facts: Fact[] }[] {
  const inOrder = [...triggers].sort((a, b) => a.mark.start - b.mark.start || b.mark.end - a.mark.end);
  const kept: { mark: Mark; facts: Fact[] }[] = [];
  for (const item of inOrder) {
    const last = kept[kept.length - 1];
    if (last && item.mark.start < last.mark.end) last.facts.push(...item.facts);
    else kept.push({ mark: item.mark, facts: [...item.facts] });
  }
  return kept;
}

/** From a number of code points to a place in the string. */
function codePoints(text: string): (count: number) => number {
  const places: number[] = [];
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) places.push(at);
  places.push(text.length);
  return (count) => places[Math.min(Math.max(0, count), places.length - 1)]!;
}
