// What the page works out from the graph, against the program and by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostile, week } from './graphs.mjs';
import { load } from './modules.mjs';
import { readGraph as readFile } from './page.mjs';

const { readGraph } = await load('data/read');
const { searchActors } = await load('data/search');
const { contradictions } = await load('data/contradictions');
const { collapseCountries } = await load('data/collapse');
const { neighbours, shortest, within } = await load('data/paths');
const { markNames, markTrigger } = await load('data/highlight');
const { readPieces } = await load('data/article');
const { toHash, fromHash } = await load('state/hash');
const { DEFAULT } = await load('state/state');
const { cell } = await load('save/csv');

const read = (value) => readGraph(JSON.stringify(value));

test('edges follow from their evidence as the program has it', () => {
  for (const name of ['all', 'politics', 'trade', 'business', 'sport']) {
    const file = readFile(name);
    const edges = read(file).edges;
    assert.equal(edges.length, file.edges.length);
    file.edges.forEach((expected, at) => {
      const { weight, status, negated, by, predicates, quad, confidence } = edges[at];
      assert.deepEqual({ weight, status, negated, by, predicates, quad },
        { weight: expected.weight, status: expected.status, negated: expected.negated, by: expected.by, predicates: expected.predicates, quad: expected.quad });
      // The file has two decimals, of each piece of evidence and of the whole.
      assert.ok(Math.abs(confidence - expected.confidence) < (weight > 1 ? 0.0101 : 1e-9), `${name} ${at}: ${confidence} ${expected.confidence}`);
    });
  }
});

test('actors are found by any name, with or without umlauts', () => {
  const { actors } = read(week());
  const first = (query) => searchActors(actors, query, 5)[0]?.actor.id;
  const table = [
    ['kern', 'lena-kern'], ['Außenmin', 'lena-kern'], ['aussenministerin', 'lena-kern'], ['HGN', 'hafen'], ['oesterr', 'oesterreich'],
    ['osterr', 'oesterreich'], ['ÖSTERREICH', 'oesterreich'], ['brandt', 'tobias-brandt'],
  ];
  for (const [query, id] of table) assert.equal(first(query), id, query);
  assert.deepEqual(searchActors(actors, 'niemand', 5), []);
  assert.deepEqual(searchActors(actors, '  ', 5), []);
  assert.equal(searchActors(actors, 'HGN', 5)[0].alias, 'HGN');
});

test('contradictions are affirmed and denied, or accused and rejected', () => {
  const found = contradictions(read(week()).edges);
  assert.deepEqual(found.map(({ reason, source, target }) => [reason, source, target]).sort(),
    [['denial', 'lena-kern', 'tobias-brandt'], ['polarity', 'lena-kern', 'tobias-brandt']]);
  const polarity = found.find(({ reason }) => reason === 'polarity');
  assert.deepEqual([polarity.says.evidence.length, polarity.denies.evidence.length], [1, 1]);
});

test('a state and its capital fold into one actor, with all evidence', () => {
  const graph = read(week());
  const folded = collapseCountries(graph);
  const state = folded.actors.find(({ members }) => members.length > 0);
  assert.deepEqual([state.name, state.members.map(({ id }) => id)], ['Österreich', ['oesterreich', 'wien']]);
  assert.equal(folded.actors.length, graph.actors.length - 1);
  assert.deepEqual(folded.edges.filter(({ source }) => source === state.id).map(({ type }) => type).sort(), ['AID', 'THREATEN']);
  const pieces = (g) => g.edges.reduce((sum, edge) => sum + edge.weight, 0);
  assert.equal(pieces(folded), pieces(graph));
});

test('neighbourhoods and shortest paths', () => {
  const near = neighbours(read(week()).edges);
  assert.deepEqual([...within(near, 'wien', 1)].sort(), ['deutschland', 'wien']);
  assert.deepEqual([...within(near, 'wien', 2)].sort(), ['deutschland', 'hafen', 'oesterreich', 'wien']);
  assert.deepEqual([...shortest(near, 'wien', 'lena-kern')].sort(), ['deutschland', 'hafen', 'lena-kern', 'tobias-brandt', 'wien']);
  assert.deepEqual([...shortest(near, 'wien', 'paul-ohnesorge')], []);
  assert.deepEqual([...shortest(near, 'wien', 'wien')], ['wien']);
});

test('names are marked as whole words, the longest first, and triggers in pieces', () => {
  const text = 'Kern traf Lena Kern, nicht Kernbach; wirft er ihr das vor?';
  const names = new Map([['Kern', 'k'], ['Lena Kern', 'lk']]);
  assert.deepEqual(markNames(text, names).map(({ start, end, actor }) => [text.slice(start, end), actor]), [['Kern', 'k'], ['Lena Kern', 'lk']]);
  assert.deepEqual(markTrigger(text, 'wirft … vor').map(({ start, end }) => text.slice(start, end)), ['wirft', 'vor']);
  assert.deepEqual(markTrigger(text, 'fehlt'), []);
});

test('places in a text count code points, and a text that has changed has no marks', () => {
  const graph = read(week());
  const edge = graph.edges[0];
  const text = `😀 Kopf. ${edge.evidence[0].text}`;
  const fact = { edge, evidence: { ...edge.evidence[0], start: 8 } };
  const triggers = (text) => readPieces(text, [fact], graph.actors, 0).filter(({ facts }) => facts.length > 0).map(({ text }) => text);
  assert.deepEqual(triggers(text), ['sprachen']);
  assert.deepEqual(triggers(`x${text}`), []);
  assert.equal(readPieces(text, [fact], graph.actors, 0).map(({ text }) => text).join(''), text);
});

test('every state comes back from its address', () => {
  const states = [
    DEFAULT,
    { ...DEFAULT, typesOff: [] },
    { ...DEFAULT, typesOff: ['A,B', 'ü&='], hidden: ['__proto__', '#', ' '], documents: ['a/b'], countries: ['DEU'], selected: { kind: 'pair', a: 'x', b: 'y,z' } },
    { ...DEFAULT, pinned: { a: [1.5, -2], constructor: [0, 0] }, focus: { kind: 'path', from: 'a', to: 'b' }, camera: [1, 2, 0.5] },
    { ...DEFAULT, focus: { kind: 'ego', id: 'a', hops: 3 }, selected: { kind: 'edge', key: '["a","T","b"]' }, reading: 'd', tab: 'texts' },
    { ...DEFAULT, from: '2026-01-01', to: '2026-02-01', minWeight: 3, minConfidence: 0.5, lonely: true, collapse: true, unfoldAll: true,
      denials: 'only', statusesOff: ['claimed'], kindsOff: ['group'], unfolded: ['["a","b"]'], selected: { kind: 'actor', id: 'a' } },
  ];
  for (const state of states) assert.deepEqual(fromHash(toHash(state)), state);
  assert.equal(toHash(DEFAULT), '');
  for (const junk of ['#', '#view=1,2', '#view=a,b,c', '#ego=', '#weight=-5&conf=x&from=yesterday', '#sel=edge', '#%', '#pin=a&pin=NaN&pin=1']) {
    assert.deepEqual(fromHash(junk), DEFAULT, junk);
  }
});

test('cells hold no formulas and no line breaks', () => {
  const table = [['a"b', '"a""b"'], ['a,b', '"a,b"'], ['=1+1', "'=1+1"], ['@x', "'@x"], ['-5', '-5'], ['-x', "'-x"], ['a\r\nb\tc', 'a b c'], ['+1', "'+1"]];
  for (const [text, expected] of table) assert.equal(cell(text), expected, JSON.stringify(text));
});

test('anything is read without failing', () => {
  const graph = read(hostile());
  assert.ok(graph.actors.every(({ kind }) => ['person', 'organization', 'place', 'group'].includes(kind)));
  assert.ok(graph.edges.length > 0);
  assert.throws(() => readGraph('{"graph":{"format":"other/1"}}'), /other\/1/);
  const bare = { graph: { format: 'actograph/1' }, nodes: [{}, { id: 1 }], edges: [{}, { evidence: 'x' }] };
  assert.doesNotThrow(() => read(bare));
});
