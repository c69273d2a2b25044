/** Finds actors by any of their names. */

import type { Actor } from './types';

export interface Hit {
  actor: Actor;
  /** The name that fits, where it is not the actor's first. */
  alias: string | null;
}

/** Small letters without accents; ä, ö, ü and ß also as they are typed without them. */
export function fold(text: string): string {
  const spelled = text.toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss');
  return plain(spelled);
}

const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{Mn}/gu, '');

/** 0 whole name, 1 its beginning, 2 the beginning of a word, 3 inside; undefined: not at all. */
function rank(name: string, query: string): number | undefined {
  const best = [plain(name), fold(name)].map((form) => {
    if (form === query) return 0;
    const at = form.indexOf(query);
    if (at < 0) return 9;
    return at === 0 ? 1 : /[^\p{L}\p{N}]/u.test(form[at - 1] ?? '') ? 2 : 3;
  });
  const found = Math.min(...best);
  return found === 9 ? undefined : found;
}

/** The actors that fit, best first: by how well the name fits, then by how often it is mentioned. */
export function searchActors(actors: Actor[], query: string, most: number): Hit[] {
  const wanted = [...new Set([plain(query.trim()), fold(query.trim())])];
  if (!wanted[0]) return [];
  const hits: (Hit & { rank: number })[] = [];
  for (const actor of actors) {
    let best: { rank: number; alias: string | null } | null = null;
    for (const name of [actor.name, ...actor.aliases]) {
      for (const query of wanted) {
        const found = rank(name, query);
        if (found !== undefined && (!best || found < best.rank)) {
          best = { rank: found, alias: name === actor.name ? null : name };
        }
      }
    }
    if (best) hits.push({ actor, ...best });
  }
  hits.sort((a, b) => a.rank - b.rank || b.actor.mentions - a.actor.mentions || (a.actor.id < b.actor.id ? -1 : 1));
  return hits.slice(0, most);
}
