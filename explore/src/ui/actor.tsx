/** The card of an actor. */

import { useState } from 'preact/hooks';
import type { Actor, Edge } from '../data/types';
import { toggle } from '../state/state';
import type { App } from './app-context';
import { Icon, KindShape } from './icons';
import { ActorLink, Empty, LongList, RelationRow, Section, documentName } from './parts';
import { Search } from './search';
import { Timeline } from './timeline';

export function ActorCard({ app, id }: { app: App; id: string }) {
  const { graph, near } = app.seen;
  const actor = graph.actor.get(id);
  if (!actor) return <Empty title={app.t('noRelations')} />;
  const edges = (near.get(id) ?? []).map(({ edge }) => edge).sort((a, b) => b.weight - a.weight || b.confidence - a.confidence);
  const ties = graph.edges.filter((edge) => edge.type === 'AFFILIATION' && (edge.source === id || edge.target === id));
  const deeds = edges.filter((edge) => edge.type !== 'AFFILIATION');
  const documents = [...new Set(edges.flatMap((edge) => edge.evidence.map((e) => e.document)))].sort();
  const aliases = actor.aliases.filter((alias) => alias !== actor.name);
  return (
    <article class="card">
      <h2><KindShape kind={actor.kind} named={actor.named} /><span class="name">{actor.name}</span></h2>
      <p class="facts">{factsOf(app, actor).map((fact) => <span key={fact}>{fact}</span>)}</p>
      <Tools app={app} actor={actor} />
      {ties.length > 0 && (
        <Section title={app.t('offices')}>
          <LongList app={app} items={ties} first={8} render={(edge) => <Tie app={app} edge={edge} id={id} />} />
        </Section>
      )}
      <Section title={app.t('strongest')} count={deeds.length}>
        {deeds.length === 0 && <p class="hint">{app.t('noRelations')}</p>}
        <LongList app={app} items={deeds} first={8} render={(edge) => <RelationRow key={edge.key} app={app} edge={edge} from={id} />} />
      </Section>
      <Timeline app={app} edges={edges} />
      {aliases.length > 0 && (
        <Section title={app.t('aliases')}>
          <LongList app={app} items={aliases} first={12} class="chips" render={(alias) => <li key={alias}>{alias}</li>} />
        </Section>
      )}
      {actor.members.length > 0 && (
        <Section title={app.t('members')}>
          <ul class="chips list">{actor.members.map((member) => <li key={member.id}>{member.name}</li>)}</ul>
        </Section>
      )}
      {documents.length > 0 && (
        <Section title={app.t('inDocuments')} count={documents.length}>
          <LongList app={app} items={documents} first={8} render={(document) => (
            <li key={document}>
              <button type="button" class="row" onClick={() => app.set({ reading: document })}>
                <Icon name="book" /><span class="text">{documentName(app, document)}</span>
                <span class="number">{dateOf(app, document)}</span>
              </button>
            </li>
          )} />
        </Section>
      )}
    </article>
  );
}

function dateOf(app: App, document: string): string {
  const date = app.whole.document.get(document)?.date;
  return date ? app.language.date(date) : '';
}

function factsOf(app: App, actor: Actor): string[] {
  return [
    app.t(actor.kind),
    ...(actor.country ? [app.language.country(actor.country)] : []),
    ...(actor.mentions > 0 ? [actor.mentions === 1 ? app.t('mentionOne') : app.t('mentions', { n: actor.mentions })] : []),
    ...(actor.named ? [] : [app.t('unnamedActor')]),
  ];
}

/** A standing tie: the office, and where it is held or who holds it. */
function Tie({ app, edge, id }: { app: App; edge: Edge; id: string }) {
  const other = edge.source === id ? edge.target : edge.source;
  return (
    <li class="tie" key={edge.key}>
      <button type="button" class="link" onClick={() => app.select({ kind: 'edge', key: edge.key })}>
        {edge.predicates.join(', ') || app.language.type(edge.type)}
      </button>
      <ActorLink app={app} actor={app.seen.graph.actor.get(other)} />
    </li>
  );
}

/** What can be done with an actor. */
function Tools({ app, actor }: { app: App; actor: Actor }) {
  const [asking, setAsking] = useState(false);
  const { state, set, t } = app;
  const ego = state.focus?.kind === 'ego' && state.focus.id === actor.id ? state.focus : null;
  const pinned = Object.hasOwn(state.pinned, actor.id);
  const others = Object.fromEntries(Object.entries(state.pinned).filter(([id]) => id !== actor.id));
  return (
    <div class="tools">
      <div class="buttons">
        <button type="button" class="button" aria-pressed={ego !== null}
          onClick={() => set({ focus: ego ? null : { kind: 'ego', id: actor.id, hops: 1 }, camera: null })}>
          <Icon name="ring" />{t('ego')}
        </button>
        <button type="button" class="button" aria-expanded={asking} onClick={() => setAsking(!asking)}>
          <Icon name="path" />{t('path')}
        </button>
        <button type="button" class="button" aria-pressed={pinned} onClick={() => (pinned ? set({ pinned: others }) : app.pin(actor.id))}>
          <Icon name="pin" />{t(pinned ? 'unpin' : 'pin')}
        </button>
        <button type="button" class="button" onClick={() => set({ hidden: toggle(state.hidden, actor.id), selected: null })}>
          <Icon name="hide" />{t('hide')}
        </button>
      </div>
      {ego && (
        <label class="inline">{t('egoHops')}
          <input type="range" min="1" max="4" value={ego.hops} aria-valuetext={String(ego.hops)}
            onInput={(event) => set({ focus: { ...ego, hops: Number(event.currentTarget.value) }, camera: null })} />
          <output>{ego.hops}</output>
        </label>
      )}
      {asking && (
        <Search app={app} label={t('pathFrom', { name: actor.name })} onChoose={(hit) => {
          setAsking(false);
          set({ focus: { kind: 'path', from: actor.id, to: hit.actor.id }, camera: null });
        }} />
      )}
    </div>
  );
}
