// Builds ../src/export/html/page.html: script, style and licences in one file, with the hashes that its content
// security policy names. `--check` compares instead of writing.
//
// The same sources and the same package-lock.json give the same bytes.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'src', 'export', 'html', 'page.html');
const LICENCES = ['MIT', 'ISC', 'BSD-3-Clause', 'BSD-2-Clause', '0BSD', 'Apache-2.0', 'MIT OR Apache-2.0'];

const common = { absWorkingDir: here, bundle: true, minify: !process.env.PLAIN, write: false, metafile: true, charset: 'utf8', target: 'es2022' };
const script = await build({ ...common, entryPoints: ['src/main.tsx'], format: 'iife', jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none' });
const style = await build({ ...common, entryPoints: ['style/main.css'] });

const js = script.outputFiles[0].text.trim();
const css = style.outputFiles[0].text.trim();
for (const [what, content] of [['script', js], ['style', css]]) {
  if (/<\/(script|style)|<!--|@@/i.test(content)) throw new Error(`the ${what} contains markup that would end it early`);
}

const hash = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(js)}`,
  `style-src ${hash(css)}`,
  'img-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const page = readFileSync(join(here, 'page.template.html'), 'utf8')
  .replace('@@policy@@', () => policy)
  .replace('@@licences@@', () => licences(script.metafile))
  .replace('@@style@@', () => css)
  .replace('@@script@@', () => js);

if (process.argv.includes('--check')) {
  if (!existsSync(target) || readFileSync(target, 'utf8') !== page) {
    console.error('src/export/html/page.html is not what explore/ makes: run `npm ci && npm run build` in explore/');
    process.exit(1);
  }
  console.log('page.html is up to date');
} else {
  writeFileSync(target, page);
  console.log(`page.html: ${(page.length / 1024).toFixed(0)} KB, of it script ${(js.length / 1024).toFixed(0)} KB, style ${(css.length / 1024).toFixed(0)} KB`);
}

/** The licence texts of the packages that ended up in the script. */
function licences(metafile) {
  const names = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) names.add(found[1]);
  }
  const texts = [...names].sort().map((name) => {
    const folder = join(here, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (!LICENCES.includes(license)) throw new Error(`${name}: licence ${license} is not on the list`);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name}: no licence file`);
    return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
  });
  return texts.join('\n\n').replace(/\r/g, '').replace(/--+>?/g, '-');
}
