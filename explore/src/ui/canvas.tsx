/** The picture, the buttons on it, and what is said when it is empty. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { zoomAt } from '../draw/camera';
import type { Camera } from '../draw/camera';
import { watch } from '../draw/gestures';
import type { Hit } from '../draw/hit';
import type { Scene } from '../draw/scene';
import { Stage } from '../draw/stage';
import { DEFAULT_VIEW } from '../state/state';
import type { Selection } from '../state/state';
import type { App } from './app-context';
import { Legend } from './legend';
import { Empty, IconButton } from './parts';

interface Props {
  app: App;
  scene: Scene;
  busy: boolean;
  onDrag: (id: string, x: number, y: number, done: boolean) => void;
}

export function Canvas({ app, scene, busy, onDrag }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  // Gestures outlive a rendering: they look here for what is current.
  const now = useRef({ app, onDrag });
  now.current = { app, onDrag };
  const chosenHere = useRef(false);

  useEffect(() => {
    if (!canvas.current) return;
    const made = new Stage(canvas.current, app.palette);
    made.onPainted = () => announce(made);
    let timer = 0;
    const remember = ({ x, y, k }: Camera) => {
      clearTimeout(timer);
      timer = window.setTimeout(() => now.current.app.set({ camera: [x, y, k] }), 200);
    };
    const forget = watch(made, {
      choose: (found) => {
        chosenHere.current = true;
        now.current.app.select(selectionOf(found));
      },
      open: (found) => {
        if (found?.kind !== 'dot') return;
        now.current.app.set({ focus: { kind: 'ego', id: found.dot.dot.actor.id, hops: 1 }, camera: null });
      },
      moved: remember,
      drag: (id, x, y, done) => now.current.onDrag(id, x, y, done),
      fit: () => now.current.app.set({ camera: null }),
    });
    const observer = new ResizeObserver(() => {
      made.resize();
      if (!now.current.app.state.camera) made.setCamera(made.fitted());
    });
    observer.observe(canvas.current);
    setStage(made);
    return () => {
      forget();
      observer.disconnect();
    };
  }, []);

  useEffect(() => {
    stage?.setScene(scene, app.palette);
  }, [stage, scene, app.palette]);
  const camera = app.state.camera;
  useEffect(() => {
    if (!stage) return;
    stage.covered = document.querySelector<HTMLElement>('.stage .legend')?.offsetHeight ?? 0;
    if (!camera) stage.setCamera(stage.fitted());
    else if (camera[0] !== stage.camera.x || camera[1] !== stage.camera.y || camera[2] !== stage.camera.k) {
      stage.setCamera({ x: camera[0], y: camera[1], k: camera[2] });
    }
  }, [stage, camera, camera ? null : scene]);

  // What was chosen elsewhere is brought into sight.
  useEffect(() => {
    const here = chosenHere.current;
    chosenHere.current = false;
    if (!stage || here || !app.state.selected || app.state.focus) return;
    const bright = scene.dots.filter((dot) => !dot.dim);
    const near = stage.cameraFor(bright);
    if (bright.length === scene.dots.length || stage.shows(bright, 0.62)) return;
    app.set({ camera: [near.x, near.y, Math.min(1.1, near.k)] });
  }, [stage, JSON.stringify(app.state.selected)]);

  const zoom = (factor: number) => {
    if (!stage) return;
    const { x, y, k } = zoomAt(stage.camera, stage.size, stage.size.width / 2, stage.size.height / 2, factor);
    app.set({ camera: [x, y, k] });
  };
  const { t, seen } = app;
  return (
    <main class="stage" id="stage">
      <canvas ref={canvas} tabIndex={0} role="img"
        aria-label={t('picture', { actors: seen.actors.length, relations: seen.edges.length })} />
      {scene.dots.length === 0 && <Nothing app={app} />}
      <FocusBar app={app} />
      <Legend app={app} />
      <div class="zoom">
        {busy && <span class="busy" role="status">{t('layoutBusy')}</span>}
        <IconButton icon="plus" label={t('zoomIn')} onClick={() => zoom(1.4)} />
        <IconButton icon="minus" label={t('zoomOut')} onClick={() => zoom(1 / 1.4)} />
        <IconButton icon="fit" label={t('fit')} onClick={() => app.set({ camera: null })} />
      </div>
    </main>
  );
}

function selectionOf(found: Hit | null): Selection | null {
  if (!found) return null;
  if (found.kind === 'dot') return { kind: 'actor', id: found.dot.dot.actor.id };
  const { edges, a, b, key } = found.line.line;
  return edges.length > 1 ? { kind: 'pair', a: a.actor.id, b: b.actor.id } : { kind: 'edge', key };
}

/** Marks for whoever measures: the first picture, and the last one. */
function announce(stage: Stage): void {
  if (performance.getEntriesByName('actograph:first').length === 0) performance.mark('actograph:first');
  stage.canvas.dataset['painted'] = stage.settled ? 'yes' : 'no';
}

function Nothing({ app }: { app: App }) {
  const { t, set, state } = app;
  const none = app.whole.edges.length === 0;
  return (
    <div class="nothing">
      <Empty title={t(none ? 'emptyGraph' : 'emptyTitle')} text={t(none ? 'emptyGraphText' : 'emptyText')}>
        {none
          ? <button type="button" class="button" onClick={() => set({ tab: 'actors', selected: null, lonely: true })}>{t('tabActors')}</button>
          : <button type="button" class="button" onClick={() => set({ ...DEFAULT_VIEW, typesOff: [], pinned: state.pinned, reading: null, camera: null })}>{t('reset')}</button>}
      </Empty>
    </div>
  );
}

/** Says what part of the graph is seen, and leads back. */
function FocusBar({ app }: { app: App }) {
  const { state, t, seen } = app;
  if (!state.focus) return null;
  const name = (id: string) => seen.graph.actor.get(id)?.name ?? id;
  const { focus } = state;
  const noPath = focus.kind === 'path' && seen.edges.length === 0;
  const text = focus.kind === 'ego'
    ? t('focusEgo', { name: name(focus.id) })
    : t(noPath ? 'pathNone' : 'focusPath', { from: name(focus.from), to: name(focus.to) });
  return (
    <div class="focusbar" role="status">
      <span>{text}</span>
      <IconButton icon="close" label={t('leaveFocus')} onClick={() => app.set({ focus: null, camera: null })} />
    </div>
  );
}
