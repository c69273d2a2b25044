// Files of what is seen, read back by those that read them.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { hostile, week } from './graphs.mjs';
import { launch, open, pageOf, program, temporary } from './page.mjs';
import { saved } from './steps.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test('JSON holds what is seen, and the program reads it', async (t) => {
  const { page, close } = await open(browser, pageOf(week()), { hash: 'doc=montag' });
  const text = await saved(page, 'Graph (JSON)');
  const file = JSON.parse(text);
  assert.deepEqual(file.edges.map(({ source, type, target, weight }) => `${source} ${type} ${target} ${weight}`).sort(),
    ['lena-kern ACCUSE tobias-brandt 1', 'lena-kern CONSULT tobias-brandt 1', 'tobias-brandt AFFILIATION hafen 1']);
  assert.deepEqual(file.nodes.map(({ id }) => id).sort(), ['hafen', 'lena-kern', 'tobias-brandt']);
  await close();
  if (!program) return t.diagnostic('skipped: the program is not built');
  const folded = await open(browser, pageOf(week()), { hash: 'states=1&off=' });
  for (const [name, json] of [['seen', text], ['folded', await saved(folded.page, 'Graph (JSON)')]]) {
    const path = temporary(`${name}.json`);
    writeFileSync(path, json);
    const again = JSON.parse(execFileSync(program, ['convert', path, '-f', 'json'], { encoding: 'utf8' }));
    assert.equal(again.edges.length, JSON.parse(json).edges.length);
    assert.deepEqual(again.edges.map(({ weight, status, negated }) => [weight, status, negated]).sort(),
      JSON.parse(json).edges.map(({ weight, status, negated }) => [weight, status, negated]).sort());
  }
  await folded.close();
});

test('CSV has a row with its citation for each sentence', async () => {
  const { page, close } = await open(browser, pageOf(week()));
  const text = await saved(page, 'Table with citations (CSV)');
  assert.equal(text.charCodeAt(0), 0xfeff);
  const rows = text.slice(1).trimEnd().split('\r\n');
  assert.equal(rows.length, 1 + 9);
  assert.ok(rows[0].startsWith('source,relation,target,status,negated'));
  const row = rows.find((line) => line.includes('Wortbruch'));
  assert.equal(row, 'Lena Kern,ACCUSE,Tobias Brandt,claimed,no,Morgenblatt,0.8,Kern warf Brandt laut „Morgenblatt“ Wortbruch vor.,warf … vor,montag,Streit um den Hafen,Nordblatt,2026-03-02,https://news.example/hafen,2,51,101');
  await close();
});

test('CSV of hostile texts has no formula and the right number of cells', async () => {
  const { page, close } = await open(browser, pageOf(hostile()), { hash: 'off=' });
  const text = (await saved(page, 'Table with citations (CSV)')).slice(1);
  const rows = text.trimEnd().split('\r\n').map((line) => line.match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g).slice(0, 17));
  for (const cells of rows) {
    assert.equal(cells.length, 17);
    for (const cell of cells) assert.ok(!/^"?[=+@]/.test(cell), cell);
  }
  await close();
});

test('PNG and SVG are pictures', async () => {
  for (const graph of [week(), hostile()]) {
    const { page, complaints, close } = await open(browser, pageOf(graph), { hash: 'off=' });
    const png = await saved(page, 'Picture (PNG)', null);
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [3200, 2000]);
    assert.ok(png.length > 20_000, 'it is not empty');
    const svg = await saved(page, 'Picture (SVG)');
    const elements = await page.evaluate((svg) => {
      const file = new DOMParser().parseFromString(svg, 'image/svg+xml');
      return [...new Set([...file.querySelectorAll('*')].map((element) => element.localName))].sort();
    }, svg);
    assert.deepEqual(elements.filter((name) => !['circle', 'g', 'line', 'polygon', 'rect', 'svg', 'text', 'title'].includes(name)), []);
    assert.deepEqual(complaints, []);
    await close();
  }
});
