/** Which part of the plane is seen, and how large. */

import type { Dot } from './scene';

export interface Camera {
  /** The point in the middle, in units of the layout. */
  x: number;
  y: number;
  /** Pixels per unit. */
  k: number;
}

export interface Size {
  width: number;
  height: number;
}

const [SMALLEST, LARGEST] = [0.03, 8];
/** At fitting, no closer than this. */
const CLOSEST_FIT = 1.5;
/** Pixels that are left free around the picture. */
const [MARGIN_X, MARGIN_Y] = [12, 34];

export function project(camera: Camera, size: Size, x: number, y: number): [number, number] {
  return [(x - camera.x) * camera.k + size.width / 2, (y - camera.y) * camera.k + size.height / 2];
}

export function unproject(camera: Camera, size: Size, x: number, y: number): [number, number] {
  return [(x - size.width / 2) / camera.k + camera.x, (y - size.height / 2) / camera.k + camera.y];
}

/** Scales so that the point under (x, y) stays there. */
export function zoomAt(camera: Camera, size: Size, x: number, y: number, factor: number): Camera {
  const k = Math.min(LARGEST, Math.max(SMALLEST, camera.k * factor));
  const [px, py] = unproject(camera, size, x, y);
  return { x: px - (x - size.width / 2) / k, y: py - (y - size.height / 2) / k, k };
}

/** How large dots are drawn: they grow with the scale, but more slowly. */
export function dotScale(k: number): number {
  return Math.min(1.5, Math.max(0.16, Math.pow(k, k < 0.6 ? 0.85 : 0.62)));
}

/** Shows all dots with their names, above what covers so many pixels at the bottom. */
export function fit(dots: Dot[], size: Size, covered = 0): Camera {
  if (dots.length === 0) return { x: 0, y: 0, k: 1 };
  let [top, bottom] = [Infinity, -Infinity];
  for (const { y, radius } of dots) {
    top = Math.min(top, y - radius);
    bottom = Math.max(bottom, y + radius);
  }
  let k = Math.min(Math.max(40, size.height - covered - 2 * MARGIN_Y) / Math.max(1, bottom - top), CLOSEST_FIT);
  let span = spanX(dots, k, size);
  // Names do not shrink with the picture, so that the scale is found step by step.
  for (let step = 0; step < 6 && span[1] - span[0] > size.width - 2 * MARGIN_X; step++) {
    k = Math.max(SMALLEST, k * Math.max(0.5, (size.width - 2 * MARGIN_X) / (span[1] - span[0])));
    span = spanX(dots, k, size);
  }
  return { x: (span[0] + span[1]) / 2 / k, y: (top + bottom) / 2 + (covered / 2 + 5) / k, k: Math.max(SMALLEST, k) };
}

/** From where to where dots and names reach at a scale, in pixels. In large graphs few are named. */
function spanX(dots: Dot[], k: number, size: Size): [number, number] {
  let [left, right] = [Infinity, -Infinity];
  for (const { x, radius, actor } of dots) {
    const half = dots.length > 150 ? 40 : Math.min(size.width * 0.2, Math.min(28, actor.name.length) * 3.5);
    left = Math.min(left, x * k - Math.max(radius, half));
    right = Math.max(right, x * k + Math.max(radius, half));
  }
  return [left, right];
}
