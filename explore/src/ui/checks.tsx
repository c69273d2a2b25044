/** Boxes to tick, alone and in long lists. */

import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { fold } from '../data/search';
import { toggle } from '../state/state';
import type { App } from './app-context';

interface CheckProps {
  label: string;
  checked: boolean;
  onChange: () => void;
  /** Some of what it stands for is on, some off. */
  mixed?: boolean;
  count?: number | undefined;
  title?: string;
  children?: ComponentChildren;
}

export function Check({ label, checked, onChange, mixed = false, count, title, children }: CheckProps) {
  return (
    <label class="check" title={title}>
      <input type="checkbox" checked={checked} onChange={onChange}
        ref={(input: HTMLInputElement | null) => {
          if (input) input.indeterminate = mixed;
        }} />
      {children}
      <span class="label">{label}</span>
      {count !== undefined && <span class="number">{count}</span>}
    </label>
  );
}

interface Item {
  id: string;
  label: string;
  count: number;
}

/** From so many items on, there is a field to look for one. */
const MANY = 9;
const MOST = 40;

export function Choices({ app, label, items, chosen, onChange }:
  { app: App; label: string; items: Item[]; chosen: string[]; onChange: (chosen: string[]) => void }) {
  const [query, setQuery] = useState('');
  const wanted = fold(query.trim());
  const fitting = items.filter((item) => !wanted || fold(item.label).includes(wanted));
  const shown = [...fitting.filter(({ id }) => chosen.includes(id)), ...fitting.filter(({ id }) => !chosen.includes(id))].slice(0, MOST);
  return (
    <>
      {items.length >= MANY && (
        <input type="search" class="find" aria-label={`${app.t('find')}: ${label}`} placeholder="…" value={query}
          onInput={(event) => setQuery(event.currentTarget.value)} />
      )}
      <div class="choices">
        {shown.map(({ id, label, count }) => (
          <Check key={id} label={label} count={count} checked={chosen.includes(id)} onChange={() => onChange(toggle(chosen, id))} />
        ))}
      </div>
      {fitting.length > MOST && <p class="hint">{app.t('outOf', { n: MOST, all: fitting.length })}</p>}
    </>
  );
}
