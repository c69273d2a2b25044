/** The scene as seen through a camera: everything in pixels, ready for a canvas or an SVG file. */

import { dotScale, project } from './camera';
import type { Camera, Size } from './camera';
import { placeLabels } from './labels';
import type { Label } from './labels';
import type { Palette } from './palette';
import type { Dot, Line, Scene } from './scene';

export interface ScreenDot {
  dot: Dot;
  x: number;
  y: number;
  r: number;
}

export interface ScreenLine {
  line: Line;
  /** From the rim of one dot to the rim of the other. */
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  length: number;
  /** Direction from a to b, of length 1. */
  ux: number;
  uy: number;
  width: number;
}

export interface Picture {
  size: Size;
  palette: Palette;
  lines: ScreenLine[];
  dots: ScreenDot[];
  labels: Label[];
}

/** Pixels between a dot's rim and the end of a line. */
const AIR = 2.5;

export function makePicture(scene: Scene, camera: Camera, size: Size, palette: Palette): Picture {
  const scale = dotScale(camera.k);
  const dots = new Map<Dot, ScreenDot>();
  for (const dot of scene.dots) {
    const [x, y] = project(camera, size, dot.x, dot.y);
    dots.set(dot, { dot, x, y, r: Math.max(1.6, dot.radius * scale) });
  }
  const lines: ScreenLine[] = [];
  for (const line of scene.lines) {
    const screen = screenLine(line, dots.get(line.a)!, dots.get(line.b)!, scale);
    if (screen && touches(screen, size)) lines.push(screen);
  }
  // Bright over dim, and what is selected on top.
  lines.sort((p, q) => order(p.line) - order(q.line));
  const seen = [...dots.values()].filter((dot) => isInside(dot, size)).sort((p, q) => order(p.dot) - order(q.dot));
  return { size, palette, lines, dots: seen, labels: placeLabels(seen, lines, size, palette, camera.k) };
}

const order = (item: { dim: boolean; selected: boolean }): number => (item.selected ? 2 : item.dim ? 0 : 1);

export function screenLine(line: Line, a: ScreenDot, b: ScreenDot, scale: number): ScreenLine | null {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const distance = Math.hypot(dx, dy);
  if (distance < 1) return null;
  const [ux, uy] = [dx / distance, dy / distance];
  // All lines of a pair run the same way, whichever of the two is the source.
  const side = line.a.actor.id < line.b.actor.id ? 1 : -1;
  const shift = line.shift * Math.min(1, scale) * side;
  const [sx, sy] = [-uy * shift, ux * shift];
  const [trimA, trimB] = [trim(a.r, shift), trim(b.r, shift)];
  const length = distance - trimA - trimB;
  if (length < 1) return null;
  return {
    line,
    x1: a.x + sx + ux * trimA,
    y1: a.y + sy + uy * trimA,
    x2: b.x + sx - ux * trimB,
    y2: b.y + sy - uy * trimB,
    length,
    ux,
    uy,
    width: line.width * Math.min(1.15, Math.max(0.45, scale)),
  };
}

/** How far inside a dot's circle a shifted line would run. */
function trim(radius: number, shift: number): number {
  const inside = (radius + AIR) ** 2 - shift ** 2;
  return inside > 0 ? Math.sqrt(inside) : 0;
}

function isInside({ x, y, r }: ScreenDot, { width, height }: Size): boolean {
  return x > -r - 90 && x < width + r + 90 && y > -r - 30 && y < height + r + 30;
}

function touches({ x1, y1, x2, y2 }: ScreenLine, { width, height }: Size): boolean {
  return Math.max(x1, x2) > 0 && Math.min(x1, x2) < width && Math.max(y1, y2) > 0 && Math.min(y1, y2) < height;
}

/** Corners of an arrow's head whose tip is at (x, y) and that points along (ux, uy). */
export function arrowHead(x: number, y: number, ux: number, uy: number, width: number): [number, number][] {
  const [length, half] = [5.5 + width * 1.7, 2.6 + width * 0.95];
  const [bx, by] = [x - ux * length, y - uy * length];
  return [[x, y], [bx - uy * half, by + ux * half], [bx + uy * half, by - ux * half]];
}

/** Pixels that an arrow's head covers of its line. */
export const headLength = (width: number): number => 4 + width * 1.7;

/** Pattern of strokes and gaps in pixels; dots are strokes of no length with round ends. */
export function dashes(line: Line, width: number): number[] {
  if (line.dash === 'dashed') return [5 + width * 1.6, 3 + width * 1.5];
  if (line.dash === 'dotted') return [0.01, width * 1.5 + 2.4];
  return [];
}

/** The corners of an actor's shape around (0, 0); a circle has none. */
export function corners(kind: string, r: number): [number, number][] | null {
  if (kind === 'person') return null;
  if (kind === 'organization') {
    const h = r * 0.88;
    return [[-h, -h], [h, -h], [h, h], [-h, h]];
  }
  const [count, turn, size] = kind === 'place' ? [6, 0, r * 1.08] : [4, 0, r * 1.2];
  return Array.from({ length: count }, (_, at) => {
    const angle = turn + (at * 2 * Math.PI) / count;
    return [size * Math.cos(angle), size * Math.sin(angle)];
  });
}
