/** Paints a picture on a canvas, piece by piece, so that a large one need not be painted in one go. */

import { font } from './labels';
import type { Label } from './labels';
import type { Palette } from './palette';
import { arrowHead, corners, dashes, headLength } from './picture';
import type { Picture, ScreenDot, ScreenLine } from './picture';

type Ink = CanvasRenderingContext2D;

const DIM = 0.16;

/** Yields now and then; whoever asks on decides when. */
export function* paint(ink: Ink, picture: Picture): Generator<void, void> {
  const { palette } = picture;
  const plain = picture.lines.length > 1500;
  let count = 0;
  for (const line of picture.lines) {
    paintLine(ink, line, plain);
    if (++count % 40 === 0) yield;
  }
  for (const dot of picture.dots) {
    paintDot(ink, dot, palette);
    if (++count % 80 === 0) yield;
  }
  for (const label of picture.labels) {
    paintLabel(ink, label, palette);
    if (++count % 30 === 0) yield;
  }
}

/** `plain` leaves out what would not be seen at the size of a large graph. */
export function paintLine(ink: Ink, screen: ScreenLine, plain: boolean): void {
  const { line, x1, y1, x2, y2, ux, uy, width, length } = screen;
  ink.globalAlpha = line.dim ? DIM : plain && !line.selected ? 0.75 : 1;
  const small = length < 14 + width * 2;
  const heads = !small && !(plain && width < 0.9);
  const trimA = heads && line.headA === 'arrow' ? headLength(width) : 0;
  const trimB = heads && line.headB === 'arrow' ? headLength(width) : 0;
  const pattern = small ? [] : dashes(line, width);
  const count = line.colours.length;
  const each = count > 1 ? Math.max(1, width * 0.62) : width;
  ink.lineWidth = each;
  ink.lineCap = line.dash === 'dotted' ? 'round' : 'butt';
  ink.setLineDash(pattern);
  line.colours.forEach((colour, at) => {
    const shift = (at - (count - 1) / 2) * (each + 0.4);
    const [sx, sy] = [-uy * shift, ux * shift];
    ink.strokeStyle = colour;
    ink.beginPath();
    ink.moveTo(x1 + ux * trimA + sx, y1 + uy * trimA + sy);
    ink.lineTo(x2 - ux * trimB + sx, y2 - uy * trimB + sy);
    ink.stroke();
  });
  if (pattern.length > 0) ink.setLineDash([]);
  if (heads) paintHeads(ink, screen);
  if (line.struck && !small) paintStrike(ink, screen);
  ink.globalAlpha = 1;
}

function paintHeads(ink: Ink, { line, x1, y1, x2, y2, ux, uy, width }: ScreenLine): void {
  const colour = line.colours[line.colours.length - 1]!;
  const ends = [[line.headA, x1, y1, -ux, -uy], [line.headB, x2, y2, ux, uy]] as const;
  for (const [head, x, y, dx, dy] of ends) {
    if (head === 'none') continue;
    ink.beginPath();
    if (head === 'arrow') {
      for (const [px, py] of arrowHead(x, y, dx, dy, width)) ink.lineTo(px, py);
      ink.fillStyle = colour;
      ink.fill();
    } else {
      const half = 4 + width;
      ink.moveTo(x - dy * half, y + dx * half);
      ink.lineTo(x + dy * half, y - dx * half);
      ink.lineWidth = Math.max(2, width);
      ink.strokeStyle = colour;
      ink.stroke();
    }
  }
}

/** A slash across the line: it is denied. */
function paintStrike(ink: Ink, { line, x1, y1, ux, uy, length, width }: ScreenLine): void {
  const [x, y] = [x1 + ux * length * 0.2, y1 + uy * length * 0.2];
  const half = 5 + width;
  const [dx, dy] = [(ux - uy) * 0.7071 * half, (uy + ux) * 0.7071 * half];
  ink.beginPath();
  ink.moveTo(x - dx, y - dy);
  ink.lineTo(x + dx, y + dy);
  ink.lineWidth = 2;
  ink.strokeStyle = line.colours[0]!;
  ink.stroke();
}

export function outline(ink: Ink, kind: string, x: number, y: number, r: number): void {
  ink.beginPath();
  const points = corners(kind, r);
  if (!points) ink.arc(x, y, r, 0, 2 * Math.PI);
  else {
    for (const [px, py] of points) ink.lineTo(x + px, y + py);
    ink.closePath();
  }
}

export function paintDot(ink: Ink, { dot, x, y, r }: ScreenDot, palette: Palette): void {
  if (dot.selected) {
    ink.beginPath();
    ink.arc(x, y, r * 1.2 + 5, 0, 2 * Math.PI);
    ink.lineWidth = 2.5;
    ink.strokeStyle = palette.accent;
    ink.stroke();
  }
  outline(ink, dot.actor.kind, x, y, r);
  // The ground first, so that dim dots do not show the lines under them.
  ink.fillStyle = palette.ground;
  ink.fill();
  ink.globalAlpha = dot.dim ? DIM + 0.09 : 1;
  if (dot.actor.named) {
    ink.fillStyle = palette.dot;
    ink.fill();
  } else {
    ink.lineWidth = 1.75;
    ink.strokeStyle = palette.dot;
    ink.stroke();
  }
  if (dot.pinned && r > 3) {
    ink.beginPath();
    ink.arc(x, y, Math.max(1.5, r * 0.3), 0, 2 * Math.PI);
    ink.fillStyle = dot.actor.named ? palette.ground : palette.accent;
    ink.fill();
  }
  ink.globalAlpha = 1;
}

export function paintLabel(ink: Ink, label: Label, palette: Palette): void {
  ink.save();
  ink.translate(label.x, label.y);
  if (label.angle) ink.rotate(label.angle);
  ink.font = font(label);
  ink.textAlign = 'center';
  ink.textBaseline = 'middle';
  ink.globalAlpha = label.dim ? 0.3 : 1;
  ink.lineWidth = 4;
  ink.lineJoin = 'round';
  ink.strokeStyle = palette.ground;
  ink.strokeText(label.text, 0, 0.5);
  ink.fillStyle = label.colour;
  ink.fillText(label.text, 0, 0.5);
  ink.restore();
}
