/** The bar on top: what this is, search, and what can be done with the whole. */

import { saveCsv, saveJson, savePng, saveSvg } from '../save/save';
import type { App } from './app-context';
import { Menu, Popover } from './menu';
import { IconButton } from './parts';
import { Search } from './search';

const KEYS = [
  ['/', 'key_search'], ['Ctrl Z', 'key_undo'], ['Ctrl ⇧ Z', 'key_redo'], ['+ −', 'key_zoom'], ['0', 'key_fit'],
  ['← ↑ → ↓', 'key_move'], ['Esc', 'key_escape'],
] as const;

export function Header({ app }: { app: App }) {
  const { t, store, language } = app;
  const other = language.code === 'de' ? 'en' : 'de';
  const share = () => {
    const done = () => app.tell(t('shared'));
    // Not every browser lets a page that lies in a file write to the clipboard; the address bar has the link anyway.
    navigator.clipboard?.writeText(location.href).then(done, () => app.tell(location.href));
  };
  return (
    <header class="header">
      <div class="brand">
        <h1>actograph</h1>
        <p class="summary">
          {language.count(app.whole.documents.length, 'documents')} · {language.count(app.seen.actors.length, 'actors')} · {language.count(app.seen.edges.length, 'relations')}
        </p>
      </div>
      <Search app={app} id="search" label={t('search')} onChoose={({ actor }) => {
        app.select({ kind: 'actor', id: actor.id });
        // Whoever searches with keys reads on in the card.
        document.getElementById('panel')?.focus();
      }} />
      <nav class="actions" aria-label={t('help')}>
        <IconButton icon="undo" label={t('undo')} disabled={!store.canUndo} onClick={() => store.undo()} />
        <IconButton icon="redo" label={t('redo')} disabled={!store.canRedo} onClick={() => store.redo()} class="wide" />
        <IconButton icon="share" label={t('share')} onClick={share} />
        <Menu icon="save" label={t('save')} note={t('saveNote')} actions={[
          { label: t('savePng'), run: () => void savePng(app) },
          { label: t('saveSvg'), run: () => saveSvg(app) },
          { label: t('saveJson'), run: () => saveJson(app) },
          { label: t('saveCsv'), run: () => saveCsv(app) },
        ]} />
        <Popover icon="help" label={t('help')}>
          {() => (
            <dl class="keys">
              {KEYS.map(([keys, what]) => (
                <div key={keys}><dt>{keys.split(' ').map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{t(what)}</dd></div>
              ))}
            </dl>
          )}
        </Popover>
        <IconButton icon={app.palette.dark ? 'sun' : 'moon'} label={t(app.palette.dark ? 'themeLight' : 'themeDark')} onClick={() => app.setDark(!app.palette.dark)} />
        <button type="button" class="language" lang={other} onClick={() => app.setLanguage(other)} title={t('language')}
          aria-label={`${other.toUpperCase()}: ${t('language')}`}>
          {other.toUpperCase()}
        </button>
      </nav>
    </header>
  );
}
