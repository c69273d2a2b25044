// The modules of the page by themselves, for tests that need no browser.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { root, temporary } from './page.mjs';

/** What a module under src/ exports. */
export async function load(name) {
  const outfile = temporary(`${name.replace(/\W/g, '-')}.mjs`);
  buildSync({ entryPoints: [join(root, 'explore', 'src', `${name}.ts`)], outfile, bundle: true, format: 'esm', logLevel: 'error' });
  return import(pathToFileURL(outfile));
}
