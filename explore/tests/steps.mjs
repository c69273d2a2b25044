// Steps that several tests take.

import { readFileSync } from 'node:fs';

/** Saves what is seen under one of the entries of the menu; the file's text, or its bytes. */
export async function saved(page, entry, encoding = 'utf8') {
  const title = /DE|de/.test(await page.locator('html').getAttribute('lang')) ? 'Sichern' : 'Save';
  await page.getByRole('button', { name: title, exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: entry, exact: true }).click()]);
  return readFileSync(await download.path(), encoding ?? undefined);
}

/** How many actors and relations are seen: `[8, 7]`. */
export async function counts(page) {
  const label = await page.locator('canvas').getAttribute('aria-label');
  return [...label.matchAll(/: (\d+)|, (\d+)/g)].map(([, a, b]) => Number(a ?? b)).slice(0, 2);
}
