/** Explains shapes, colours and lines that occur in the picture. */

import { useState } from 'preact/hooks';
import { KINDS, QUADS, STATUSES } from '../data/types';
import { quadName } from '../draw/palette';
import type { App } from './app-context';
import { Icon, KindShape } from './icons';
import { Swatch } from './parts';

export function Legend({ app }: { app: App }) {
  const [open, setOpen] = useState(() => matchMedia('(min-width: 900px)').matches);
  const { edges, actors } = app.seen;
  const kinds = KINDS.filter((kind) => actors.some((actor) => actor.kind === kind));
  const quads = QUADS.filter((quad) => edges.some((edge) => edge.quad === quad));
  const statuses = STATUSES.filter((status) => edges.some((edge) => edge.status === status));
  if (actors.length === 0) return null;
  return (
    <section class={open ? 'legend' : 'legend closed'} aria-label={app.t('legend')}>
      <button type="button" class="legendhead" aria-expanded={open} onClick={() => setOpen(!open)}>
        {app.t('legend')}<Icon name="down" />
      </button>
      {open && (
        <div class="entries">
          <ul>
            {quads.map((quad) => <li key={quadName(quad)}><Swatch quad={quad} />{app.t(quad ?? 'none')}</li>)}
          </ul>
          <ul>
            {statuses.map((status) => <li key={status}><Swatch quad={null} status={status} />{app.t(status)}</li>)}
            {edges.some((edge) => edge.negated) && <li><Swatch quad={null} negated />{app.t('negated')}</li>}
          </ul>
          <ul>
            {kinds.map((kind) => <li key={kind}><KindShape kind={kind} />{app.t(kind)}</li>)}
            {actors.some((actor) => !actor.named) && <li><KindShape kind="person" named={false} />{app.t('unnamedActor')}</li>}
          </ul>
        </div>
      )}
    </section>
  );
}
