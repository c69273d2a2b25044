/** The page: puts state, data and picture together. */

import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { Graph } from '../data/types';
import { see } from '../data/view';
import { Arranger } from '../draw/arranger';
import { DARK, LIGHT } from '../draw/palette';
import { makeScene } from '../draw/scene';
import { filterCount } from '../state/state';
import { preference, remember } from '../state/preferences';
import type { Store } from '../state/store';
import { LANGS, Language } from '../words/words';
import type { App } from './app-context';
import { Canvas } from './canvas';
import { Filters } from './filters';
import { Header } from './header';
import { Icon } from './icons';
import { watchKeys } from './keys';
import { Panel } from './panel';

/** Width to height of the ground, in three steps, so that the same link gives most people the same picture. */
function shapeOfWindow(): number {
  const beside = innerWidth < 900 ? 0 : innerWidth < 1100 ? 384 : 636;
  const ratio = (innerWidth - beside) / (innerHeight - 56);
  return ratio > 1.25 ? 1.5 : ratio < 0.7 ? 0.6 : 0.95;
}

type Sheet = 'none' | 'filters' | 'panel';

export function Root({ whole, texts, store }: { whole: Graph; texts: Map<string, string>; store: Store }) {
  const [, again] = useReducer((n: number) => n + 1, 0);
  const [code, setCode] = useState(() => preference('language', LANGS, navigator.language.startsWith('de') ? 'de' : 'en'));
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const [theme, setTheme] = useState(() => preference('theme', ['light', 'dark'], system));
  const [sheet, setSheet] = useState<Sheet>(store.state.selected ? 'panel' : 'none');
  const [wideFilters, setWideFilters] = useState(() => matchMedia('(min-width: 1100px)').matches);
  const [said, setSaid] = useState('');
  const [dragging, setDragging] = useState<{ id: string; at: [number, number] } | null>(null);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const arranger = useRef<Arranger | null>(null);
  arranger.current ??= new Arranger(shapeOfWindow(), still);

  useEffect(() => store.listen(() => again(0)), [store]);
  useEffect(() => watchKeys(store), [store]);
  useEffect(() => {
    arranger.current!.onMoved = () => again(0);
  }, []);
  useEffect(() => {
    document.documentElement.lang = code;
    document.documentElement.dataset['theme'] = theme;
  }, [code, theme]);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(''), 2500);
    return () => clearTimeout(timer);
  }, [said]);

  const { state } = store;
  const language = useMemo(() => new Language(code), [code]);
  const palette = theme === 'dark' ? DARK : LIGHT;
  // What is seen does not depend on these.
  const { camera: _, tab: __, selected: ___, pinned: ____, ...seenBy } = state;
  const seen = useMemo(() => see(whole, state), [whole, JSON.stringify(seenBy)]);
  const pinned = dragging ? { ...state.pinned, [dragging.id]: dragging.at } : state.pinned;
  const places = arranger.current.places(seen, { ...state, pinned });
  const scene = useMemo(
    () => makeScene(seen, { ...state, pinned }, places, { palette, language }),
    [seen, palette, language, places, arranger.current.version, JSON.stringify([state.selected, pinned, state.unfolded, state.unfoldAll])],
  );

  const app: App = {
    whole, texts, seen, state, store, language, palette, scene,
    t: (word, values) => language.t(word, values),
    set: (change) => store.set(change),
    select: (selected) => {
      store.set({ selected });
      if (selected) setSheet('panel');
    },
    pin: (id) => {
      const place = places.get(id);
      if (place) store.set({ pinned: { ...state.pinned, [id]: [place.x, place.y] } });
    },
    setLanguage: (code) => {
      remember('language', code);
      setCode(code);
    },
    setDark: (dark) => {
      remember('theme', dark ? 'dark' : 'light');
      setTheme(dark ? 'dark' : 'light');
    },
    tell: setSaid,
  };
  const drag = (id: string, x: number, y: number, done: boolean) => {
    setDragging(done ? null : { id, at: [x, y] });
    if (done) store.set({ pinned: { ...store.state.pinned, [id]: [x, y] }, camera: state.camera ?? null });
  };
  const filters = filterCount(state);
  const open = (name: Sheet) => setSheet(sheet === name ? 'none' : name);
  return (
    <div class={`app sheet-${sheet} ${wideFilters ? '' : 'nofilters'} ${state.reading !== null ? 'isreading' : ''}`}>
      <a class="skip" href="#panel" onClick={(event) => {
        event.preventDefault();
        document.getElementById('panel')?.focus();
      }}>{app.t('skip')}</a>
      <Header app={app} />
      <aside class="side" aria-label={app.t('filters')}>
        <div class="sidehead">
          <h2>{app.t('filters')}{filters > 0 && <span class="count">{filters}</span>}</h2>
          <button type="button" class="iconbutton" aria-label={app.t('close')} title={app.t('close')}
            onClick={() => { setSheet('none'); setWideFilters(false); }}><Icon name="close" /></button>
        </div>
        <Filters app={app} />
      </aside>
      <Canvas app={app} scene={scene} busy={arranger.current.busy} onDrag={drag} />
      <button type="button" class="button openfilters" onClick={() => setWideFilters(true)}>
        <Icon name="filter" />{app.t('filters')}{filters > 0 && <span class="count">{filters}</span>}
      </button>
      <aside class="panel" id="panel" tabIndex={-1} aria-label={app.t('details')}><Panel app={app} /></aside>
      <nav class="bottombar" aria-label={app.t('details')}>
        <button type="button" aria-expanded={sheet === 'filters'} onClick={() => open('filters')}>
          <Icon name="filter" />{app.t('filters')}{filters > 0 && <span class="count">{filters}</span>}
        </button>
        <button type="button" aria-expanded={sheet === 'panel'} onClick={() => open('panel')}><Icon name="list" />{app.t('details')}</button>
      </nav>
      <p class="toast" role="status" aria-live="polite">{said}</p>
    </div>
  );
}
