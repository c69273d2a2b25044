/** Which names and words are written, and where, so that none lies over another. */

import type { Size } from './camera';
import type { Palette } from './palette';
import type { ScreenDot, ScreenLine } from './picture';

export interface Label {
  text: string;
  /** Middle of the text. */
  x: number;
  y: number;
  /** Radians. */
  angle: number;
  size: number;
  bold: boolean;
  colour: string;
  dim: boolean;
}

export const FONT = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';
const NAME_LENGTH = 28;
/** More lines than this, and only the selected ones are labelled. */
const LABELLED_LINES = 140;

export function font(label: { size: number; bold: boolean }): string {
  return `${label.bold ? 600 : 400} ${label.size}px ${FONT}`;
}

const canvas = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();

export function textWidth(text: string, label: { size: number; bold: boolean }): number {
  const key = `${label.bold ? 'b' : 'n'}${label.size} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (canvas) canvas.font = font(label);
  const width = canvas ? canvas.measureText(text).width : text.length * 6.5;
  widths.set(key, width);
  return width;
}

/** On one line, and not too long. */
export function short(name: string, longest = NAME_LENGTH): string {
  const letters = [...name.replace(/\s+/g, ' ').trim()];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : letters.join('');
}

/** What is taken, as boxes in a grid of cells so that few must be looked at. */
class Taken {
  private cells = new Map<string, [number, number, number, number][]>();

  isFree(x0: number, y0: number, x1: number, y1: number): boolean {
    return this.cellsOf(x0, y0, x1, y1).every((key) =>
      (this.cells.get(key) ?? []).every(([a, b, c, d]) => x1 <= a || x0 >= c || y1 <= b || y0 >= d));
  }

  take(x0: number, y0: number, x1: number, y1: number): void {
    for (const key of this.cellsOf(x0, y0, x1, y1)) {
      const cell = this.cells.get(key);
      if (cell) cell.push([x0, y0, x1, y1]);
      else this.cells.set(key, [[x0, y0, x1, y1]]);
    }
  }

  private cellsOf(x0: number, y0: number, x1: number, y1: number): string[] {
    const keys: string[] = [];
    for (let x = Math.floor(x0 / 64); x <= Math.floor(x1 / 64); x++) {
      for (let y = Math.floor(y0 / 64); y <= Math.floor(y1 / 64); y++) keys.push(`${x},${y}`);
    }
    return keys;
  }
}

export function placeLabels(dots: ScreenDot[], lines: ScreenLine[], size: Size, palette: Palette, k: number): Label[] {
  const taken = new Taken();
  // Among very many dots names may lie over some: else only those at the rim would have one.
  const crowded = dots.length > 150;
  for (const { x, y, r } of dots) if (!crowded || r > 8) taken.take(x - r, y - r, x + r, y + r);
  const labels: Label[] = [];
  const most = crowded ? Math.round((size.width * size.height) / (k > 0.5 ? 7000 : 24000)) : dots.length;
  const important = [...dots].sort((a, b) => importance(b) - importance(a) || b.dot.actor.mentions - a.dot.actor.mentions);
  for (const dot of important) {
    if (labels.length >= most) break;
    // On a small ground only what the eye is on is named.
    if (dot.dot.dim && size.width < 600) break;
    const label = nameLabel(dot, taken, size, palette, crowded && k <= 0.5);
    if (label) labels.push(label);
  }
  return [...lineLabels(lines, taken), ...labels];
}

const importance = ({ dot }: ScreenDot): number => (dot.selected ? 1000 : dot.dim ? -1000 : 0) + dot.radius;

function nameLabel(screen: ScreenDot, taken: Taken, size: Size, palette: Palette, plain: boolean): Label | null {
  const { dot, x, y, r } = screen;
  const text = short(dot.actor.name);
  if (!text) return null;
  const large = dot.radius > 11 && !plain;
  const look = { size: large ? 13 : 12, bold: dot.selected || large };
  const half = textWidth(text, look) / 2 + 3;
  const height = look.size + 4;
  const places: [number, number][] = [
    [x, y + r + height / 2 + 1],
    [x, y - r - height / 2 - 1],
    [x + r + half + 1, y],
    [x - r - half - 1, y],
  ];
  // No name is cut off at the edge while the dot itself is well inside.
  const isWhole = ([px]: [number, number]) => dot.selected || (px - half >= 0 && px + half <= size.width);
  for (const [px, py] of places.filter(isWhole)) {
    if (!dot.selected && !taken.isFree(px - half, py - height / 2, px + half, py + height / 2)) continue;
    taken.take(px - half, py - height / 2, px + half, py + height / 2);
    const colour = dot.actor.named ? palette.ink : palette.muted;
    return { text, x: px, y: py, angle: 0, ...look, colour, dim: dot.dim };
  }
  return null;
}

function lineLabels(lines: ScreenLine[], taken: Taken): Label[] {
  const labels: Label[] = [];
  const all = lines.filter(({ line }) => !line.dim).length <= LABELLED_LINES;
  // The selected ones first: lines come in the order in which they are painted.
  for (const screen of [...lines].reverse()) {
    const { line } = screen;
    if (line.dim || (!all && !line.selected)) continue;
    const label = lineLabel(screen, taken);
    if (label) labels.push(label);
  }
  return labels;
}

/** Along the line, upright, where its words fit between the ends and over nothing else. */
function lineLabel(screen: ScreenLine, taken: Taken): Label | null {
  const { line, x1, y1, ux, uy, length } = screen;
  const look = { size: 11, bold: line.selected };
  const text = short(line.label, 24);
  const width = textWidth(text, look);
  if (length < width + 26) return null;
  const turned = ux < 0;
  const angle = Math.atan2(turned ? -uy : uy, turned ? -ux : ux);
  for (const share of [0.5, 0.38, 0.62, 0.28, 0.72]) {
    const [x, y] = [x1 + ux * length * share, y1 + uy * length * share];
    const spots = Math.max(2, Math.ceil(width / 10));
    const at = (i: number): [number, number] => {
      const along = ((i + 0.5) / spots - 0.5) * width;
      return [x + ux * along, y + uy * along];
    };
    const points = Array.from({ length: spots }, (_, i) => at(i));
    const reach = 7;
    if (!points.every(([px, py]) => taken.isFree(px - reach, py - reach, px + reach, py + reach))) continue;
    for (const [px, py] of points) taken.take(px - reach, py - reach, px + reach, py + reach);
    return { text, x, y, angle, ...look, colour: line.words, dim: line.dim };
  }
  return null;
}
