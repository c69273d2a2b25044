// What can be asked of the page: search, cards, evidence, filters, surroundings, paths, undo, address, reading.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { week } from './graphs.mjs';
import { drawn, launch, open, pageOf, readArticle, readGraph } from './page.mjs';
import { counts } from './steps.mjs';

let browser;
let address;
before(async () => {
  browser = await launch();
  address = pageOf(week(), {}, 'week.html');
});
after(() => browser.close());

/** Opens the week, does something, and makes sure that nothing was complained about. */
async function inWeek(options, act) {
  const { page, complaints, requests, close } = await open(browser, address, options);
  await act(page);
  assert.deepEqual(complaints, []);
  assert.deepEqual(requests.filter((url) => !/^(file|data|blob):/.test(url)), []);
  await close();
}

test('an actor is found by any name, with the keyboard alone', () => inWeek({}, async (page) => {
  await page.keyboard.press('/');
  await page.keyboard.type('hgn');
  assert.match(await page.getByRole('option').first().innerText(), /Hafengesellschaft Nordufer.*also “HGN”/s);
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.card h2').innerText(), 'Hafengesellschaft Nordufer');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.card').count(), 0);
  await page.keyboard.press('/');
  await page.keyboard.type('ern');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.card h2').innerText(), 'Lena Kern');
  await page.locator('#search').fill('niemand');
  assert.match(await page.locator('.nohit').innerText(), /No actor is called “niemand”/);
}));

test('the card tells all that is known of an actor', () => inWeek({ hash: 'sel=actor&sel=tobias-brandt' }, async (page) => {
  const card = await page.locator('.card').innerText();
  for (const words of ['Tobias Brandt', 'Person', 'Germany', 'mentioned 5 times', 'Chef', 'Hafengesellschaft Nordufer', 'Lena Kern accuses', 'rejects', 'Also called', 'Streit um den Hafen', 'Over time']) {
    assert.ok(card.includes(words), `${words} is not in ${card}`);
  }
  assert.equal(await page.locator('.timeline rect').count() > 2, true);
}));

test('behind a line stand its sentences, with marks, source, date and speaker', () => inWeek({}, async (page) => {
  await page.getByRole('tab', { name: 'Relations' }).click();
  await page.locator('.row', { hasText: 'accuses' }).click();
  assert.deepEqual(await page.locator('.statement').innerText().then((text) => text.split('\n')), ['Lena Kern', 'accuses', 'Tobias Brandt']);
  const cards = page.locator('.evidence');
  assert.equal(await cards.count(), 2);
  const first = cards.filter({ hasText: 'Wortbruch' });
  assert.deepEqual(await first.locator('mark.trigger').allInnerTexts(), ['warf', 'vor']);
  assert.deepEqual(await first.locator('mark.actor').allInnerTexts(), ['Kern', 'Brandt']);
  const text = await first.innerText();
  for (const words of ['claimed by someone', 'on the word of Morgenblatt', 'Streit um den Hafen', 'Nordblatt', 'Mar 2, 2026', 'sentence 2', 'confidence 80 %']) assert.ok(text.includes(words), `${words}: ${text}`);
  assert.equal(await first.locator('a').getAttribute('href'), 'https://news.example/hafen');
  assert.match(await cards.filter({ hasText: 'nichts vorgeworfen' }).innerText(), /denied/);
}));

test('each filter leaves out what it should', async () => {
  const table = [
    ['', [7, 7]], ['off=', [7, 8]], ['off=OTHER&off=CONSULT', [7, 6]], ['nostatus=claimed', [6, 5]], ['denials=without', [6, 6]],
    ['denials=only', [4, 2]], ['doc=montag', [3, 3]], ['from=2026-03-06', [5, 3]], ['to=2026-03-02', [3, 3]], ['weight=2', [2, 2]], ['conf=0.9', [2, 2]],
    ['country=AUT', [5, 5]], ['nokind=organization', [5, 5]], ['hide=lena-kern', [6, 4]], ['lonely=1', [8, 7]], ['states=1', [6, 7]],
    ['ego=wien&ego=1', [2, 1]], ['ego=lena-kern&ego=2', [3, 4]], ['path=lena-kern&path=hafen', [3, 4]], ['read=freitag', [5, 3]],
  ];
  for (const [hash, expected] of table) {
    const { page, complaints, close } = await open(browser, address, { hash });
    assert.deepEqual(await counts(page), expected, hash);
    assert.deepEqual(complaints, []);
    await close();
  }
});

test('the filters can be set by hand', () => inWeek({}, async (page) => {
  const seen = () => counts(page);
  await page.getByLabel('Ties and other', { exact: true }).click();
  assert.deepEqual(await seen(), [7, 8], 'what was mixed is all on');
  await page.getByLabel('Ties and other', { exact: true }).click();
  assert.deepEqual(await seen(), [7, 6]);
  await page.getByRole('button', { name: 'Words with each other: Details' }).click();
  await page.getByLabel('talks with').uncheck();
  assert.deepEqual(await seen(), [7, 5]);
  await page.getByLabel('stated as fact').uncheck();
  await page.getByRole('slider', { name: 'Confidence' }).fill('0.5');
  await page.getByLabel('from', { exact: true }).fill('2026-03-03');
  await page.locator('summary', { hasText: 'Article' }).click();
  await page.getByLabel('Letzte Runde').check();
  assert.match(await page.locator('.sidehead').innerText(), /5/);
  await page.getByRole('button', { name: 'Reset filters' }).click();
  assert.deepEqual(await seen(), [7, 7]);
}));

test('surroundings, paths, hiding, pinning, and all of it undone', () => inWeek({}, async (page) => {
  const find = async (name) => {
    await page.locator('#search').fill(name);
    await page.keyboard.press('Enter');
  };
  await find('Wien');
  await page.getByRole('button', { name: 'Surroundings' }).click();
  assert.deepEqual(await counts(page), [2, 1]);
  await page.getByRole('slider', { name: 'Steps' }).fill('2');
  assert.deepEqual(await counts(page), [3, 2]);
  await page.getByRole('button', { name: 'Show the whole graph' }).click();
  await find('Kern');
  await page.getByRole('button', { name: 'Path to …' }).click();
  await page.getByRole('combobox', { name: 'Path from Lena Kern to' }).fill('HGN');
  await page.keyboard.press('Enter');
  assert.deepEqual(await counts(page), [3, 4]);
  assert.equal(await page.locator('.focusbar span').innerText(), 'Lena Kern to Hafengesellschaft Nordufer');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  assert.deepEqual(await counts(page), [7, 7]);
  await find('Kern');
  await page.getByRole('button', { name: 'Pin', exact: true }).click();
  await page.waitForTimeout(300);
  assert.match(page.url(), /pin=lena-kern/);
  await page.getByRole('button', { name: 'Hide' }).click();
  assert.deepEqual(await counts(page), [6, 4]);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual(await counts(page), [7, 7]);
  await page.keyboard.press('Control+Shift+Z');
  assert.deepEqual(await counts(page), [6, 4]);
  await page.getByRole('button', { name: 'Show again: Lena Kern' }).click();
  assert.deepEqual(await counts(page), [7, 7]);
}));

test('the address carries the view', () => inWeek({}, async (page) => {
  await page.getByLabel('Fold states').check();
  await page.getByLabel('claimed by someone').uncheck();
  await page.getByRole('tab', { name: 'Actors' }).click();
  await page.waitForTimeout(300);
  const before = await counts(page);
  const other = await open(browser, page.url());
  assert.deepEqual(await counts(other.page), before);
  assert.equal(await other.page.getByLabel('Fold states').isChecked(), true);
  assert.equal(await other.page.getByRole('tab', { name: 'Actors' }).getAttribute('aria-selected'), 'true');
  assert.ok(await other.page.getByText('Österreich').first().isVisible());
  await other.close();
  await page.evaluate(() => (location.hash = '#off='));
  await page.waitForTimeout(100);
  assert.deepEqual(await counts(page), [7, 8], 'an address that is typed in is followed');
}));

test('contradictions stand side by side', () => inWeek({}, async (page) => {
  await page.getByRole('tab', { name: 'Contradictions' }).click();
  const items = page.locator('.contradiction');
  assert.equal(await items.count(), 2);
  const polarity = items.filter({ hasText: 'Affirmed and denied' });
  const sides = polarity.locator('.sides > section');
  assert.match(await sides.nth(0).innerText(), /Affirmed.*Wortbruch/s);
  assert.match(await sides.nth(1).innerText(), /Denied.*nichts vorgeworfen/s);
  const [left, right] = [await sides.nth(0).boundingBox(), await sides.nth(1).boundingBox()];
  assert.ok(left.x + left.width <= right.x && Math.abs(left.y - right.y) < 1, 'side by side');
  assert.match(await items.filter({ hasText: 'Accused and rejected' }).innerText(), /wies den Vorwurf/);
}));

test('an article is read with its graph beside it', async () => {
  const name = 'politics';
  const file = readGraph(name);
  // Whatever the program finds in it now: a relation whose words stand apart, such as `forderte … auf`.
  const edge = file.edges.find(({ type, evidence }) => type !== 'OTHER' && evidence[0].trigger.includes(' … '));
  const words = edge.evidence[0].trigger.split(' … ');
  const named = (id) => file.nodes.find((node) => node.id === id).name;
  const whole = pageOf(file, { [name]: readArticle(name) }, 'whole.html');
  const { page, complaints, close } = await open(browser, whole, { lang: 'de', hash: `read=${name}` });
  assert.equal((await page.locator('.reading .text').innerText()).replace(/\s+/g, ' ').trim(), readArticle(name).replace(/\s+/g, ' ').trim(), 'the text is whole');
  const triggers = await page.locator('.reading .trigger').allInnerTexts();
  for (const word of words) assert.ok(triggers.includes(word), `${word}: ${triggers}`);
  await page.locator('.reading .trigger').getByText(words[0], { exact: true }).first().click();
  const statement = await page.locator('.aside .statement').innerText();
  assert.ok(statement.includes(named(edge.source)) && statement.includes(named(edge.target)), statement);
  const actor = page.locator('.reading .actor').first();
  const called = await actor.innerText();
  await actor.click();
  const shown = await page.locator('.aside h2').innerText();
  assert.ok(file.nodes.some(({ name, aliases }) => name === shown && [name, ...aliases].includes(called)), `${called}: ${shown}`);
  await page.getByRole('button', { name: 'Zurück zu allen Artikeln' }).click();
  assert.equal(await page.locator('.reading').count(), 0);
  assert.deepEqual(complaints, []);
  await close();
});

test('without its text an article shows its evidence', () => inWeek({ hash: 'tab=texts' }, async (page) => {
  await page.locator('.row', { hasText: 'Streit um den Hafen' }).click();
  const text = await page.locator('.reading').innerText();
  assert.match(text, /has no whole text/);
  assert.match(text, /sprachen am Montag.*Wortbruch/s);
  assert.equal(await page.locator('.reading a').getAttribute('href'), 'https://news.example/hafen');
}));

test('language and colours can be changed', () => inWeek({}, async (page) => {
  await page.getByRole('button', { name: 'DE: Deutsch' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'de');
  assert.match(await page.locator('.summary').innerText(), /3 Artikel · 7 Akteure · 7 Beziehungen/);
  await page.getByRole('button', { name: 'Dunkle Farben' }).click();
  await drawn(page);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(20, 23, 28)');
  await page.reload();
  await drawn(page);
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark', 'it is remembered');
}));
