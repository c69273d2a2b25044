/** The panel beside the picture: what is selected, or lists of what is seen. */

import { TABS } from '../state/state';
import type { Tab } from '../state/state';
import { ActorCard } from './actor';
import type { App } from './app-context';
import { Contradictions } from './contradictions';
import { Icon } from './icons';
import { ActorList, RelationList, TextList } from './lists';
import { Overview } from './overview';
import { Reading } from './reading';
import { EdgePanel, PairPanel } from './relation';

const TITLES = {
  overview: 'overview', actors: 'tabActors', relations: 'tabRelations', texts: 'tabTexts', contradictions: 'tabContradictions',
} as const;

export function Panel({ app }: { app: App }) {
  const { state } = app;
  if (state.reading !== null) {
    return (
      <div class="panelbody">
        {state.selected && <div class="aside"><Selected app={app} /></div>}
        <Reading app={app} id={state.reading} />
      </div>
    );
  }
  if (state.selected) return <div class="panelbody"><Selected app={app} /></div>;
  return (
    <>
      <Tabs app={app} />
      <div class="panelbody" role="tabpanel" id="tabpanel" aria-labelledby={`tab-${state.tab}`} tabIndex={0}>
        <TabBody app={app} tab={state.tab} />
      </div>
    </>
  );
}

function Selected({ app }: { app: App }) {
  const { selected } = app.state;
  if (!selected) return null;
  return (
    <>
      <button type="button" class="link back" onClick={() => app.select(null)}><Icon name="back" />{app.t('back')}</button>
      {selected.kind === 'actor' && <ActorCard key={selected.id} app={app} id={selected.id} />}
      {selected.kind === 'edge' && <EdgePanel key={selected.key} app={app} id={selected.key} />}
      {selected.kind === 'pair' && <PairPanel key={`${selected.a} ${selected.b}`} app={app} a={selected.a} b={selected.b} />}
    </>
  );
}

function Tabs({ app }: { app: App }) {
  const { tab } = app.state;
  const key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length]!;
    app.set({ tab: next });
    document.getElementById(`tab-${next}`)?.focus();
    event.preventDefault();
  };
  return (
    <div class="tabs" role="tablist" aria-label={app.t('details')} onKeyDown={key}>
      {TABS.map((name) => (
        <button key={name} type="button" role="tab" id={`tab-${name}`} aria-selected={tab === name} aria-controls="tabpanel"
          tabIndex={tab === name ? 0 : -1} onClick={() => app.set({ tab: name })}>
          {app.t(TITLES[name])}
        </button>
      ))}
    </div>
  );
}

function TabBody({ app, tab }: { app: App; tab: Tab }) {
  switch (tab) {
    case 'overview': return <Overview app={app} />;
    case 'actors': return <ActorList app={app} />;
    case 'relations': return <RelationList app={app} />;
    case 'texts': return <TextList app={app} />;
    case 'contradictions': return <Contradictions app={app} />;
  }
}
