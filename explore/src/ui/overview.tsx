/** What is seen, in a nutshell. */

import { QUADS, STATUSES } from '../data/types';
import type { Edge } from '../data/types';
import { lineColour, quadName } from '../draw/palette';
import type { App } from './app-context';
import { KindShape } from './icons';
import { RelationRow, Section } from './parts';
import { Timeline } from './timeline';

export function Overview({ app }: { app: App }) {
  const { edges, actors, near } = app.seen;
  const weight = (edge: Edge) => edge.weight;
  const central = [...actors].sort((a, b) => (near.get(b.id)?.length ?? 0) - (near.get(a.id)?.length ?? 0)).slice(0, 6);
  const strongest = edges.filter((edge) => edge.type !== 'AFFILIATION')
    .sort((a, b) => b.weight - a.weight || b.confidence - a.confidence).slice(0, 6);
  const quads = QUADS.map((quad) => ({
    key: quadName(quad), label: app.t(quad ?? 'none'), colour: lineColour(quad), n: total(edges.filter((e) => e.quad === quad), weight),
  }));
  const statuses = STATUSES.map((status) => ({
    key: status, label: app.t(status), colour: null,
    n: total(edges, (edge) => edge.evidence.filter((e) => e.status === status).length),
  }));
  return (
    <>
      <p class="hint">{app.t('howTo')}</p>
      <Section title={app.t('balance')}><Bars app={app} rows={quads} /></Section>
      <Section title={app.t('status')}><Bars app={app} rows={statuses} /></Section>
      <Section title={app.t('most')}>
        <ul class="list">
          {central.map((actor) => (
            <li key={actor.id}>
              <button type="button" class="row" onClick={() => app.select({ kind: 'actor', id: actor.id })}>
                <KindShape kind={actor.kind} named={actor.named} /><span class="text">{actor.name}</span>
                <span class="number" title={app.language.count(near.get(actor.id)?.length ?? 0, 'relations')}>{near.get(actor.id)?.length ?? 0}</span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={app.t('strongest')}>
        <ul class="list">{strongest.map((edge) => <RelationRow key={edge.key} app={app} edge={edge} />)}</ul>
      </Section>
      <Timeline app={app} edges={edges} />
      <p class="notice">{app.t('notice')}</p>
    </>
  );
}

const total = (edges: Edge[], of: (edge: Edge) => number): number => edges.reduce((sum, edge) => sum + of(edge), 0);

interface Bar {
  key: string;
  label: string;
  colour: string | null;
  n: number;
}

function Bars({ app, rows }: { app: App; rows: Bar[] }) {
  const most = Math.max(1, ...rows.map(({ n }) => n));
  return (
    <ul class="bars">
      {rows.filter(({ n }) => n > 0).map(({ key, label, colour, n }) => (
        <li key={key}>
          <span class="label">{label}</span>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect width={Math.max(1, (n / most) * 100)} height="8" fill={colour ?? 'currentColor'} />
          </svg>
          <span class="number">{app.language.number(n)}</span>
        </li>
      ))}
    </ul>
  );
}
