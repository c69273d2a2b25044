// Pictures of the page, to be looked at: npm run screenshots [FOLDER], by default into ../output/explore.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, open, output, pageOf, readArticle, readGraph } from './page.mjs';
import { large, week } from './graphs.mjs';

const folder = process.argv[2] ?? output;
mkdirSync(folder, { recursive: true });
const names = ['politics', 'business', 'sport', 'trade'];
const texts = Object.fromEntries(names.map((name) => [name, readArticle(name)]));
const browser = await launch();
const all = pageOf(readGraph('all'), texts, 'all.html');
const politics = pageOf(readGraph('politics'), { politics: texts.politics }, 'politics.html');
const story = pageOf(week(), {}, 'week.html');
const many = pageOf(large(2000, 5000), {}, 'large.html');

const WIDE = [1280, 800];
const PHONE = [390, 844];
// Whatever the program finds in it now: the actor with the most relations, and an accusation.
const { edges } = readGraph('politics');
const relations = (id) => edges.filter(({ source, target }) => source === id || target === id).length;
const [central] = edges.flatMap(({ source, target }) => [source, target]).sort((a, b) => relations(b) - relations(a) || (a < b ? -1 : 1));
const accusation = edges.find(({ type }) => type === 'ACCUSE') ?? edges[0];
const ACTOR = new URLSearchParams([['sel', 'actor'], ['sel', central]]).toString();
const EDGE = new URLSearchParams([['sel', 'edge'], ['sel', JSON.stringify([accusation.source, accusation.type, accusation.target])]]).toString();

await shoot('overview', all, { size: WIDE });
await shoot('actor', politics, { size: WIDE, hash: ACTOR });
await shoot('evidence-dark', politics, { size: WIDE, dark: true, lang: 'de', hash: EDGE });
await shoot('reading', politics, { size: WIDE, lang: 'de', hash: 'read=politics' });
await shoot('contradictions', story, { size: WIDE, hash: 'tab=contradictions' });
await shoot('large-dark', many, { size: WIDE, dark: true });
await shoot('phone', politics, { size: PHONE, lang: 'de' });
await shoot('phone-actor-dark', politics, { size: PHONE, dark: true, hash: ACTOR });
await shoot('phone-filters', politics, { size: PHONE }, (page) => page.locator('.bottombar button').first().click());
await browser.close();

async function shoot(name, address, options, act = () => {}) {
  const { page, close } = await open(browser, address, options);
  await act(page);
  await page.waitForTimeout(150);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await close();
}
