/** Finds in a text the places to mark: actors by their names, and the words that carry a relation. */

import type { Actor } from './types';

export interface Mark {
  /** UTF-16 units, half open, as strings of this language are cut. */
  start: number;
  end: number;
  /** What it is: the id of an actor, or null for a trigger. */
  actor: string | null;
}

export interface Piece {
  text: string;
  mark: Mark | null;
}

const WORD = /[\p{L}\p{N}]/u;

function isWhole(text: string, start: number, end: number): boolean {
  return !WORD.test(text[start - 1] ?? ' ') && !WORD.test(text[end] ?? ' ');
}

/** The names of actors, each with its id; a name that two have goes to the first. */
export function namesOf(actors: (Actor | undefined)[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const actor of actors) {
    if (!actor) continue;
    for (const name of [actor.name, ...actor.aliases]) if (!names.has(name)) names.set(name, actor.id);
  }
  return names;
}

/** All places where one of the names stands as whole words. Longer names go first, and nothing is marked twice. */
export function markNames(text: string, names: Map<string, string>, taken: Mark[] = []): Mark[] {
  const marks = [...taken];
  const longestFirst = [...names].filter(([name]) => name.trim().length > 1).sort((a, b) => b[0].length - a[0].length);
  const isFree = (start: number, end: number) => marks.every((mark) => end <= mark.start || start >= mark.end);
  for (const [name, actor] of longestFirst) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const end = at + name.length;
      if (isWhole(text, at, end) && isFree(at, end)) marks.push({ start: at, end, actor });
    }
  }
  return marks.sort((a, b) => a.start - b.start);
}

/** The pieces of a trigger (`warf … vor`), in their order in the sentence, as whole words where possible. */
export function markTrigger(sentence: string, trigger: string): Mark[] {
  const marks: Mark[] = [];
  let from = 0;
  for (const piece of trigger.split(' … ').filter(Boolean)) {
    const at = findWhole(sentence, piece, from);
    if (at < 0) continue;
    marks.push({ start: at, end: at + piece.length, actor: null });
    from = at + piece.length;
  }
  return marks;
}

function findWhole(text: string, piece: string, from: number): number {
  for (let at = text.indexOf(piece, from); at >= 0; at = text.indexOf(piece, at + 1)) {
    if (isWhole(text, at, at + piece.length)) return at;
  }
  return text.indexOf(piece, from);
}

/** Cuts a text at its marks, which are in order and do not overlap. */
export function pieces(text: string, marks: Mark[]): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const mark of marks) {
    if (mark.start > from) found.push({ text: text.slice(from, mark.start), mark: null });
    found.push({ text: text.slice(mark.start, mark.end), mark });
    from = mark.end;
  }
  if (from < text.length) found.push({ text: text.slice(from), mark: null });
  return found;
}
