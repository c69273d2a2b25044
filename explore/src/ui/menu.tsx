/** A button that opens a short list of things to do. */

import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { IconButton } from './parts';
import type { IconName } from './icons';

export interface Action {
  label: string;
  run: () => void;
}

export function Menu({ icon, label, actions, note }: { icon: IconName; label: string; actions: Action[]; note?: string }) {
  return (
    <Popover icon={icon} label={label}>
      {(close) => (
        <>
          <ul class="menu">
            {actions.map(({ label, run }) => (
              <li key={label}>
                <button type="button" onClick={() => {
                  close();
                  run();
                }}>{label}</button>
              </li>
            ))}
          </ul>
          {note && <p class="hint">{note}</p>}
        </>
      )}
    </Popover>
  );
}

/** Opens under its button; Escape and a click elsewhere close it. */
export function Popover({ icon, label, children }:
  { icon: IconName; label: string; children: (close: () => void) => ComponentChildren }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>('.popover button')?.focus();
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', away);
    return () => removeEventListener('pointerdown', away);
  }, [open]);
  const close = () => {
    setOpen(false);
    box.current?.querySelector<HTMLElement>('.iconbutton')?.focus();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    close();
  };
  return (
    <div class="popanchor" ref={box} onKeyDown={key}>
      <IconButton icon={icon} label={label} expanded={open} onClick={() => setOpen(!open)} />
      {open && <div class="popover" id={id} role="group" aria-label={label}>{children(close)}</div>}
    </div>
  );
}
