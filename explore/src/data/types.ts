/** What the page knows: the graph as actograph's JSON has it (schema/actograph-1.schema.json). */

export type Kind = 'person' | 'organization' | 'place' | 'group';
export type Status = 'actual' | 'claimed' | 'intended';
export type Quad =
  'verbal-cooperation' | 'material-cooperation' | 'verbal-conflict' | 'material-conflict' | null;
/** Which way a relation goes: with the other, against the other, or neither. */
export type Side = 'with' | 'against' | 'neither';

export interface Doc {
  id: string;
  title: string | null;
  date: string | null;
  uri: string | null;
  publisher: string | null;
  lang: string;
}

export interface Actor {
  id: string;
  name: string;
  kind: Kind;
  country: string | null;
  named: boolean;
  aliases: string[];
  mentions: number;
  /** The actors that were folded into this one; empty for those of the file. */
  members: Actor[];
}

export interface Evidence {
  document: string;
  sentence: number;
  /** Unicode code points in the document, half open. */
  start: number;
  end: number;
  text: string;
  trigger: string;
  predicate: string;
  status: Status;
  /** On whose word, the nearest speaker last. */
  by: string[];
  negated: boolean;
  confidence: number;
  /** The actor as the file has it, where actors are folded. */
  source: string;
  target: string;
}

/** One edge per source, type and target. All but the evidence follows from the evidence. */
export interface Edge {
  key: string;
  source: string;
  target: string;
  type: string;
  quad: Quad;
  symmetric: boolean;
  evidence: Evidence[];
  weight: number;
  status: Status;
  negated: boolean;
  by: string[];
  confidence: number;
  predicates: string[];
}

export interface TypeInfo {
  name: string;
  quad: Quad;
  symmetric: boolean;
  /** The user's own colour, #rrggbb. */
  color: string | null;
}

/** A graph together with ways to look things up in it. */
export interface Graph {
  documents: Doc[];
  actors: Actor[];
  edges: Edge[];
  types: Map<string, TypeInfo>;
  actor: Map<string, Actor>;
  document: Map<string, Doc>;
}

export function sideOf(quad: Quad): Side {
  if (quad === null) return 'neither';
  return quad.endsWith('cooperation') ? 'with' : 'against';
}

export const KINDS: Kind[] = ['person', 'organization', 'place', 'group'];
export const STATUSES: Status[] = ['actual', 'claimed', 'intended'];
export const QUADS: Quad[] =
  ['verbal-cooperation', 'material-cooperation', 'verbal-conflict', 'material-conflict', null];
