/** The lists beside the picture: everything that it shows, in words. */

import { useState } from 'preact/hooks';
import { KINDS } from '../data/types';
import type { Actor } from '../data/types';
import type { App } from './app-context';
import { Icon, KindShape } from './icons';
import { Empty, LongList, RelationRow, documentName } from './parts';

const FIRST = 60;

interface Choice<T extends string> {
  value: T;
  label: string;
}

function Order<T extends string>({ app, value, choices, onChange }:
  { app: App; value: T; choices: Choice<T>[]; onChange: (value: T) => void }) {
  return (
    <label class="order">{app.t('sort')}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {choices.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
      </select>
    </label>
  );
}

export function ActorList({ app }: { app: App }) {
  const [order, setOrder] = useState<'relations' | 'name' | 'kind'>('relations');
  const { actors, near, graph } = app.seen;
  const degree = (actor: Actor) => near.get(actor.id)?.length ?? 0;
  const byName = (a: Actor, b: Actor) => a.name.localeCompare(b.name, app.language.code);
  const orders = {
    relations: (a: Actor, b: Actor) => degree(b) - degree(a) || byName(a, b),
    name: byName,
    kind: (a: Actor, b: Actor) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || byName(a, b),
  };
  // Without any relation the texts still name somebody.
  const list = [...(graph.edges.length > 0 ? actors : graph.actors)].sort(orders[order]);
  return (
    <>
      <div class="listhead">
        <p class="hint" role="status">{app.language.count(list.length, 'actors')}</p>
        <Order app={app} value={order} onChange={setOrder} choices={[
          { value: 'relations', label: app.t('sortRelations') }, { value: 'name', label: app.t('sortName') }, { value: 'kind', label: app.t('kind') },
        ]} />
      </div>
      <LongList app={app} items={list} first={FIRST} render={(actor) => (
        <li key={actor.id}>
          <button type="button" class="row" onClick={() => app.select({ kind: 'actor', id: actor.id })}>
            <KindShape kind={actor.kind} named={actor.named} />
            <span class="text">{actor.name}{actor.country && <span class="hint"> {app.language.country(actor.country)}</span>}</span>
            <span class="number" title={app.language.count(degree(actor), 'relations')}>{app.language.number(degree(actor))}</span>
          </button>
        </li>
      )} />
    </>
  );
}

export function RelationList({ app }: { app: App }) {
  const [order, setOrder] = useState<'weight' | 'type' | 'name'>('weight');
  const { edges, graph } = app.seen;
  const types = [...graph.types.keys()];
  const name = (id: string) => graph.actor.get(id)?.name ?? '';
  const orders = {
    weight: (a: number, b: number) => edges[b]!.weight - edges[a]!.weight || edges[b]!.confidence - edges[a]!.confidence || a - b,
    type: (a: number, b: number) => types.indexOf(edges[a]!.type) - types.indexOf(edges[b]!.type) || a - b,
    name: (a: number, b: number) => name(edges[a]!.source).localeCompare(name(edges[b]!.source), app.language.code) || a - b,
  };
  const list = edges.map((_, at) => at).sort(orders[order]).map((at) => edges[at]!);
  if (list.length === 0) return <Empty title={app.t('noRelations')} />;
  return (
    <>
      <div class="listhead">
        <p class="hint" role="status">{app.language.count(list.length, 'relations')}</p>
        <Order app={app} value={order} onChange={setOrder} choices={[
          { value: 'weight', label: app.t('sortWeight') }, { value: 'type', label: app.t('type') }, { value: 'name', label: app.t('sortName') },
        ]} />
      </div>
      <LongList app={app} items={list} first={FIRST} render={(edge) => <RelationRow key={edge.key} app={app} edge={edge} />} />
    </>
  );
}

export function TextList({ app }: { app: App }) {
  const counts = new Map<string, number>();
  for (const edge of app.seen.allowed) {
    for (const { document } of edge.evidence) counts.set(document, (counts.get(document) ?? 0) + 1);
  }
  const documents = [...app.whole.documents].sort((a, b) =>
    (b.date ?? '').localeCompare(a.date ?? '') || a.id.localeCompare(b.id));
  return (
    <>
      <div class="listhead"><p class="hint">{app.language.count(documents.length, 'documents')}</p></div>
      <LongList app={app} items={documents} first={FIRST} render={(document) => (
        <li key={document.id}>
          <button type="button" class="row" onClick={() => app.set({ reading: document.id, selected: null })}>
            <Icon name="book" />
            <span class="text">{documentName(app, document.id)}
              {document.date && <span class="hint"> {app.language.date(document.date)}</span>}</span>
            <span class="number" title={app.language.count(counts.get(document.id) ?? 0, 'sentences')}>
              {app.language.number(counts.get(document.id) ?? 0)}
            </span>
          </button>
        </li>
      )} />
    </>
  );
}
