// The picture: what is drawn, how, and what hands can do with it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actor, edge, evidence, graph, week } from './graphs.mjs';
import { drawn, launch, open, pageOf } from './page.mjs';
import { saved } from './steps.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Places that a test knows: the middle of the picture is (0, 0), one unit is one pixel. */
const PLACES = 'view=0,0,1&pin=lena-kern&pin=-150&pin=0&pin=tobias-brandt&pin=150&pin=0&pin=wien&pin=-150&pin=-200&pin=deutschland&pin=150&pin=-200';

async function at(page, x, y) {
  const box = await page.locator('canvas').boundingBox();
  return [box.x + box.width / 2 + x, box.y + box.height / 2 + y];
}

/** Colours of the pixels around a place, as #rrggbb. */
function colours(page, x, y, reach) {
  return page.evaluate(([x, y, reach]) => {
    const canvas = document.querySelector('canvas');
    const data = canvas.getContext('2d').getImageData(canvas.width / 2 + x - reach, canvas.height / 2 + y - reach, 2 * reach, 2 * reach).data;
    const found = new Set();
    for (let at = 0; at < data.length; at += 4) found.add(`#${[...data.slice(at, at + 3)].map((n) => n.toString(16).padStart(2, '0')).join('')}`);
    return [...found];
  }, [x, y, reach]);
}

test('quads are colours, statuses are line styles, kinds are shapes', async () => {
  const nodes = [actor('a', 'Anna'), actor('b', 'Bund', { kind: 'organization' }), actor('c', 'Calen', { kind: 'place' }), actor('d', 'Leute', { kind: 'group', named: false })];
  const say = (type, from, to, more) => edge(from, type, to, evidence('Satz.', 'Satz', more));
  const lines = graph(nodes, [
    say('CONSULT', 'a', 'b'), say('ACCUSE', 'b', 'c', { status: 'claimed' }), say('ASSAULT', 'c', 'd', { status: 'intended' }), say('AID', 'd', 'a', { negated: true }),
  ]);
  const { page, complaints, close } = await open(browser, pageOf(lines));
  const svg = await saved(page, 'Picture (SVG)');
  const tags = (pattern) => [...svg.matchAll(pattern)].length;
  for (const [colour, count] of [['#56b4e9', 1], ['#e69f00', 1], ['#d55e00', 1]]) {
    assert.ok(tags(new RegExp(`<line [^>]*stroke="${colour}"`, 'g')) >= count, colour);
  }
  assert.ok(/<line [^>]*stroke="#e69f00"[^>]*stroke-dasharray="\d/.test(svg), 'the claim is dashed');
  assert.ok(/<line [^>]*stroke="#d55e00"[^>]*stroke-dasharray="0[^>]*stroke-linecap="round"/.test(svg), 'the plan is dotted');
  // The denied line has its line, a slash, and a bar instead of an arrow; a mutual one has two arrows.
  assert.equal(tags(/<line [^>]*stroke="#0072b2"/g), 4, 'line, slash, bar, legend');
  assert.equal(tags(/<polygon [^>]*fill="#56b4e9"/g), 2, 'two arrows');
  assert.equal(tags(/<polygon [^>]*fill="#e69f00"/g), 1, 'one arrow');
  assert.equal(tags(/<circle /g), 1, 'one person');
  for (const name of ['Anna', 'Bund', 'Calen', 'Leute', 'accuses']) assert.ok(svg.includes(`>${name}</text>`), name);
  const legend = await page.locator('.legend').innerText();
  for (const words of ['Words with each other', 'Deeds against each other', 'claimed by someone', 'planned or demanded', 'denied', 'not named', 'Organisation']) {
    assert.ok(legend.includes(words), words);
  }
  assert.deepEqual(complaints, []);
  await close();
});

test('the canvas shows the colours of the quads', async () => {
  const { page, close } = await open(browser, pageOf(week()), { hash: PLACES });
  const grouped = await colours(page, 0, 0, 60);
  assert.ok(grouped.includes('#56b4e9') && grouped.includes('#e69f00'), 'a group with both sides has two colours');
  await close();
});

test('relations of a pair are one line until they are unfolded', async () => {
  const { page, close } = await open(browser, pageOf(week()), { hash: PLACES });
  const labels = async () => [...(await saved(page, 'Picture (SVG)')).matchAll(/>([^<]*)<\/text>/g)].map(([, text]) => text);
  assert.ok((await labels()).includes('3 ×'));
  await page.mouse.click(...(await at(page, 10, 0)));
  assert.equal(await page.locator('.statement.pair').count(), 1, 'a click on the group lists its relations');
  assert.equal(await page.locator('.card .row').count(), 3);
  await page.getByRole('button', { name: 'Draw apart' }).click();
  await drawn(page);
  const apart = await labels();
  assert.ok(!apart.includes('3 ×') && apart.includes('talks with') && apart.includes('accuses') && apart.includes('rejects'), apart.join());
  await page.getByRole('button', { name: 'Draw as one line' }).click();
  await drawn(page);
  assert.ok((await labels()).includes('3 ×'));
  await close();
});

test('thickness grows with the evidence', async () => {
  const pieces = Array.from({ length: 8 }, (_, sentence) => evidence('Satz.', 'Satz', { sentence }));
  const nodes = ['a', 'b', 'c'].map((id) => actor(id, id.toUpperCase()));
  const { page, close } = await open(browser, pageOf(graph(nodes, [edge('a', 'ACCUSE', 'b', ...pieces), edge('b', 'PROTEST', 'c', pieces[0])])));
  const svg = await saved(page, 'Picture (SVG)');
  const width = (colour) => Number(new RegExp(`<line [^>]*stroke="${colour}" stroke-width="([\\d.]+)"`).exec(svg)[1]);
  assert.ok(width('#e69f00') > width('#d55e00') * 1.5, `${width('#e69f00')} ${width('#d55e00')}`);
  await close();
});

test('names do not lie over each other', async () => {
  for (const size of [[1280, 800], [390, 844]]) {
    const { page, close } = await open(browser, pageOf(week()), { size });
    const svg = await saved(page, 'Picture (SVG)');
    const boxes = await page.evaluate((svg) => {
      const holder = document.createElement('div');
      holder.append(document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true));
      document.body.append(holder);
      const boxes = [...holder.querySelectorAll('text:not([transform])')].map((text) => text.getBoundingClientRect().toJSON());
      holder.remove();
      return boxes;
    }, svg);
    assert.ok(boxes.length >= 7);
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
      assert.ok(!over, JSON.stringify([a, b]));
    }));
    await close();
  }
});

test('hands move, scale, choose and pin', async () => {
  const { page, close } = await open(browser, pageOf(week()), { hash: PLACES });
  const view = async () => {
    await page.waitForTimeout(500);
    return (new URLSearchParams(new URL(page.url()).hash.slice(1)).get('view') ?? '').split(',').map(Number);
  };
  const [x, y] = await at(page, 0, -300);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 30, { steps: 4 });
  await page.mouse.up();
  assert.deepEqual(await view(), [-40, -30, 1], 'the ground was dragged');
  await page.mouse.wheel(0, -300);
  assert.ok((await view())[2] > 1.3, 'the wheel brings it closer');
  await page.locator('canvas').focus();
  await page.keyboard.press('0');
  await page.waitForTimeout(400);
  assert.ok(!page.url().includes('view='), 'the key 0 shows all');
  await page.goto(page.url().replace(/#.*/, `#${PLACES}`));
  await drawn(page);
  await page.mouse.click(...(await at(page, -150, 0)));
  assert.equal(await page.locator('.card h2').innerText(), 'Lena Kern');
  await page.mouse.move(...(await at(page, 150, 0)));
  await page.mouse.down();
  await page.mouse.move(...(await at(page, 150, 120)), { steps: 4 });
  await page.mouse.up();
  await page.waitForTimeout(300);
  const pins = new URLSearchParams(new URL(page.url()).hash.slice(1)).getAll('pin');
  assert.deepEqual(pins.slice(pins.indexOf('tobias-brandt'), pins.indexOf('tobias-brandt') + 3).map((v) => (isNaN(v) ? v : Math.round(v))), ['tobias-brandt', 150, 120]);
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(300);
  assert.ok(!page.url().includes('pin=120'), 'undone');
  await page.mouse.dblclick(...(await at(page, -150, 0)));
  assert.equal(await page.locator('.focusbar span').innerText(), 'Surroundings of Lena Kern');
  await close();
});

test('a phone can pinch and tap', async () => {
  const { page, close } = await open(browser, pageOf(week()), { size: [390, 844], touch: true, hash: 'view=0,0,1&pin=lena-kern&pin=0&pin=0' });
  const [x, y] = await at(page, 0, 0);
  await page.touchscreen.tap(x, y);
  await page.locator('.card h2').waitFor();
  assert.equal(await page.locator('.card h2').innerText(), 'Lena Kern', 'the panel has come up');
  // The picture has made room for the panel.
  const [px, py] = await at(page, 0, 0);
  const cdp = await page.context().newCDPSession(page);
  const touch = (type, ...points) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', [px - 30, py - 40], [px + 30, py - 40]);
  for (let step = 1; step <= 4; step++) await touch('touchMove', [px - 30 - step * 10, py - 40], [px + 30 + step * 10, py - 40]);
  await touch('touchEnd');
  await page.waitForTimeout(500);
  const scale = Number(/view=[^&]*%2C[^&]*%2C([\d.]+)/.exec(page.url())?.[1]);
  assert.ok(scale > 1.5, `pinched to ${scale}: ${page.url()}`);
  await close();
});

test('an empty graph says so, and so do filters that leave nothing', async () => {
  const alone = await open(browser, pageOf(graph([actor('a', 'Anna Allein')], [])));
  assert.match(await alone.page.locator('.nothing').innerText(), /No relations were found/);
  await alone.page.locator('.nothing button').click();
  assert.match(await alone.page.locator('.panel').innerText(), /Anna Allein/);
  await alone.close();
  const { page, close } = await open(browser, pageOf(week()), { hash: 'conf=0.99' });
  assert.match(await page.locator('.nothing').innerText(), /Nothing fits these filters/);
  await page.locator('.nothing').getByRole('button').click();
  assert.equal(await page.locator('.nothing').count(), 0);
  await close();
});
