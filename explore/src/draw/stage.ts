/**
 * The drawing area. Small scenes are painted at once. Large ones are painted in slices into a sheet that is larger than
 * the area; while the next sheet is being painted, the last one is moved and scaled, so that the picture follows the
 * hand however much there is to draw.
 */

import { fit, project } from './camera';
import type { Camera, Size } from './camera';
import type { Hit } from './hit';
import { textWidth } from './labels';
import type { Palette } from './palette';
import { paint, paintDot, paintLabel, paintLine } from './paint';
import { makePicture } from './picture';
import type { Picture } from './picture';
import type { Dot, Scene } from './scene';

/** Milliseconds of a frame that painting may take. */
const SLICE = 9;
/** The same while the picture is being moved. */
const SLICE_MOVING = 5;
/** Milliseconds after which the picture counts as still. */
const REST = 130;
/** How far a sheet reaches beyond the area, as a share of it. */
const MARGIN = 0.2;

interface Sheet {
  canvas: HTMLCanvasElement;
  camera: Camera;
  size: Size;
}

export class Stage {
  size: Size = { width: 0, height: 0 };
  camera: Camera = { x: 0, y: 0, k: 1 };
  hovered: Hit | null = null;
  /** Pixels at the bottom that other things lie over. */
  covered = 0;
  /** Called after each frame in which a sheet was finished. */
  onPainted: () => void = () => {};
  private picture: Picture | null = null;
  private scene: Scene = { dots: [], lines: [], dotOf: new Map() };
  private ink: CanvasRenderingContext2D;
  private front: Sheet | null = null;
  private spare: HTMLCanvasElement | null = null;
  private work: { sheet: Sheet; steps: Generator<void, void> } | null = null;
  private stale = true;
  private asked = false;
  private movedAt = 0;
  private timer = 0;

  constructor(readonly canvas: HTMLCanvasElement, private palette: Palette) {
    const ink = canvas.getContext('2d', { alpha: false });
    if (!ink) throw new Error('no canvas');
    this.ink = ink;
  }

  setScene(scene: Scene, palette: Palette): void {
    this.scene = scene;
    this.palette = palette;
    this.hovered = null;
    this.repaint();
  }

  setCamera(camera: Camera): void {
    this.camera = camera;
    this.movedAt = performance.now();
    this.picture = null;
    // As long as the hand moves within what is painted, moving it is enough.
    clearTimeout(this.timer);
    if (this.isCovered()) {
      this.ask();
      this.timer = window.setTimeout(() => this.repaint(), REST);
    } else this.repaint();
  }

  fitted(): Camera {
    return this.cameraFor(this.scene.dots);
  }

  /** The camera that shows all of the dots. */
  cameraFor(dots: Dot[]): Camera {
    return fit(dots, this.size, Math.min(this.covered, this.size.height / 3));
  }

  /** Whether the dots are in sight, at this scale or a larger one. */
  shows(dots: Dot[], scale: number): boolean {
    return this.camera.k >= scale && dots.every((dot) => {
      const [x, y] = project(this.camera, this.size, dot.x, dot.y);
      return x > 0 && y > 0 && x < this.size.width && y < this.size.height - this.covered;
    });
  }

  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (width === 0 || height === 0) return;
    const dense = devicePixelRatio || 1;
    this.size = { width, height };
    this.canvas.width = Math.round(width * dense);
    this.canvas.height = Math.round(height * dense);
    this.front = null;
    this.spare = null;
    this.work = null;
    this.repaint();
  }

  setHovered(hovered: Hit | null): void {
    this.hovered = hovered;
    this.ask();
  }

  /** Whether all that is to be seen is painted. */
  get settled(): boolean {
    return !this.stale && !this.work;
  }

  private repaint(): void {
    this.stale = true;
    this.picture = null;
    this.ask();
  }

  private ask(): void {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.frame();
    });
  }

  private frame(): void {
    if (this.size.width === 0) return;
    // What is under way is finished first: else a picture in motion would never get done.
    if (this.stale && !this.work) this.begin();
    const finished = this.goOn();
    this.show();
    if (this.stale || this.work) this.ask();
    if (finished) this.onPainted();
  }

  private begin(): void {
    const large = this.scene.lines.length + this.scene.dots.length > 400;
    const margin = large ? 1 + 2 * MARGIN : 1;
    const size = { width: Math.round(this.size.width * margin), height: Math.round(this.size.height * margin) };
    const canvas = this.spare ?? document.createElement('canvas');
    this.spare = null;
    const dense = devicePixelRatio || 1;
    const [width, height] = [Math.round(size.width * dense), Math.round(size.height * dense)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    const ink = canvas.getContext('2d', { alpha: false });
    if (!ink) return;
    const camera = { ...this.camera };
    this.stale = false;
    ink.setTransform(dense, 0, 0, dense, 0, 0);
    ink.fillStyle = this.palette.ground;
    ink.fillRect(0, 0, size.width, size.height);
    const picture = makePicture(this.scene, camera, size, this.palette);
    this.work = { sheet: { canvas, camera, size }, steps: paint(ink, picture) };
  }

  /** Paints for a slice of time; whether a sheet was finished. */
  private goOn(): boolean {
    if (!this.work) return false;
    const now = performance.now();
    const until = now + (!this.front ? 400 : now - this.movedAt < REST ? SLICE_MOVING : SLICE);
    do {
      if (this.work.steps.next().done) {
        this.spare = this.front?.canvas ?? null;
        this.front = this.work.sheet;
        this.work = null;
        return true;
      }
    } while (performance.now() < until);
    return false;
  }

  /** Whether the finished sheet shows all that the camera sees, at about its scale. Only large scenes have a margin. */
  private isCovered(): boolean {
    if (!this.front || this.front.size.width === this.size.width) return false;
    const { camera, size } = this.front;
    const scale = this.camera.k / camera.k;
    if (scale < 0.7 || scale > 1.6) return false;
    const reach = (whole: number, part: number, shift: number) => Math.abs(shift) <= (whole * scale - part) / 2;
    return reach(size.width, this.size.width, (camera.x - this.camera.x) * this.camera.k)
      && reach(size.height, this.size.height, (camera.y - this.camera.y) * this.camera.k);
  }

  /** Puts the finished sheet where the camera is now, and what is under the pointer on top. */
  private show(): void {
    const dense = devicePixelRatio || 1;
    this.ink.setTransform(dense, 0, 0, dense, 0, 0);
    this.ink.fillStyle = this.palette.ground;
    this.ink.fillRect(0, 0, this.size.width, this.size.height);
    if (this.front) {
      const { canvas, camera, size } = this.front;
      const scale = this.camera.k / camera.k;
      const x = (camera.x - this.camera.x) * this.camera.k + this.size.width / 2 - (scale * size.width) / 2;
      const y = (camera.y - this.camera.y) * this.camera.k + this.size.height / 2 - (scale * size.height) / 2;
      this.ink.drawImage(canvas, x, y, size.width * scale, size.height * scale);
    }
    if (this.hovered) this.showHovered(this.hovered);
  }

  private showHovered(hovered: Hit): void {
    const now = this.seenNow();
    if (hovered.kind === 'line') {
      const line = now.lines.find((other) => other.line.key === hovered.line.line.key);
      if (!line) return;
      const bright = { ...line, width: line.width + 1.5, line: { ...line.line, dim: false } };
      paintLine(this.ink, bright, false);
      const middle = [line.x1 + (line.ux * line.length) / 2, line.y1 + (line.uy * line.length) / 2] as const;
      this.showWords(line.line.edges.length > 1 ? '' : line.line.label, middle[0], middle[1], line.line.words);
      return;
    }
    const dot = now.dots.find((other) => other.dot.actor.id === hovered.dot.dot.actor.id);
    if (!dot) return;
    paintDot(this.ink, { ...dot, r: dot.r * 1.12, dot: { ...dot.dot, dim: false } }, this.palette);
    this.showWords(dot.dot.actor.name.slice(0, 80), dot.x, dot.y + dot.r + 10, this.palette.ink);
  }

  private showWords(text: string, x: number, y: number, colour: string): void {
    if (!text) return;
    const look = { size: 13, bold: true };
    const half = textWidth(text, look) / 2 + 6;
    const inside = Math.min(this.size.width - half - 4, Math.max(half + 4, x));
    paintLabel(this.ink, { text, x: inside, y, angle: 0, ...look, colour, dim: false }, this.palette);
  }

  /** The picture as the camera sees it now, for finding what is under the pointer. */
  seenNow(): Picture {
    if (!this.picture) this.picture = makePicture(this.scene, this.camera, this.size, this.palette);
    return this.picture;
  }
}
