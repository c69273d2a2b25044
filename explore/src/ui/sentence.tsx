/** A sentence with its actors and its trigger marked, and where it comes from. */

import { markNames, markTrigger, namesOf, pieces } from '../data/highlight';
import type { Edge, Evidence } from '../data/types';
import { quadName } from '../draw/palette';
import type { App } from './app-context';
import { StatusBadge, documentName, webAddress } from './parts';
import { Icon } from './icons';

export function Sentence({ app, edge, evidence }: { app: App; edge: Edge; evidence: Evidence }) {
  const { graph } = app.seen;
  const names = namesOf([graph.actor.get(edge.source), graph.actor.get(edge.target)]);
  const marks = markNames(evidence.text, names, markTrigger(evidence.text, evidence.trigger));
  const lang = app.whole.document.get(evidence.document)?.lang || undefined;
  return (
    <q class="sentence" lang={lang}>
      {pieces(evidence.text, marks).map(({ text, mark }) => {
        if (!mark) return text;
        if (mark.actor === null) return <mark class={`trigger q-${quadName(edge.quad)}`}>{text}</mark>;
        return <mark class="actor">{text}</mark>;
      })}
    </q>
  );
}

/** The sentence with its source, date, speaker and status. */
export function EvidenceCard({ app, edge, evidence }: { app: App; edge: Edge; evidence: Evidence }) {
  const document = app.whole.document.get(evidence.document);
  const address = webAddress(document?.uri ?? null);
  return (
    <li class="evidence">
      <Sentence app={app} edge={edge} evidence={evidence} />
      <p class="facts">
        <StatusBadge app={app} evidence={evidence} />
        {evidence.by.length > 0 && <span class="by">{app.t('by', { by: [...evidence.by].reverse().join(' ← ') })}</span>}
      </p>
      <p class="source">
        <button type="button" class="link" onClick={() => app.set({ reading: evidence.document })}>
          <Icon name="book" />{documentName(app, evidence.document)}
        </button>
        {document?.publisher && <span>{document.publisher}</span>}
        {document?.date && <time dateTime={document.date}>{app.language.date(document.date)}</time>}
        <span>{app.t('sentenceNo', { n: evidence.sentence })}</span>
        <span>{app.t('confidenceIs', { n: Math.round(evidence.confidence * 100) })}</span>
        {address && <a href={address} target="_blank" rel="noopener noreferrer">{app.t('source')}</a>}
      </p>
    </li>
  );
}
