/** What is under the pointer. */

import type { Picture, ScreenDot, ScreenLine } from './picture';

export type Hit = { kind: 'dot'; dot: ScreenDot } | { kind: 'line'; line: ScreenLine };

/** The nearest dot within reach, else the nearest line. `reach` in pixels; fingers need more than mice. */
export function hit(picture: Picture, x: number, y: number, reach: number): Hit | null {
  let best: Hit | null = null;
  let nearest = Infinity;
  for (const dot of picture.dots) {
    const distance = Math.hypot(dot.x - x, dot.y - y) - dot.r;
    if (distance < reach && distance < nearest) {
      nearest = distance;
      best = { kind: 'dot', dot };
    }
  }
  if (best) return best;
  for (const line of picture.lines) {
    const distance = distanceTo(line, x, y) - line.width / 2;
    if (distance < reach && distance < nearest) {
      nearest = distance;
      best = { kind: 'line', line };
    }
  }
  return best;
}

function distanceTo({ x1, y1, ux, uy, length }: ScreenLine, x: number, y: number): number {
  const along = Math.min(length, Math.max(0, (x - x1) * ux + (y - y1) * uy));
  return Math.hypot(x - x1 - ux * along, y - y1 - uy * along);
}
