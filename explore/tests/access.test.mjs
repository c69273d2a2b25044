// For everybody: axe-core finds nothing, and all can be reached with the keyboard.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { week } from './graphs.mjs';
import { launch, open, pageOf, readArticle, readGraph, root } from './page.mjs';

const axe = readFileSync(join(root, 'explore', 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`);
}

test('axe-core finds no fault in any part', async () => {
  const politics = pageOf(readGraph('politics'), { politics: readArticle('politics') }, 'politics.html');
  const plain = pageOf(week(), {}, 'week.html');
  const table = [
    [plain, {}], [plain, { dark: true, lang: 'de' }], [plain, { hash: 'sel=actor&sel=tobias-brandt' }], [plain, { hash: 'sel=pair&sel=lena-kern&sel=tobias-brandt', dark: true }],
    [plain, { hash: 'tab=relations', lang: 'de' }], [plain, { hash: 'tab=actors', dark: true }], [plain, { hash: 'tab=texts' }], [plain, { hash: 'tab=contradictions' }],
    [plain, { hash: 'conf=1' }], [plain, { size: [390, 844] }], [plain, { size: [390, 844], dark: true, hash: 'sel=actor&sel=lena-kern' }],
    [politics, { hash: 'read=politics' }], [politics, { hash: 'read=politics', dark: true, lang: 'de' }], [politics, { hash: 'ego=norwegen&ego=1&hide=island' }],
  ];
  for (const [address, options] of table) {
    const { page, close } = await open(browser, address, options);
    assert.deepEqual(await faults(page), [], JSON.stringify(options));
    await close();
  }
});

test('open menus and lists have no fault either', async () => {
  const { page, close } = await open(browser, pageOf(week()));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Save', 'the focus comes back');
  await page.getByRole('button', { name: 'Words with each other: Details' }).click();
  await page.locator('#search').fill('e');
  assert.deepEqual(await faults(page), []);
  await close();
});

test('the keyboard reaches everything in a sensible order', async () => {
  const { page, close } = await open(browser, pageOf(week()));
  const order = [];
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    order.push(await page.evaluate(() => {
      const element = document.activeElement;
      const place = element.closest('.header, .side, .stage, .panel')?.className.split(' ')[0] ?? (element.className || element.tagName);
      return `${place}: ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 30)}`;
    }));
  }
  const places = order.map((entry) => entry.split(':')[0]).filter((place, at, all) => place !== all[at - 1]);
  assert.deepEqual(places.slice(0, 5), ['skip', 'header', 'side', 'stage', 'panel'], order.join('\n'));
  assert.ok(order.some((entry) => entry.startsWith('stage: Picture of the graph: 7 actors, 7 relations.')));
  await page.getByRole('tab', { name: 'Overview' }).focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('[role=tab][aria-selected=true]').innerText(), 'Actors');
  await page.getByText('Skip to the lists').focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'panel');
  await close();
});

test('the lists say what the picture shows', async () => {
  const { page, close } = await open(browser, pageOf(week()), { hash: 'tab=relations&off=' });
  const rows = await page.locator('.panelbody .row .text').allInnerTexts();
  assert.deepEqual(rows.map((text) => text.trim()).sort(), [
    'Demonstranten protests against Hafengesellschaft Nordufer', 'Hafengesellschaft Nordufer überholte Deutschland', 'Lena Kern accuses Tobias Brandt',
    'Lena Kern talks with Tobias Brandt', 'Tobias Brandt belongs to Hafengesellschaft Nordufer', 'Tobias Brandt rejects Lena Kern',
    'Wien not: threatens Deutschland', 'Österreich helps Deutschland',
  ]);
  await close();
});
