/** Small pictures: those of buttons, and the shapes of actors. */

import type { Kind } from '../data/types';
import { corners } from '../draw/picture';

const PATHS = {
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.4 10.4 14 14',
  undo: 'M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7',
  redo: 'm10 3 3.5 3.5L10 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H9',
  share: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8',
  save: 'M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10',
  help: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M6.3 6.4a1.75 1.75 0 1 1 2.5 1.6c-.5.3-.8.6-.8 1.2M8 11.4v.1',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1',
  close: 'm4 4 8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  down: 'm4 6 4 4 4-4',
  pin: 'M6 2.5h4l-.6 4L11.5 9h-7l2.1-2.5zM8 9v4.5',
  hide: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4M3 13 13 3',
  ring: 'M8 6.4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2',
  path: 'M3.5 10.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4M12.5 1.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4M5 11 11 5',
  book: 'M8 4.2C6.6 3.2 4.6 3 2.5 3v9.5c2.1 0 4.1.2 5.5 1.2 1.4-1 3.4-1.2 5.5-1.2V3c-2.1 0-4.1.2-5.5 1.2zM8 4.2v9.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The shape that an actor has in the picture; hollow where it has no name. */
export function KindShape({ kind, named = true }: { kind: Kind; named?: boolean }) {
  const points = corners(kind, 5);
  return (
    <svg class={named ? 'shape' : 'shape hollow'} viewBox="-7 -7 14 14" aria-hidden="true" focusable="false">
      {points ? <polygon points={points.map((p) => p.join(',')).join(' ')} /> : <circle r="5" />}
    </svg>
  );
}
