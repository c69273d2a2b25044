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
  return Math.min(1.5, Math.max(0.34, Math.pow(k, 0.62)));
}

/** Shows all dots with their names, above what covers so many pixels at the bottom. */
export function fit(dots: Dot[], size: Size, covered = 0): Camera {
  if (dots.length === 0) return { x: 0, y: 0, k: 1 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, radius } of dots) {
    left = Math.min(left, x - radius);
    right = Math.max(right, x + radius);
    top = Math.min(top, y - radius);
    bottom = Math.max(bottom, y + radius);
  }
  // Names do not shrink with the picture: they get a margin in pixels.
  const [marginX, marginY] = [Math.min(64, size.width * 0.13), 36];
  const k = Math.min(
    Math.max(40, size.width - 2 * marginX) / Math.max(1, right - left),
    Math.max(40, size.height - covered - 2 * marginY) / Math.max(1, bottom - top),
    CLOSEST_FIT,
  );
  return { x: (left + right) / 2, y: (top + bottom) / 2 + (covered / 2 + 5) / k, k: Math.max(SMALLEST, k) };
}
