/** Reads the graph that stands in the page. */

import { edgeKey, makeEdge } from './edge';
import type { Actor, Doc, Edge, Evidence, Graph, Kind, Quad, Status, TypeInfo } from './types';
import { KINDS, QUADS, STATUSES } from './types';

/** The types that every reader knows (src/relation/types.rs), in the order in which they are shown. */
const PLOVER: [string, Quad, boolean][] = [
  ['AGREE', 'verbal-cooperation', true],
  ['CONSULT', 'verbal-cooperation', true],
  ['SUPPORT', 'verbal-cooperation', false],
  ['CONCEDE', 'verbal-cooperation', false],
  ['COOPERATE', 'material-cooperation', true],
  ['AID', 'material-cooperation', false],
  ['RETREAT', 'material-cooperation', false],
  ['REQUEST', 'verbal-conflict', false],
  ['ACCUSE', 'verbal-conflict', false],
  ['REJECT', 'verbal-conflict', false],
  ['THREATEN', 'verbal-conflict', false],
  ['PROTEST', 'material-conflict', false],
  ['SANCTION', 'material-conflict', false],
  ['MOBILIZE', 'material-conflict', false],
  ['COERCE', 'material-conflict', false],
  ['ASSAULT', 'material-conflict', false],
  ['AFFILIATION', null, false],
  ['OTHER', null, false],
];

/** Any JSON; fields are asked for and checked one by one, since a file may have been written by anybody. */
type Loose = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const orNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const list = (value: unknown): Loose[] => (Array.isArray(value) ? (value as Loose[]) : []);
const texts = (value: unknown): string[] => list(value).map(text).filter(Boolean);

function oneOf<T>(value: unknown, allowed: T[], fallback: T): T {
  return allowed.includes(value as T) ? (value as T) : fallback;
}

export function readGraph(json: string): Graph {
  const file = JSON.parse(json) as Loose;
  const head = (file['graph'] ?? {}) as Loose;
  if (head['format'] !== 'actograph/1') throw new Error(`graph.format: ${String(head['format'])}`);
  const types = new Map<string, TypeInfo>();
  for (const [name, quad, symmetric] of PLOVER) types.set(name, { name, quad, symmetric, color: null });
  for (const own of list(head['types'])) {
    const color = /^#[0-9a-f]{6}$/i.test(text(own['color'])) ? text(own['color']) : null;
    const quad = oneOf<Quad>(own['quad'], QUADS, null);
    types.set(text(own['name']), { name: text(own['name']), quad, symmetric: own['symmetric'] === true, color });
  }
  const actors = list(file['nodes']).map(readActor);
  const known = new Set(actors.map((actor) => actor.id));
  const edges = list(file['edges'] ?? file['links'])
    .map((edge) => readEdge(edge, types))
    .filter((edge) => known.has(edge.source) && known.has(edge.target));
  return assemble(list(head['documents']).map(readDocument), actors, edges, types);
}

/** Whole texts by the ids of their documents. */
export function readTexts(json: string): Map<string, string> {
  const file = JSON.parse(json || '{}') as Loose;
  return new Map(Object.entries(file).map(([id, value]) => [id, text(value)]));
}

export function assemble(documents: Doc[], actors: Actor[], edges: Edge[], types: Map<string, TypeInfo>): Graph {
  return {
    documents,
    actors,
    edges,
    types,
    actor: new Map(actors.map((actor) => [actor.id, actor])),
    document: new Map(documents.map((document) => [document.id, document])),
  };
}

function readDocument(value: Loose): Doc {
  return {
    id: text(value['id']),
    title: orNull(value['title']),
    date: /^\d{4}-\d\d-\d\d$/.test(text(value['date'])) ? text(value['date']) : null,
    uri: orNull(value['uri']),
    publisher: orNull(value['publisher']),
    lang: /^[a-z]{2,3}$/.test(text(value['lang'])) ? text(value['lang']) : '',
  };
}

function readActor(value: Loose): Actor {
  return {
    id: text(value['id']),
    name: text(value['name']),
    kind: oneOf<Kind>(value['kind'], KINDS, 'group'),
    country: orNull(value['country']),
    named: value['named'] !== false,
    aliases: texts(value['aliases']),
    mentions: number(value['mentions']),
    members: [],
  };
}

function readEdge(value: Loose, types: Map<string, TypeInfo>): Edge {
  const [source, target, name] = [text(value['source']), text(value['target']), text(value['type'])];
  let type = types.get(name);
  if (!type) types.set(name, (type = { name, quad: null, symmetric: false, color: null }));
  const evidence = list(value['evidence']).map((item) => readEvidence(item, source, target));
  return { ...makeEdge(source, target, type, evidence), key: edgeKey(source, name, target) };
}

function readEvidence(value: Loose, source: string, target: string): Evidence {
  const chain = texts(value['by_chain']);
  const by = orNull(value['by']);
  return {
    document: text(value['document']),
    sentence: number(value['sentence']),
    start: number(value['start']),
    end: number(value['end']),
    text: text(value['text']),
    trigger: text(value['trigger']),
    predicate: text(value['predicate']),
    status: oneOf<Status>(value['status'], STATUSES, 'actual'),
    by: chain.length > 0 ? chain : by ? [by] : [],
    negated: value['negated'] === true,
    confidence: Math.min(1, Math.max(0, number(value['confidence']))),
    source,
    target,
  };
}
