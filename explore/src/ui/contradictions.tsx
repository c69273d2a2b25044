/** What the texts say and deny, side by side. */

import { contradictions } from '../data/contradictions';
import type { Contradiction } from '../data/contradictions';
import type { App } from './app-context';
import { Empty, LongList } from './parts';
import { EvidenceCard } from './sentence';

export function Contradictions({ app }: { app: App }) {
  const found = contradictions(app.seen.edges);
  if (found.length === 0) return <Empty title={app.t('noContradictions')} text={app.t('noContradictionsText')} />;
  return (
    <LongList app={app} items={found} first={20} class="contradictions" render={(item) => (
      <li key={`${item.reason} ${item.says.edge.key} ${item.denies.edge.key}`}><Pair app={app} item={item} /></li>
    )} />
  );
}

function Pair({ app, item }: { app: App; item: Contradiction }) {
  const { graph } = app.seen;
  const name = (id: string) => graph.actor.get(id)?.name ?? '';
  const [says, denies] = item.reason === 'polarity' ? (['saysYes', 'saysNo'] as const) : (['accuses', 'rejects'] as const);
  return (
    <article class="contradiction">
      <h3>
        <button type="button" class="link" onClick={() => app.select({ kind: 'edge', key: item.says.edge.key })}>
          {name(item.source)} {app.language.type(item.type)} {name(item.target)}
        </button>
        <span class="badge">{app.t(item.reason)}</span>
      </h3>
      <div class="sides">
        {([[says, item.says], [denies, item.denies]] as const).map(([title, side]) => (
          <section key={title}>
            <h4>{app.t(title)}</h4>
            <LongList app={app} items={side.evidence} first={3} class="evidences"
              render={(evidence) => <EvidenceCard app={app} edge={side.edge} evidence={evidence} />} />
          </section>
        ))}
      </div>
    </article>
  );
}
