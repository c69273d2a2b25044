/** Keys that work everywhere on the page. */

import type { Store } from '../state/store';

export function watchKeys(store: Store): () => void {
  const key = (event: KeyboardEvent) => {
    const field = event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox],[type=range]), select, textarea');
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 'z' && !field) {
      if (event.shiftKey) store.redo();
      else store.undo();
    } else if (command && event.key.toLowerCase() === 'y' && !field) store.redo();
    else if (event.key === '/' && !field && !command) document.getElementById('search')?.focus();
    else if (event.key === 'Escape') leave(store);
    else return;
    event.preventDefault();
  };
  addEventListener('keydown', key);
  return () => removeEventListener('keydown', key);
}

/** One step out: of the selection, of the article, of the surroundings. */
function leave(store: Store): void {
  const { selected, reading, focus } = store.state;
  if (selected) store.set({ selected: null });
  else if (reading !== null) store.set({ reading: null, camera: null });
  else if (focus) store.set({ focus: null, camera: null });
}
