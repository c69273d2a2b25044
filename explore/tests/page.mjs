// Pages for tests: from graph files without the program, or by the program itself where it has been built.

import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '..', '..');
export const output = join(root, 'output', 'explore');
const template = readFileSync(join(root, 'src', 'export', 'html', 'page.html'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'actograph-explore-'));

/** The program: ACTOGRAPH, or where cargo puts it. */
export const program = [
  process.env.ACTOGRAPH,
  join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug', 'actograph'),
].find((path) => path && existsSync(path));

/** JSON as src/export/html.rs writes it into the page. */
const escaped = (value) => JSON.stringify(value).replace(/[<>&]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Writes a page and gives its address. */
export function pageOf(graph, texts = {}, name = 'page.html') {
  const path = join(folder, name);
  const [head, middle, tail] = template.split(/@@graph@@|@@texts@@/);
  writeFileSync(path, head + escaped(graph) + middle + escaped(texts) + tail);
  return pathToFileURL(path).href;
}

export function readGraph(name) {
  return JSON.parse(readFileSync(join(root, 'output', `${name}.json`), 'utf8'));
}

export function readArticle(name) {
  return readFileSync(join(root, 'examples', `${name}.txt`), 'utf8');
}

export const temporary = (name) => join(folder, name);

const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launch() {
  const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** Opens a page, keeps what it complains about, and waits until it is drawn. */
export async function open(browser, address, { size = [1280, 800], dark = false, lang = 'en', hash = '', touch = false } = {}) {
  const context = await browser.newContext({
    viewport: { width: size[0], height: size[1] }, colorScheme: dark ? 'dark' : 'light', locale: lang, hasTouch: touch,
    reducedMotion: 'reduce', acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address + (hash ? `#${hash}` : ''));
  await drawn(page);
  return { page, complaints, requests, close: () => context.close() };
}

export async function drawn(page) {
  await page.waitForFunction(() => document.querySelector('canvas')?.dataset.painted === 'yes' && !document.querySelector('.busy'));
}
