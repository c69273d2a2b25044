/** What stands behind a line: one relation with its sentences, or all relations of two actors. */

import { pairKey } from '../data/edge';
import type { Edge } from '../data/types';
import { quadName } from '../draw/palette';
import { toggle } from '../state/state';
import type { App } from './app-context';
import { ActorLink, Empty, LongList, RelationRow, Section, StatusBadge } from './parts';
import { EvidenceCard } from './sentence';

/** All that the filters let through between two actors. */
function edgesBetween(app: App, a: string, b: string): Edge[] {
  return (app.seen.near.get(a) ?? []).filter(({ other }) => other === b).map(({ edge }) => edge);
}

export function EdgePanel({ app, id }: { app: App; id: string }) {
  const { graph, allowed } = app.seen;
  const edge = allowed.find((edge) => edge.key === id) ?? graph.edges.find((edge) => edge.key === id);
  if (!edge) return <Empty title={app.t('noRelations')} />;
  const all = graph.edges.find((other) => other.key === id)?.evidence.length ?? edge.weight;
  const others = edgesBetween(app, edge.source, edge.target).filter((other) => other.key !== edge.key);
  return (
    <article class="card">
      <h2 class="statement">
        <ActorLink app={app} actor={graph.actor.get(edge.source)} />
        <span class={`says q-${quadName(edge.quad)}`}>{app.language.says(edge)}</span>
        <ActorLink app={app} actor={graph.actor.get(edge.target)} />
      </h2>
      <p class="facts">
        <span class="badge type">{edge.type}</span>
        <StatusBadge app={app} evidence={edge} />
        <span>{app.t('confidenceIs', { n: Math.round(edge.confidence * 100) })}</span>
      </p>
      {edge.by.length > 0 && <p class="by">{app.t('by', { by: edge.by.join(', ') })}</p>}
      <section class="section">
        <h3>{app.t('evidence')}<span class="count">
          {edge.weight === all ? all : app.t('outOf', { n: edge.weight, all })}
        </span></h3>
        <LongList app={app} items={edge.evidence} first={20} class="evidences"
          render={(evidence) => <EvidenceCard app={app} edge={edge} evidence={evidence} />} />
      </section>
      {others.length > 0 && (
        <Section title={app.t('between')}>
          <ul class="list">{others.map((other) => <RelationRow key={other.key} app={app} edge={other} />)}</ul>
          <Unfold app={app} a={edge.source} b={edge.target} />
        </Section>
      )}
    </article>
  );
}

export function PairPanel({ app, a, b }: { app: App; a: string; b: string }) {
  const { graph } = app.seen;
  const edges = edgesBetween(app, a, b).sort((x, y) => y.weight - x.weight);
  return (
    <article class="card">
      <h2 class="statement pair">
        <ActorLink app={app} actor={graph.actor.get(a)} />
        <span class="says">↔</span>
        <ActorLink app={app} actor={graph.actor.get(b)} />
      </h2>
      {edges.length === 0 && <Empty title={app.t('noRelations')} />}
      {edges.length > 1 && <Unfold app={app} a={a} b={b} />}
      {edges.map((edge) => (
        <section class="section" key={edge.key}>
          <ul class="list"><RelationRow app={app} edge={edge} /></ul>
          <LongList app={app} items={edge.evidence} first={3} class="evidences"
            render={(evidence) => <EvidenceCard app={app} edge={edge} evidence={evidence} />} />
        </section>
      ))}
    </article>
  );
}

/** Draws the relations of two actors apart, or as one line again. */
function Unfold({ app, a, b }: { app: App; a: string; b: string }) {
  const key = pairKey(a, b);
  const apart = app.state.unfolded.includes(key);
  return (
    <button type="button" class="button" aria-pressed={apart}
      onClick={() => app.set({ unfolded: toggle(app.state.unfolded, key) })}>
      {app.t(apart ? 'fold' : 'unfold')}
    </button>
  );
}
