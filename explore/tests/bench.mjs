// How fast the page is: npm run bench. Prints a table; with --check it fails where a limit is passed.
//
// Limits are for a machine of two cores without a graphics card, which is what CI has.

import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, open, pageOf } from './page.mjs';
import { large } from './graphs.mjs';

const rows = [];
const browser = await launch();

await measure('200 actors, 500 edges', large(200, 500), 2000, 30);
await measure('2,000 actors, 5,000 edges', large(2000, 5000), 2000, 30);

// About what 20 articles give: some 3 relations for each 100 words.
const twenty = pageOf(large(300, 500, 20), {}, 'twenty.html');
const size = statSync(fileURLToPath(twenty)).size;
rows.push({ what: 'HTML of 20 articles (300 actors, 500 edges)', measured: `${(size / 1e6).toFixed(2)} MB`, limit: '1.50 MB', passed: size < 1.5e6 });
await browser.close();

console.table(rows);
if (process.argv.includes('--check') && rows.some(({ passed }) => !passed)) process.exit(1);

async function measure(name, graph, milliseconds, frames) {
  const { page, close } = await open(browser, pageOf(graph, {}, 'bench.html'));
  const times = await page.evaluate(() => ({
    first: performance.getEntriesByName('actograph:first')[0].startTime,
    start: performance.getEntriesByName('actograph:start')[0].startTime,
    now: performance.now(),
  }));
  const rate = await pan(page);
  rows.push({ what: `${name}: on screen`, measured: `${Math.round(times.first)} ms`, limit: `${milliseconds} ms`, passed: times.first <= milliseconds });
  rows.push({ what: `${name}: arranged`, measured: `${Math.round(times.now)} ms`, limit: '', passed: true });
  rows.push({ what: `${name}: panning`, measured: `${rate.toFixed(0)} frames/s`, limit: `${frames} frames/s`, passed: rate >= frames });
  await close();
}

/** Drags the picture about for a while, with real pointer events, and counts the frames that are shown. */
async function pan(page) {
  return page.evaluate(async () => {
    const canvas = document.querySelector('canvas');
    const box = canvas.getBoundingClientRect();
    // A place where no actor is, so that the ground is what moves.
    const at = (x, y, type) => canvas.dispatchEvent(new PointerEvent(type, {
      pointerId: 1, clientX: box.left + x, clientY: box.top + y, bubbles: true, pointerType: 'mouse', button: 0,
    }));
    canvas.setPointerCapture = () => {};
    at(4, 4, 'pointerdown');
    const start = performance.now();
    let frames = 0;
    while (performance.now() - start < 3000) {
      const angle = (performance.now() - start) / 400;
      at(200 + 150 * Math.cos(angle), 200 + 100 * Math.sin(angle), 'pointermove');
      await new Promise(requestAnimationFrame);
      frames += 1;
    }
    at(200, 200, 'pointerup');
    return frames / ((performance.now() - start) / 1000);
  });
}
