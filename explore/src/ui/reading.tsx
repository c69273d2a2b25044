/** Reading mode: an article with its actors and triggers marked. */

import { excerpts, factsOf, readPieces } from '../data/article';
import type { Fact } from '../data/article';
import type { Actor } from '../data/types';
import { quadName } from '../draw/palette';
import type { App } from './app-context';
import { Icon } from './icons';
import { documentName, webAddress } from './parts';

export function Reading({ app, id }: { app: App; id: string }) {
  const document = app.whole.document.get(id);
  const facts = factsOf(app.seen.edges, id);
  const text = app.texts.get(id);
  const address = webAddress(document?.uri ?? null);
  return (
    <article class="reading" lang={document?.lang || undefined}>
      <button type="button" class="link back" lang={app.language.code} onClick={() => app.set({ reading: null, camera: null })}>
        <Icon name="back" />{app.t('leaveReading')}
      </button>
      <h2>{documentName(app, id)}</h2>
      <p class="facts" lang={app.language.code}>
        {document?.publisher && <span>{document.publisher}</span>}
        {document?.date && <time dateTime={document.date}>{app.language.date(document.date)}</time>}
        <span>{app.language.count(facts.length, 'relations')}</span>
        {address && <a href={address} target="_blank" rel="noopener noreferrer">{app.t('source')}</a>}
      </p>
      {facts.length === 0 && <p class="hint" lang={app.language.code}>{app.t('readNone')}</p>}
      {text !== undefined ? <Text app={app} text={text} facts={facts} offset={0} /> : (
        <>
          <p class="hint" lang={app.language.code}>{app.t('excerptNote')}</p>
          {excerpts(facts).map((part) => (
            <Text key={part.facts[0]?.evidence.start} app={app} text={part.text} facts={part.facts} offset={part.facts[0]?.evidence.start ?? 0} />
          ))}
        </>
      )}
    </article>
  );
}

/** The actors that the document's relations join: others may share a name with a common word. */
function actorsOf(app: App, facts: Fact[]): Actor[] {
  const ids = new Set(facts.flatMap(({ edge }) => [edge.source, edge.target]));
  return [...ids].flatMap((id) => app.seen.graph.actor.get(id) ?? []);
}

function Text({ app, text, facts, offset }: { app: App; text: string; facts: Fact[]; offset: number }) {
  const parts = readPieces(text, facts, actorsOf(app, facts), offset);
  const { selected } = app.state;
  return (
    <div class="text">
      {parts.map(({ text, actor, facts }, at) => {
        if (facts.length > 0) {
          const { edge } = facts[0]!;
          const current = selected?.kind === 'edge' && facts.some(({ edge }) => edge.key === selected.key);
          return (
            <button key={at} type="button" class={`trigger q-${quadName(edge.quad)}`} aria-current={current ? 'true' : undefined}
              title={facts.map(({ edge }) => sentence(app, edge.source, app.language.says(edge), edge.target)).join('\n')}
              onClick={() => app.select({ kind: 'edge', key: next(facts, selected?.kind === 'edge' ? selected.key : '') })}>
              {text}
            </button>
          );
        }
        if (actor === null) return text;
        const current = selected?.kind === 'actor' && selected.id === actor;
        return (
          <button key={at} type="button" class="actor" aria-current={current ? 'true' : undefined}
            onClick={() => app.select({ kind: 'actor', id: actor })}>{text}</button>
        );
      })}
    </div>
  );
}

function sentence(app: App, source: string, says: string, target: string): string {
  const name = (id: string) => app.seen.graph.actor.get(id)?.name ?? '';
  return `${name(source)} ${says} ${name(target)}`;
}

/** Where a word carries several relations, each click goes on to the next. */
function next(facts: Fact[], selected: string): string {
  const at = facts.findIndex(({ edge }) => edge.key === selected);
  return facts[(at + 1) % facts.length]!.edge.key;
}
