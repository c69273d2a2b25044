/** Small parts that many others use. */

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Actor, Edge, Evidence, Quad, Status } from '../data/types';
import { lineColour, quadName } from '../draw/palette';
import type { App } from './app-context';
import { Icon, KindShape } from './icons';
import type { IconName } from './icons';

export function Section({ title, children, count }: { title: string; children: ComponentChildren; count?: number }) {
  return (
    <section class="section">
      <h3>{title}{count !== undefined && <span class="count">{count}</span>}</h3>
      {children}
    </section>
  );
}

interface ButtonProps {
  icon: IconName;
  label: string;
  onClick: () => void;
  disabled?: boolean;
  pressed?: boolean;
  expanded?: boolean;
  class?: string;
}

/** A button with a picture; its label is read out and shown when the pointer rests on it. */
export function IconButton({ icon, label, onClick, disabled, pressed, expanded, class: extra }: ButtonProps) {
  return (
    <button type="button" class={`iconbutton ${extra ?? ''}`} aria-label={label} title={label} onClick={onClick}
      disabled={disabled} aria-pressed={pressed} aria-expanded={expanded}>
      <Icon name={icon} />
    </button>
  );
}

/** An actor that can be clicked. */
export function ActorLink({ app, actor, plain }: { app: App; actor: Actor | undefined; plain?: boolean }) {
  if (!actor) return null;
  return (
    <button type="button" class="actorlink" onClick={() => app.select({ kind: 'actor', id: actor.id })}>
      {!plain && <KindShape kind={actor.kind} named={actor.named} />}
      <span class="name">{actor.name}</span>
    </button>
  );
}

/** A short piece of the line with which a relation is drawn. */
export function Swatch({ quad, colour, status, negated }:
  { quad: Quad; colour?: string | null; status?: Status; negated?: boolean }) {
  const pattern = status === 'claimed' ? '5 3' : status === 'intended' ? '0.1 4' : undefined;
  return (
    <svg class="swatch" viewBox="0 0 26 10" aria-hidden="true" focusable="false">
      <line x1="1.5" y1="5" x2="24.5" y2="5" stroke={lineColour(quad, colour ?? null)} stroke-width="2.5"
        stroke-dasharray={pattern} stroke-linecap={status === 'intended' ? 'round' : 'butt'} />
      {negated && <line x1="9.5" y1="9" x2="16.5" y2="1" stroke={lineColour(quad, colour ?? null)} stroke-width="2" />}
    </svg>
  );
}

/** One relation in a list: its line, what it says, and how much evidence it has. `from` leaves out what is known. */
export function RelationRow({ app, edge, from }: { app: App; edge: Edge; from?: string }) {
  const { graph } = app.seen;
  const [source, target] = [graph.actor.get(edge.source), graph.actor.get(edge.target)];
  const current = app.state.selected?.kind === 'edge' && app.state.selected.key === edge.key;
  const says = <span class={`says q-${quadName(edge.quad)}`}>{app.language.says(edge)}</span>;
  return (
    <li>
      <button type="button" class="row" aria-current={current ? 'true' : undefined}
        onClick={() => app.select({ kind: 'edge', key: edge.key })}>
        <Swatch quad={edge.quad} colour={graph.types.get(edge.type)?.color ?? null} status={edge.status} negated={edge.negated} />
        <span class="text">
          {from === edge.source ? null : <b>{source?.name}</b>} {says} {from === edge.target ? null : <b>{target?.name}</b>}
        </span>
        <span class="number" title={app.language.count(edge.weight, 'sentences')}>{app.language.number(edge.weight)}</span>
      </button>
    </li>
  );
}

/** A list of which only the beginning is shown until more is asked for. */
export function LongList<T>({ app, items, first, render, class: extra }:
  { app: App; items: T[]; first: number; render: (item: T) => ComponentChildren; class?: string }) {
  const [most, setMost] = useState(first);
  const rest = items.length - most;
  return (
    <>
      <ul class={`list ${extra ?? ''}`}>{items.slice(0, most).map(render)}</ul>
      {rest > 0 && (
        <button type="button" class="more" onClick={() => setMost(most + Math.max(first, 100))}>
          {app.t('more', { n: Math.min(rest, Math.max(first, 100)) })}
        </button>
      )}
    </>
  );
}

export function StatusBadge({ app, evidence }: { app: App; evidence: Pick<Evidence, 'status' | 'negated'> }) {
  return (
    <>
      <span class={`badge ${evidence.status}`}>{app.t(evidence.status)}</span>
      {evidence.negated && <span class="badge negated">{app.t('negated')}</span>}
    </>
  );
}

export function Empty({ title, text, children }: { title: string; text?: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="lead">{title}</p>
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}

/** How a document is called. */
export function documentName(app: App, id: string): string {
  return app.whole.document.get(id)?.title ?? id;
}

/** Only addresses of web pages become links: whatever else stands in a file stays text. */
export function webAddress(uri: string | null): string | null {
  if (!uri) return null;
  try {
    const { protocol, href } = new URL(uri);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}
