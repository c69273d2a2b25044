/** Makes room for names: pushes actors apart whose boxes, dot above and name below, lie over each other. */

import type { Place } from './layout';

/** Height of a name and of the space around it. */
const NAME_HEIGHT = 28;

/** Moves overlapping actors a share of the way apart; whether any had to move. */
export function separateNames(places: Place[], share: number): boolean {
  let moved = false;
  const inOrder = [...places].sort((a, b) => a.y - b.y || (a.id < b.id ? -1 : 1));
  for (let i = 0; i < inOrder.length; i++) {
    const a = inOrder[i]!;
    for (let j = i + 1; j < inOrder.length; j++) {
      const b = inOrder[j]!;
      const heightOfPair = a.radius + NAME_HEIGHT + b.radius;
      if (b.y - a.y > heightOfPair + 30) break;
      const down = overlap(a.y - a.radius, a.y + a.radius + NAME_HEIGHT, b.y - b.radius, b.y + b.radius + NAME_HEIGHT);
      const [wideA, wideB] = [halfWidth(a), halfWidth(b)];
      const across = overlap(a.x - wideA, a.x + wideA, b.x - wideB, b.x + wideB);
      if (down <= 0 || across <= 0) continue;
      moved = true;
      if (down < across) push(a, b, 0, down * share * (b.y >= a.y ? 1 : -1));
      else push(a, b, across * share * (b.x >= a.x ? 1 : -1), 0);
    }
  }
  return moved;
}

const halfWidth = (p: Place): number => Math.max(p.radius + 4, p.nameWidth / 2);
const overlap = (a0: number, a1: number, b0: number, b1: number): number => Math.min(a1, b1) - Math.max(a0, b0);

/** Half of the way each. */
function push(a: Place, b: Place, dx: number, dy: number): void {
  a.x -= dx / 2;
  a.y -= dy / 2;
  b.x += dx / 2;
  b.y += dy / 2;
}
