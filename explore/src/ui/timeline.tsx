/** How much is told on which day, by what is told. */

import { QUADS } from '../data/types';
import type { Edge, Quad } from '../data/types';
import { lineColour, quadName } from '../draw/palette';
import type { App } from './app-context';
import { Section } from './parts';

const [WIDTH, HEIGHT] = [320, 56];

export function Timeline({ app, edges }: { app: App; edges: Edge[] }) {
  const days = countByDay(app, edges);
  if (days.size < 2) return null;
  const dates = [...days.keys()].sort();
  const [first, last] = [dates[0]!, dates[dates.length - 1]!];
  const span = Math.max(1, (Date.parse(last) - Date.parse(first)) / 86_400_000);
  const width = Math.max(2, Math.min(18, (WIDTH - 4) / (span + 1) - 1));
  const most = Math.max(...[...days.values()].map((day) => sum(day)));
  const x = (date: string) => ((Date.parse(date) - Date.parse(first)) / 86_400_000 / span) * (WIDTH - width);
  return (
    <Section title={app.t('timeline')}>
      <svg class="timeline" viewBox={`0 0 ${WIDTH} ${HEIGHT + 1}`} role="img"
        aria-label={dates.map((date) => `${app.language.date(date)}: ${app.language.count(sum(days.get(date)!), 'sentences')}`).join('; ')}>
        <line x1="0" y1={HEIGHT + 0.5} x2={WIDTH} y2={HEIGHT + 0.5} class="axis" />
        {dates.map((date) => {
          let top = HEIGHT;
          return QUADS.map((quad) => {
            const height = ((days.get(date)!.get(quad) ?? 0) / most) * HEIGHT;
            top -= height;
            if (height === 0) return null;
            return <rect key={`${date} ${quadName(quad)}`} x={x(date)} y={top} width={width} height={height} fill={lineColour(quad)}>
              <title>{app.language.date(date)}</title>
            </rect>;
          });
        })}
      </svg>
      <p class="ends"><time dateTime={first}>{app.language.date(first)}</time><time dateTime={last}>{app.language.date(last)}</time></p>
    </Section>
  );
}

const sum = (day: Map<Quad, number>): number => [...day.values()].reduce((a, b) => a + b, 0);

function countByDay(app: App, edges: Edge[]): Map<string, Map<Quad, number>> {
  const days = new Map<string, Map<Quad, number>>();
  for (const edge of edges) {
    for (const { document } of edge.evidence) {
      const date = app.whole.document.get(document)?.date;
      if (!date) continue;
      const day = days.get(date) ?? new Map<Quad, number>();
      day.set(edge.quad, (day.get(edge.quad) ?? 0) + 1);
      days.set(date, day);
    }
  }
  return days;
}
