/** One row per sentence of evidence, with where it stands, so that it can be quoted. */

import type { App } from '../ui/app-context';

const COLUMNS = ['source', 'relation', 'target', 'status', 'negated', 'on the word of', 'confidence', 'sentence', 'trigger',
  'document', 'title', 'publisher', 'date', 'address', 'sentence number', 'first character', 'end'];

export function toCsv({ seen, whole }: App): string {
  const name = (id: string) => seen.graph.actor.get(id)?.name ?? id;
  const rows = seen.edges.flatMap((edge) => edge.evidence.map((e) => {
    const document = whole.document.get(e.document);
    return [name(edge.source), edge.type, name(edge.target), e.status, e.negated ? 'yes' : 'no', [...e.by].reverse().join(' ← '),
      String(e.confidence), e.text, e.trigger, e.document, document?.title ?? '', document?.publisher ?? '', document?.date ?? '', document?.uri ?? '',
      String(e.sentence), String(e.start), String(e.end)];
  }));
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** After RFC 4180. What a spreadsheet would run as a formula gets an apostrophe in front. */
export function cell(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const harmless = /^[=+\-@]/.test(line) && !/^-?\d+([.,]\d+)?$/.test(line) ? `'${line}` : line;
  return /[",]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
