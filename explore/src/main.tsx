/** Reads what stands in the page and draws it. */

import { render } from 'preact';
import { readGraph, readTexts } from './data/read';
import type { Graph } from './data/types';
import { Store } from './state/store';
import { Root } from './ui/app';
import { Language } from './words/words';

function content(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}

function start(root: HTMLElement): void {
  let graph: Graph;
  let texts: Map<string, string>;
  try {
    graph = readGraph(content('graph'));
    texts = readTexts(content('texts'));
  } catch (error) {
    const language = new Language(navigator.language.startsWith('de') ? 'de' : 'en');
    root.textContent = `${language.t('broken')} ${String(error)}`;
    root.className = 'broken';
    return;
  }
  const first = graph.documents.length === 1 ? graph.documents[0] : undefined;
  document.title = first ? `${first.title ?? first.id} – actograph` : 'actograph';
  render(<Root whole={graph} texts={texts} store={new Store()} />, root);
  performance.mark('actograph:start');
}

const root = document.getElementById('app');
if (root) start(root);
