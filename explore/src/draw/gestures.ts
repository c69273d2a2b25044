/** Hands on the picture: mouse, fingers, wheel and keys. */

import { unproject, zoomAt } from './camera';
import type { Camera } from './camera';
import { hit } from './hit';
import type { Hit } from './hit';
import type { Stage } from './stage';

export interface Wishes {
  /** Something was clicked; null: the ground. */
  choose(found: Hit | null): void;
  /** Twice on the same. */
  open(found: Hit | null): void;
  /** The camera was moved by hand. */
  moved(camera: Camera): void;
  /** An actor is being dragged to a place; `done` at the end. */
  drag(id: string, x: number, y: number, done: boolean): void;
  /** All is to be seen. */
  fit(): void;
}

interface Pointer {
  x: number;
  y: number;
}

/** Pixels that a hand may tremble in a click. */
const TREMBLE = 5;

export function watch(stage: Stage, wishes: Wishes): () => void {
  const { canvas } = stage;
  const pointers = new Map<number, Pointer>();
  let start: Pointer | null = null;
  let dragged: string | null = null;
  let moving = false;

  const at = (event: { clientX: number; clientY: number }): Pointer => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const under = (p: Pointer, touch: boolean) => hit(stage.seenNow(), p.x, p.y, touch ? 16 : 6);
  const move = (camera: Camera) => {
    stage.setCamera(camera);
    wishes.moved(camera);
  };

  const down = (event: PointerEvent) => {
    if (event.button > 0) return;
    const p = at(event);
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, p);
    if (pointers.size > 1) {
      dragged = null;
      moving = true;
      return;
    }
    start = p;
    moving = false;
    const found = under(p, event.pointerType === 'touch');
    dragged = found?.kind === 'dot' ? found.dot.dot.actor.id : null;
  };

  const pan = (event: PointerEvent) => {
    const p = at(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== 'touch') hover(p);
      return;
    }
    if (pointers.size === 2) pinch(event.pointerId, before, p);
    else if (moving || (start && Math.hypot(p.x - start.x, p.y - start.y) > TREMBLE)) {
      moving = true;
      if (dragged) wishes.drag(dragged, ...unproject(stage.camera, stage.size, p.x, p.y), false);
      else {
        const { x, y, k } = stage.camera;
        move({ x: x - (p.x - before.x) / k, y: y - (p.y - before.y) / k, k });
      }
    } else return;
    pointers.set(event.pointerId, p);
  };

  const pinch = (id: number, before: Pointer, now: Pointer) => {
    const other = [...pointers].find(([key]) => key !== id)?.[1];
    if (!other) return;
    const ratio = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    const camera = zoomAt(stage.camera, stage.size, (now.x + other.x) / 2, (now.y + other.y) / 2, ratio);
    const half = 2 * camera.k;
    move({ ...camera, x: camera.x - (now.x - before.x) / half, y: camera.y - (now.y - before.y) / half });
  };

  const hover = (p: Pointer) => {
    const found = under(p, false);
    canvas.classList.toggle('pointing', found !== null);
    const key = (h: Hit | null) => (h ? (h.kind === 'dot' ? h.dot.dot.actor.id : h.line.line.key) : null);
    if (key(found) !== key(stage.hovered)) stage.setHovered(found);
  };

  const up = (event: PointerEvent) => {
    const p = at(event);
    if (!pointers.delete(event.pointerId) || pointers.size > 0) return;
    if (dragged && moving) wishes.drag(dragged, ...unproject(stage.camera, stage.size, p.x, p.y), true);
    else if (!moving && event.type === 'pointerup') wishes.choose(under(p, event.pointerType === 'touch'));
    dragged = null;
    start = null;
  };

  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const p = at(event);
    const lines = event.deltaMode === 1 ? 18 : 1;
    move(zoomAt(stage.camera, stage.size, p.x, p.y, Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0016))));
  };

  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { x, y, k } = stage.camera;
    const step = 60 / k;
    const steps: Record<string, [number, number]> =
      { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const way = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    const middle = [stage.size.width / 2, stage.size.height / 2] as const;
    if (way) move({ x: x + way[0], y: y + way[1], k });
    else if (event.key === '+' || event.key === '=') move(zoomAt(stage.camera, stage.size, ...middle, 1.25));
    else if (event.key === '-') move(zoomAt(stage.camera, stage.size, ...middle, 0.8));
    else if (event.key === '0') wishes.fit();
    else return;
    event.preventDefault();
  };

  const leave = () => stage.hovered && stage.setHovered(null);
  const twice = (event: MouseEvent) => wishes.open(under(at(event), false));

  canvas.addEventListener('pointerdown', down);
  canvas.addEventListener('pointermove', pan);
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);
  canvas.addEventListener('pointerleave', leave);
  canvas.addEventListener('wheel', wheel, { passive: false });
  canvas.addEventListener('keydown', key);
  canvas.addEventListener('dblclick', twice);
  return () => {
    canvas.removeEventListener('pointerdown', down);
    canvas.removeEventListener('pointermove', pan);
    canvas.removeEventListener('pointerup', up);
    canvas.removeEventListener('pointercancel', up);
    canvas.removeEventListener('pointerleave', leave);
    canvas.removeEventListener('wheel', wheel);
    canvas.removeEventListener('keydown', key);
    canvas.removeEventListener('dblclick', twice);
  };
}
