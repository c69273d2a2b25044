/** The search field: type a name, walk with the arrow keys, Enter chooses. */

import { useId, useState } from 'preact/hooks';
import { searchActors } from '../data/search';
import type { Hit } from '../data/search';
import type { App } from './app-context';
import { Icon, KindShape } from './icons';

const MOST = 12;

interface Props {
  app: App;
  label: string;
  onChoose: (hit: Hit) => void;
  id?: string;
}

export function Search({ app, label, onChoose, id }: Props) {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState(0);
  const listId = useId();
  const hits = open ? searchActors(app.seen.graph.actors, query, MOST) : [];
  const isOpen = open && query.trim() !== '';

  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    setQuery('');
    setOpen(false);
    onChoose(hit);
  };
  const key = (event: KeyboardEvent) => {
    const last = Math.max(0, hits.length - 1);
    if (event.key === 'ArrowDown') setCurrent(Math.min(last, current + 1));
    else if (event.key === 'ArrowUp') setCurrent(Math.max(0, current - 1));
    else if (event.key === 'Enter') choose(hits[Math.min(current, last)]);
    else if (event.key === 'Escape' && (query || open)) {
      setQuery('');
      setOpen(false);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };

  return (
    <div class="search" role="search">
      <Icon name="search" />
      <input id={id} type="text" role="combobox" autocomplete="off" spellcheck={false} aria-label={label} placeholder={label}
        aria-expanded={isOpen} aria-controls={listId} aria-autocomplete="list" value={query}
        aria-activedescendant={isOpen && hits.length > 0 ? `${listId}-${current}` : undefined}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setCurrent(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)} onBlur={() => setOpen(false)} onKeyDown={key} />
      <ul id={listId} role="listbox" aria-label={label} hidden={!isOpen || hits.length === 0}>
        {hits.map((hit, at) => (
          <li key={hit.actor.id} id={`${listId}-${at}`} role="option" aria-selected={at === current}
            // The field must keep the focus until the click is done.
            onMouseDown={(event) => event.preventDefault()} onClick={() => choose(hit)} onMouseMove={() => setCurrent(at)}>
            <KindShape kind={hit.actor.kind} named={hit.actor.named} />
            <span class="name">{hit.actor.name}</span>
            {hit.alias && <span class="hint">{app.t('searchAlias', { alias: hit.alias })}</span>}
          </li>
        ))}
      </ul>
      {isOpen && hits.length === 0 && <p class="nohit" role="status">{app.t('searchNone', { query: query.trim() })}</p>}
    </div>
  );
}
