/** The filters. */

import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { KINDS, QUADS, STATUSES } from '../data/types';
import type { Edge } from '../data/types';
import { quadName } from '../draw/palette';
import { DEFAULT_VIEW, DENIALS, filterCount, toggle } from '../state/state';
import type { App } from './app-context';
import { Check, Choices } from './checks';
import { Icon, KindShape } from './icons';
import { Swatch, documentName } from './parts';

function Group({ title, children, open = true }: { title: string; children: ComponentChildren; open?: boolean }) {
  return (
    <details class="group" open={open}>
      <summary>{title}<Icon name="down" /></summary>
      <fieldset><legend class="unseen">{title}</legend>{children}</fieldset>
    </details>
  );
}

function count<T>(edges: Edge[], of: (edge: Edge) => T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const edge of edges) for (const key of of(edge)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

export function Filters({ app }: { app: App }) {
  const { state, set, t } = app;
  const changed = filterCount(state);
  return (
    <div class="filters">
      <Types app={app} />
      <Group title={t('status')}>
        {STATUSES.map((status) => (
          <Check key={status} label={t(status)} checked={!state.statusesOff.includes(status)}
            onChange={() => set({ statusesOff: toggle(state.statusesOff, status) })}>
            <Swatch quad={null} status={status} />
          </Check>
        ))}
        <label class="field"><span class="unseen">{t('denials')}</span>
          <select value={state.denials} onChange={(event) => set({ denials: event.currentTarget.value as typeof state.denials })}>
            {DENIALS.map((value) => (
              <option key={value} value={value}>{t(({ all: 'denialsAll', without: 'denialsWithout', only: 'denialsOnly' } as const)[value])}</option>
            ))}
          </select>
        </label>
      </Group>
      <Numbers app={app} />
      <Group title={t('kind')}>
        {KINDS.map((kind) => (
          <Check key={kind} label={t(kind)} checked={!state.kindsOff.includes(kind)}
            onChange={() => set({ kindsOff: toggle(state.kindsOff, kind) })}>
            <KindShape kind={kind} />
          </Check>
        ))}
        <Check label={t('lonely')} checked={state.lonely} onChange={() => set({ lonely: !state.lonely, camera: null })} />
        <Check label={t('collapse')} title={t('collapseHint')} checked={state.collapse}
          onChange={() => set({ collapse: !state.collapse, camera: null })} />
        <Check label={t('unfoldAll')} checked={state.unfoldAll} onChange={() => set({ unfoldAll: !state.unfoldAll })} />
      </Group>
      <Dates app={app} />
      <Documents app={app} />
      <Countries app={app} />
      <Hidden app={app} />
      {changed > 0 && (
        <button type="button" class="button reset"
          onClick={() => set({ ...DEFAULT_VIEW, pinned: state.pinned, unfolded: state.unfolded, focus: state.focus })}>
          {t('reset')}
        </button>
      )}
    </div>
  );
}

function Types({ app }: { app: App }) {
  const { state, set, t, language } = app;
  const { graph } = app.seen;
  const counts = count(graph.edges, (edge) => [edge.type]);
  return (
    <Group title={t('type')}>
      {QUADS.map((quad) => {
        const types = [...graph.types.values()].filter((type) => type.quad === quad && counts.has(type.name)).map(({ name }) => name);
        if (types.length === 0) return null;
        const off = types.filter((type) => state.typesOff.includes(type));
        const others = state.typesOff.filter((type) => !types.includes(type));
        return (
          <TypeGroup key={quadName(quad)} t={t} check={
            <Check label={t(quad ?? 'none')} checked={off.length < types.length} mixed={off.length > 0 && off.length < types.length}
              onChange={() => set({ typesOff: off.length > 0 ? others : [...others, ...types] })}>
              <Swatch quad={quad} />
            </Check>
          } label={t(quad ?? 'none')}>
            {types.map((type) => (
              <Check key={type} label={language.type(type)} count={counts.get(type)} title={type}
                checked={!state.typesOff.includes(type)} onChange={() => set({ typesOff: toggle(state.typesOff, type) })} />
            ))}
          </TypeGroup>
        );
      })}
    </Group>
  );
}

function TypeGroup({ check, label, children, t }:
  { check: ComponentChildren; label: string; children: ComponentChildren; t: App['t'] }) {
  const [open, setOpen] = useState(false);
  return (
    <div class="typegroup">
      <div class="typehead">
        {check}
        <button type="button" class="disclose" aria-expanded={open} aria-label={`${label}: ${t('details')}`} onClick={() => setOpen(!open)}>
          <Icon name="down" />
        </button>
      </div>
      {open && <div class="types">{children}</div>}
    </div>
  );
}

function Numbers({ app }: { app: App }) {
  const { state, set, t } = app;
  const most = app.seen.graph.edges.reduce((most, edge) => Math.max(most, edge.weight), 1);
  return (
    <Group title={most > 1 ? `${t('weight')} · ${t('confidence')}` : t('confidence')}>
      {most > 1 && (
        <label class="field">{t('weight')}
          <output>{state.minWeight > 1 ? t('atLeastSentences', { n: state.minWeight }) : t('anyAmount')}</output>
          <input type="range" aria-label={t('weight')} aria-valuetext={t('atLeastSentences', { n: state.minWeight })} min="1" max={Math.min(most, 50)} value={state.minWeight}
            onInput={(event) => set({ minWeight: Number(event.currentTarget.value) })} />
        </label>
      )}
      <label class="field">{t('confidence')}
        <output>{state.minConfidence > 0 ? t('atLeast', { n: `${Math.round(state.minConfidence * 100)} %` }) : t('anyAmount')}</output>
        <input type="range" aria-label={t('confidence')} aria-valuetext={`${Math.round(state.minConfidence * 100)} %`} min="0" max="0.95" step="0.05" value={state.minConfidence}
          onInput={(event) => set({ minConfidence: Number(event.currentTarget.value) })} />
      </label>
    </Group>
  );
}

function Dates({ app }: { app: App }) {
  const { state, set, t } = app;
  const dates = app.whole.documents.flatMap(({ date }) => date ?? []).sort();
  if (dates.length === 0) return null;
  const [first, last] = [dates[0], dates[dates.length - 1]];
  return (
    <Group title={t('date')}>
      <div class="dates">
        <label class="field">{t('from')}
          <input type="date" min={first} max={last} value={state.from} onInput={(event) => set({ from: event.currentTarget.value })} />
        </label>
        <label class="field">{t('to')}
          <input type="date" min={first} max={last} value={state.to} onInput={(event) => set({ to: event.currentTarget.value })} />
        </label>
      </div>
    </Group>
  );
}

function Documents({ app }: { app: App }) {
  const { state, set, t } = app;
  if (app.whole.documents.length < 2) return null;
  const counts = count(app.seen.graph.edges, (edge) => [...new Set(edge.evidence.map((e) => e.document))]);
  const items = app.whole.documents.map(({ id }) => ({ id, label: documentName(app, id), count: counts.get(id) ?? 0 }));
  return (
    <Group title={t('document')} open={state.documents.length > 0}>
      <Choices app={app} label={t('document')} items={items} chosen={state.documents} onChange={(documents) => set({ documents })} />
    </Group>
  );
}

function Countries({ app }: { app: App }) {
  const { state, set, t, language } = app;
  const counts = new Map<string, number>();
  for (const { country } of app.seen.graph.actors) if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  if (counts.size < 2) return null;
  const items = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .map(([id, count]) => ({ id, label: language.country(id), count }));
  return (
    <Group title={t('country')} open={state.countries.length > 0}>
      <Choices app={app} label={t('country')} items={items} chosen={state.countries} onChange={(countries) => set({ countries })} />
    </Group>
  );
}

function Hidden({ app }: { app: App }) {
  const { state, set, t } = app;
  if (state.hidden.length === 0) return null;
  return (
    <Group title={t('hiddenActors')}>
      <ul class="chips list">
        {state.hidden.map((id) => {
          const name = app.seen.graph.actor.get(id)?.name ?? id;
          return (
            <li key={id}>
              <button type="button" aria-label={`${t('showAgain')}: ${name}`} onClick={() => set({ hidden: toggle(state.hidden, id) })}>
                {name}<Icon name="close" />
              </button>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}
