// Everything from texts is data. The page loads nothing, and the server tells nobody else.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { HOSTILE, hostile, week } from './graphs.mjs';
import { launch, open, pageOf, program, root, temporary } from './page.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Goes through all parts of the page. */
async function visit(page) {
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await page.waitForTimeout(30);
  }
  for (const name of ['Actors', 'Relations', 'Articles']) {
    await page.getByRole('tab', { name }).click();
    const rows = page.locator('.panelbody .row');
    const count = Math.min(await rows.count(), 30);
    for (let at = 0; at < count; at++) {
      await rows.nth(at).click();
      await page.keyboard.press('Escape');
    }
  }
  for (const text of HOSTILE.slice(0, 8)) {
    await page.locator('#search').fill(text.slice(0, 40));
    await page.waitForTimeout(20);
  }
  await page.locator('#search').fill('');
}

test('hostile texts stay texts in every part of the page', async () => {
  const graph = hostile();
  const texts = Object.fromEntries(graph.graph.documents.map(({ id }, at) => [id, `${HOSTILE[at]} ${graph.edges[at].evidence[0].text}`]));
  const { page, complaints, requests, close } = await open(browser, pageOf(graph, texts), { hash: 'off=&lonely=1' });
  assert.match(await page.locator('.summary').innerText(), new RegExp(`${HOSTILE.length} articles`));
  await visit(page);
  const found = await page.evaluate(() => ({
    harmed: window.harmed,
    scripts: document.scripts.length,
    foreign: [...document.querySelectorAll('iframe, object, embed, img, base, form, meta[http-equiv=refresh]')].length,
    handlers: [...document.querySelectorAll('*')].filter((element) => element.getAttributeNames().some((name) => name.startsWith('on'))).length,
    links: [...document.querySelectorAll('a')].map((link) => link.protocol),
  }));
  assert.equal(found.harmed, undefined);
  assert.equal(found.scripts, 3);
  assert.equal(found.foreign, 0);
  assert.equal(found.handlers, 0);
  assert.ok(found.links.every((protocol) => ['http:', 'https:', 'file:'].includes(protocol)), found.links.join());
  assert.deepEqual(complaints, []);
  assert.deepEqual(requests.filter((url) => !/^(file|data|blob):/.test(url)), []);
  await close();
});

test('an address that is no web page is no link', async () => {
  const { page, close } = await open(browser, pageOf(week()), { hash: 'read=freitag' });
  assert.equal(await page.locator('.reading').count(), 1);
  assert.equal(await page.locator('.reading a').count(), 0);
  await close();
});

test('hostile addresses change nothing', async () => {
  for (const hash of ['sel=actor&sel=__proto__', 'read=<img src=x>', 'ego=constructor', 'path=__proto__&path=toString', 'hide=<script>', 'country=__proto__', 'pin=__proto__&pin=1&pin=1', 'sel=pair&sel=__proto__&sel=x', 'view=0,0,1e9']) {
    const { page, complaints, close } = await open(browser, pageOf(week()), { hash });
    assert.equal(await page.locator('.header').count(), 1, hash);
    assert.deepEqual(complaints, [], hash);
    await close();
  }
});

test('the policy forbids scripts, styles and requests that are not the page’s own', async () => {
  const { page, complaints, requests, close } = await open(browser, pageOf(week()));
  const blocked = await page.evaluate(async () => {
    const violations = [];
    addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.harmed = 1';
    document.body.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.body.append(style);
    document.body.insertAdjacentHTML('beforeend', '<img src="https://x.example/a.png" onerror="window.harmed = 2">');
    await fetch('https://x.example/').catch(() => {});
    setTimeout('window.harmed = 3', 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { violations, harmed: window.harmed, display: getComputedStyle(document.body).display };
  });
  assert.equal(blocked.harmed, undefined);
  assert.equal(blocked.display, 'block');
  for (const directive of ['script-src-elem', 'style-src-elem', 'img-src', 'connect-src', 'script-src']) {
    assert.ok(blocked.violations.includes(directive), `${directive}: ${blocked.violations}`);
  }
  assert.ok(complaints.length > 0);
  assert.deepEqual(requests.filter((url) => url.includes('x.example') && !complaints.join().includes('x.example')), []);
  await close();
});

test('no source makes markup of strings', () => {
  const files = readdirSync(join(root, 'explore', 'src'), { recursive: true }).filter((name) => /\.tsx?$/.test(name));
  assert.ok(files.length > 30);
  for (const name of files) {
    const text = readFileSync(join(root, 'explore', 'src', name), 'utf8');
    assert.ok(!/innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|\beval\(|new Function|setAttribute\('style'/.test(text), name);
  }
});

test('the program writes a page with all of this, hostile file names too', async (t) => {
  if (!program) return t.skip('the program is not built');
  const names = ['</script><img src=x onerror=window.harmed=1>.txt'.replace('/', '∕'), '"><b>x.txt', "'; alert(1).txt"];
  for (const name of names) writeFileSync(temporary(name), 'Lena Kern kritisierte Tobias Brandt. <script>window.harmed=1</script> Kern droht Brandt.\n');
  const target = temporary('geschrieben.html');
  execFileSync(program, ['extract', ...names.map(temporary), '--with-text', '-o', target]);
  const { page, complaints, requests, close } = await open(browser, `file://${target}`);
  await visit(page);
  assert.equal(await page.evaluate(() => window.harmed), undefined);
  assert.match(await page.locator('.summary').innerText(), /3 articles · 2 actors/);
  await page.getByRole('tab', { name: 'Articles' }).click();
  await page.locator('.panelbody .row').first().click();
  assert.match(await page.locator('.reading .text').innerText(), /<script>window\.harmed=1<\/script>/);
  assert.deepEqual(complaints, []);
  assert.deepEqual(requests.filter((url) => !/^(file|data|blob):/.test(url)), []);
  await close();
});

test('the server answers this computer alone, and ends with the command', async (t) => {
  if (!program) return t.skip('the program is not built');
  const graph = temporary('server.json');
  writeFileSync(graph, JSON.stringify(week()));
  const child = spawn(program, ['explore', graph, '--no-open'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const address = await new Promise((resolve) => child.stderr.on('data', (data) => {
    said += data;
    if (said.includes('\n')) resolve(/http:\S+/.exec(said)[0]);
  }));
  const { port } = new URL(address);
  const ask = (head) => new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data)).on('close', () => resolve(answer)).on('error', () => resolve(answer));
    socket.write(head);
  });
  const status = async (head) => (await ask(head)).split(' ')[1];
  assert.equal(await status(`GET / HTTP/1.1\r\nHost: evil.example:${port}\r\n\r\n`), '421');
  assert.equal(await status(`POST / HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`), '405');
  assert.equal(await status(`GET /etc/passwd HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`), '404');
  assert.equal(await status(`GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(5000)}`), '400');
  const head = await ask(`HEAD / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  assert.ok(head.includes("frame-ancestors 'none'") && head.endsWith('\r\n\r\n'), head);
  const { page, complaints, requests, close } = await open(browser, address);
  assert.match(await page.locator('.summary').innerText(), /7 relations/);
  assert.deepEqual(complaints, []);
  assert.deepEqual([...new Set(requests.filter((url) => !url.startsWith('data:')))], [address]);
  await close();
  child.kill('SIGINT');
  await new Promise((resolve) => child.on('exit', resolve));
  assert.equal(await ask('GET / HTTP/1.1\r\n\r\n'), '', 'nobody is there any more');
});
