// Graphs for tests: small ones by hand, large ones by a generator that always gives the same.

const QUADS = {
  AGREE: 'verbal-cooperation', CONSULT: 'verbal-cooperation', SUPPORT: 'verbal-cooperation', COOPERATE: 'material-cooperation',
  AID: 'material-cooperation', REQUEST: 'verbal-conflict', ACCUSE: 'verbal-conflict', REJECT: 'verbal-conflict',
  THREATEN: 'verbal-conflict', PROTEST: 'material-conflict', SANCTION: 'material-conflict', ASSAULT: 'material-conflict',
  AFFILIATION: null, OTHER: null,
};

export function actor(id, name, more = {}) {
  return { id, name, kind: 'person', country: null, named: true, aliases: [name], mentions: 1, ...more };
}

export function evidence(text, trigger, more = {}) {
  return { document: 'd1', sentence: 1, start: 0, end: [...text].length, text, trigger, predicate: trigger, status: 'actual', by: null,
    negated: false, confidence: 0.8, ...more };
}

export function edge(source, type, target, ...pieces) {
  return { source, target, key: type, type, quad: QUADS[type] ?? null, weight: pieces.length, evidence: pieces };
}

export function graph(nodes, edges, documents = [{ id: 'd1', title: null, date: null, uri: null, lang: 'de' }], types) {
  return { directed: true, multigraph: true, graph: { format: 'actograph/1', documents, ...(types ? { types } : {}) }, nodes, edges };
}

/** A week with dates, every status, denials, a quarrel, parallel relations and folded states. */
export function week() {
  const documents = [
    { id: 'montag', title: 'Streit um den Hafen', date: '2026-03-02', uri: 'https://news.example/hafen', publisher: 'Nordblatt', lang: 'de' },
    { id: 'dienstag', title: null, date: '2026-03-03', uri: null, lang: 'de' },
    { id: 'freitag', title: 'Letzte Runde', date: '2026-03-06', uri: 'javascript:alert(1)', lang: 'de' },
  ];
  const nodes = [
    actor('lena-kern', 'Lena Kern', { country: 'AUT', aliases: ['Lena Kern', 'Außenministerin Lena Kern', 'Kern'], mentions: 7 }),
    actor('tobias-brandt', 'Tobias Brandt', { country: 'DEU', aliases: ['Tobias Brandt', 'Brandt'], mentions: 5 }),
    actor('hafen', 'Hafengesellschaft Nordufer', { kind: 'organization', country: 'DEU', aliases: ['Hafengesellschaft Nordufer', 'HGN'] }),
    actor('oesterreich', 'Österreich', { kind: 'place', country: 'AUT', mentions: 4 }),
    actor('wien', 'Wien', { kind: 'place', country: 'AUT', mentions: 2 }),
    actor('deutschland', 'Deutschland', { kind: 'place', country: 'DEU', mentions: 3 }),
    actor('demonstranten', 'Demonstranten', { kind: 'group', named: false }),
    actor('paul-ohnesorge', 'Paul Ohnesorge', {}),
  ];
  const on = (document, more = {}) => ({ document, ...more });
  const edges = [
    edge('lena-kern', 'CONSULT', 'tobias-brandt',
      evidence('Kern und Brandt sprachen am Montag über den Hafen.', 'sprachen', on('montag')),
      evidence('Am Freitag trafen sich Kern und Brandt.', 'trafen', on('freitag', { sentence: 2, start: 60, end: 99 }))),
    edge('lena-kern', 'ACCUSE', 'tobias-brandt',
      evidence('Kern warf Brandt laut „Morgenblatt“ Wortbruch vor.', 'warf … vor', on('montag', { sentence: 2, start: 51, end: 101, status: 'claimed', by: 'Morgenblatt' })),
      evidence('Kern habe Brandt nichts vorgeworfen, sagte ihr Sprecher.', 'vorgeworfen', on('dienstag', { status: 'claimed', by: 'Sprecher', negated: true }))),
    edge('tobias-brandt', 'REJECT', 'lena-kern', evidence('Brandt wies den Vorwurf von Kern zurück.', 'wies … zurück', on('dienstag', { sentence: 2 }))),
    edge('demonstranten', 'PROTEST', 'hafen', evidence('Demonstranten zogen vor die Hafengesellschaft Nordufer.', 'zogen', on('dienstag', { sentence: 3 }))),
    edge('tobias-brandt', 'AFFILIATION', 'hafen', evidence('Brandt, Chef der Hafengesellschaft Nordufer, schwieg.', 'Chef', on('montag', { sentence: 3, predicate: 'Chef' }))),
    edge('wien', 'THREATEN', 'deutschland', evidence('Wien drohe Deutschland nicht, hieß es.', 'drohe', on('freitag', { negated: true, status: 'claimed' }))),
    edge('oesterreich', 'AID', 'deutschland', evidence('Österreich will Deutschland helfen.', 'helfen', on('freitag', { sentence: 3, status: 'intended' }))),
    edge('hafen', 'OTHER', 'deutschland', evidence('Die HGN überholte Deutschland.', 'überholte', on('freitag', { sentence: 4, confidence: 0.3 }))),
  ];
  return graph(nodes, edges, documents);
}

/** Strings that would do harm if any of them became markup, a link or a formula. */
export const HOSTILE = [
  '<script>window.harmed = 1</script>', '</script><script>window.harmed = 1</script>', '<!--<script>', '<img src=x onerror="window.harmed=1">',
  '"><svg onload="window.harmed=1">', "' onmouseover='window.harmed=1", 'javascript:window.harmed=1', 'JaVaScRiPt:window.harmed=1//https://x.example',
  'data:text/html,<script>window.harmed=1</script>', '{{constructor.constructor("window.harmed=1")()}}', '${window.harmed=1}', '__proto__', 'constructor',
  '=HYPERLINK("http://x.example")', '../../etc/passwd', '@@texts@@', '@@graph@@', '\u2028\u2029', '\u202Eumgedreht', '</title><style>*{display:none}</style>',
  '&lt;b&gt;', 'a\nb\tc', '\u0007', '😀'.repeat(300), 'x'.repeat(5000), ' ',
];

/** Every field of a graph filled with each of the hostile strings. */
export function hostile() {
  const documents = HOSTILE.map((text, at) => ({ id: `${at}${text}`, title: at % 2 ? text : null, date: text, uri: text, lang: text }));
  const nodes = HOSTILE.map((text, at) => actor(at % 2 ? `${at}${text}` : text, text, { kind: text, country: text, aliases: [text, `${text} ${at}`] }));
  const id = (at) => nodes[at % nodes.length].id;
  const edges = HOSTILE.map((text, at) => ({
    ...edge(id(at), at % 3 ? text : 'ACCUSE', id(at + 1), evidence(`${text} und ${text}`, text, {
      document: documents[at].id, predicate: text, by: text, status: text, by_chain: [text, text],
    })), quad: text,
  }));
  const types = HOSTILE.map((name) => ({ name, quad: null, symmetric: false, color: name }));
  return graph(nodes, edges, documents, types);
}

/** The same numbers for the same seed, from 0 to 1. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES = ['Ba', 'ko', 'ren', 'dil', 'Mar', 'tu', 'sen', 'gra', 'Ol', 'vik', 'ha', 'lund', 'Ti', 'mo', 'ster', 'neu'];

/** A large graph: actors in circles of some forty that deal mostly with each other. */
export function large(actors, edges, documents = 200, seed = 7) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const word = () => Array.from({ length: 2 + Math.floor(next() * 2) }, () => pick(SYLLABLES)).join('').toLowerCase().replace(/^./, (c) => c.toUpperCase());
  const nodes = Array.from({ length: actors }, (_, at) => {
    const name = `${word()} ${word()}`;
    return actor(`a${at}`, name, {
      kind: pick(['person', 'person', 'person', 'organization', 'place', 'group']), country: pick([null, 'DEU', 'FRA', 'POL', 'NOR', 'CHL']),
      aliases: [name, name.split(' ')[1]], mentions: 1 + Math.floor(next() * 9),
    });
  });
  const types = Object.keys(QUADS);
  const found = new Map();
  while (found.size < edges) {
    const a = Math.floor(next() * next() * actors);
    const home = Math.floor(a / 40) * 40;
    const b = next() < 0.85 ? Math.min(actors - 1, home + Math.floor(next() * 40)) : Math.floor(next() * actors);
    const type = pick(types);
    const key = `${a} ${b} ${type}`;
    if (a === b || found.has(key)) continue;
    const pieces = Array.from({ length: 1 + Math.floor(next() * next() * 5) }, () => {
      const text = `${nodes[a].name} sprach in dieser erfundenen Meldung über ${nodes[b].name} und die Folgen.`;
      return evidence(text, 'sprach', {
        document: `doc-${Math.floor(next() * documents)}`, sentence: 1 + Math.floor(next() * 20), status: pick(['actual', 'actual', 'claimed', 'intended']),
        negated: next() < 0.05, confidence: Math.round((0.3 + next() * 0.6) * 100) / 100,
      });
    });
    found.set(key, edge(nodes[a].id, type, nodes[b].id, ...pieces));
  }
  const days = (at) => `2026-${String(1 + Math.floor(at / 28) % 12).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;
  const list = Array.from({ length: documents }, (_, at) => ({ id: `doc-${at}`, title: null, date: days(at), uri: null, lang: 'de' }));
  return graph(nodes, [...found.values()], list);
}
