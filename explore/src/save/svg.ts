/** The picture as an SVG file, built as a document so that no name can become markup. */

import { quadName } from '../draw/palette';
import { FONT } from '../draw/labels';
import { arrowHead, corners, dashes, headLength } from '../draw/picture';
import type { Picture, ScreenDot, ScreenLine } from '../draw/picture';
import type { App } from '../ui/app-context';
import { QUADS, STATUSES } from '../data/types';
import { lineColour } from '../draw/palette';

const NS = 'http://www.w3.org/2000/svg';
type Attributes = Record<string, string | number | undefined>;

const round = (n: number): number => Math.round(n * 10) / 10;

export function toSvg(app: App, picture: Picture): string {
  const file = document.implementation.createDocument(NS, 'svg', null);
  const add = (parent: Element, name: string, attributes: Attributes, text?: string): Element => {
    const element = file.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined) element.setAttribute(key, String(typeof value === 'number' ? round(value) : value));
    }
    if (text !== undefined) element.textContent = printable(text);
    parent.append(element);
    return element;
  };
  const root = file.documentElement;
  const { width, height } = picture.size;
  for (const [key, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': FONT })) {
    root.setAttribute(key, String(value));
  }
  add(root, 'rect', { width, height, fill: picture.palette.ground });
  for (const line of picture.lines) addLine(add, root, line, app);
  for (const dot of picture.dots) addDot(add, root, dot, picture);
  for (const { text, x, y, angle, size, bold, colour, dim } of picture.labels) {
    const turn = angle ? `rotate(${round((angle * 180) / Math.PI)} ${round(x)} ${round(y)})` : undefined;
    add(root, 'text', {
      x, y, transform: turn, 'font-size': size, 'font-weight': bold ? 600 : undefined, 'text-anchor': 'middle', 'dominant-baseline': 'central',
      fill: colour, opacity: dim ? 0.3 : undefined, stroke: picture.palette.ground, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke',
    }, text);
  }
  addLegend(add, root, app, picture);
  return new XMLSerializer().serializeToString(file);
}

type Add = (parent: Element, name: string, attributes: Attributes, text?: string) => Element;

function addLine(add: Add, root: Element, { line, x1, y1, x2, y2, ux, uy, width, length }: ScreenLine, app: App): void {
  const group = add(root, 'g', { opacity: line.dim ? 0.16 : undefined });
  const name = (id: string) => app.seen.graph.actor.get(id)?.name ?? '';
  add(group, 'title', {}, line.edges.map((edge) => `${name(edge.source)} ${app.language.says(edge)} ${name(edge.target)}`).join('\n'));
  const count = line.colours.length;
  const each = count > 1 ? Math.max(1, width * 0.62) : width;
  const trimA = line.headA === 'arrow' ? headLength(width) : 0;
  const trimB = line.headB === 'arrow' ? headLength(width) : 0;
  line.colours.forEach((colour, at) => {
    const shift = (at - (count - 1) / 2) * (each + 0.4);
    add(group, 'line', {
      x1: x1 + ux * trimA - uy * shift, y1: y1 + uy * trimA + ux * shift, x2: x2 - ux * trimB - uy * shift, y2: y2 - uy * trimB + ux * shift,
      stroke: colour, 'stroke-width': each, 'stroke-dasharray': dashes(line, width).map((n) => round(n) || 0.01).join(' ') || undefined,
      'stroke-linecap': line.dash === 'dotted' ? 'round' : undefined,
    });
  });
  const colour = line.colours[count - 1]!;
  for (const [head, x, y, dx, dy] of [[line.headA, x1, y1, -ux, -uy], [line.headB, x2, y2, ux, uy]] as const) {
    if (head === 'arrow') add(group, 'polygon', { points: points(arrowHead(x, y, dx, dy, width)), fill: colour });
    const half = 4 + width;
    if (head === 'bar') {
      add(group, 'line', { x1: x - dy * half, y1: y + dx * half, x2: x + dy * half, y2: y - dx * half, stroke: colour, 'stroke-width': Math.max(2, width) });
    }
  }
  if (!line.struck) return;
  const [x, y, half] = [x1 + ux * length * 0.2, y1 + uy * length * 0.2, 5 + width];
  const [dx, dy] = [(ux - uy) * 0.7071 * half, (uy + ux) * 0.7071 * half];
  add(group, 'line', { x1: x - dx, y1: y - dy, x2: x + dx, y2: y + dy, stroke: line.colours[0], 'stroke-width': 2 });
}

function addDot(add: Add, root: Element, { dot, x, y, r }: ScreenDot, { palette }: Picture): void {
  const look = {
    fill: dot.actor.named ? palette.dot : palette.ground, stroke: dot.actor.named ? undefined : palette.dot,
    'stroke-width': dot.actor.named ? undefined : 1.75, opacity: dot.dim ? 0.25 : undefined,
  };
  const shape = corners(dot.actor.kind, r);
  const element = shape
    ? add(root, 'polygon', { points: points(shape.map(([px, py]) => [px + x, py + y])), ...look })
    : add(root, 'circle', { cx: x, cy: y, r, ...look });
  add(element, 'title', {}, dot.actor.name);
}

/** What colours and lines mean, at the lower left. */
function addLegend(add: Add, root: Element, app: App, { size, palette, lines }: Picture): void {
  const edges = lines.flatMap(({ line }) => line.edges);
  const rows = [
    ...QUADS.filter((quad) => edges.some((edge) => edge.quad === quad)).map((quad) => ({ colour: lineColour(quad), dash: undefined, text: app.t(quad ?? 'none'), key: quadName(quad) })),
    ...STATUSES.filter((status) => edges.some((edge) => edge.status === status)).map((status) => ({
      colour: palette.muted, dash: ({ actual: undefined, claimed: '5 3', intended: '0.1 4' } as const)[status], text: app.t(status), key: status,
    })),
  ];
  rows.reverse().forEach(({ colour, dash, text }, at) => {
    const y = size.height - 22 - at * 18;
    add(root, 'line', { x1: 20, y1: y, x2: 48, y2: y, stroke: colour, 'stroke-width': 2.5, 'stroke-dasharray': dash, 'stroke-linecap': dash?.startsWith('0') ? 'round' : undefined });
    add(root, 'text', { x: 56, y, 'font-size': 12, 'dominant-baseline': 'central', fill: palette.muted }, text);
  });
}

const points = (list: [number, number][]): string => list.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');

/** XML cannot hold most control characters, however they are written. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[\ud800-\udfff]/gu, '');
}
