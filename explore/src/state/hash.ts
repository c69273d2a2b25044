/** The state as the part of the address after `#`, so that a view can be sent to somebody. Only what differs. */

import { KINDS, STATUSES } from '../data/types';
import { DEFAULT, DENIALS, TABS } from './state';
import type { Focus, Selection, State } from './state';

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

export function toHash(state: State): string {
  const params = new URLSearchParams();
  const many = (key: string, values: string[], usual: string[] = []) => {
    if (JSON.stringify(values) === JSON.stringify(usual)) return;
    for (const value of values.length > 0 ? values : ['']) params.append(key, value);
  };
  many('off', state.typesOff, DEFAULT.typesOff);
  many('nostatus', state.statusesOff);
  many('nokind', state.kindsOff);
  many('doc', state.documents);
  many('country', state.countries);
  many('hide', state.hidden);
  many('unfold', state.unfolded);
  const one = (key: string, value: string | number | boolean, usual: string | number | boolean) => {
    if (value !== usual) params.set(key, value === true ? '1' : String(value));
  };
  one('denials', state.denials, 'all');
  one('from', state.from, '');
  one('to', state.to, '');
  one('weight', state.minWeight, 1);
  one('conf', state.minConfidence, 0);
  one('lonely', state.lonely, false);
  one('states', state.collapse, false);
  one('unfoldall', state.unfoldAll, false);
  one('tab', state.tab, 'overview');
  if (state.reading !== null) params.set('read', state.reading);
  for (const [id, [x, y]] of Object.entries(state.pinned)) many('pin', [id, String(round(x, 1)), String(round(y, 1))]);
  if (state.focus?.kind === 'ego') many('ego', [state.focus.id, String(state.focus.hops)]);
  if (state.focus?.kind === 'path') many('path', [state.focus.from, state.focus.to]);
  if (state.selected) many('sel', Object.values(state.selected) as string[]);
  if (state.camera) params.set('view', state.camera.map((value, at) => round(value, at < 2 ? 1 : 3)).join(','));
  return params.toString();
}

/** Reads what `toHash` wrote. What it does not understand it leaves at its default. */
export function fromHash(hash: string): State {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const many = (key: string) => params.getAll(key).filter(Boolean);
  const known = <T extends string>(values: string[], all: T[]) => all.filter((value) => values.includes(value));
  const day = (key: string) => (/^\d{4}-\d\d-\d\d$/.test(params.get(key) ?? '') ? params.get(key)! : '');
  const number = (key: string, least: number, most: number) => {
    const value = Number(params.get(key) ?? least);
    return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least;
  };
  return {
    typesOff: params.has('off') ? many('off') : DEFAULT.typesOff,
    statusesOff: known(many('nostatus'), STATUSES),
    kindsOff: known(many('nokind'), KINDS),
    denials: DENIALS.find((value) => value === params.get('denials')) ?? 'all',
    documents: many('doc'),
    countries: many('country'),
    from: day('from'),
    to: day('to'),
    minWeight: Math.round(number('weight', 1, 1e6)),
    minConfidence: number('conf', 0, 1),
    lonely: params.has('lonely'),
    collapse: params.has('states'),
    hidden: many('hide'),
    pinned: readPins(params.getAll('pin')),
    focus: readFocus(params),
    unfolded: many('unfold'),
    unfoldAll: params.has('unfoldall'),
    selected: readSelection(params.getAll('sel')),
    tab: TABS.find((tab) => tab === params.get('tab')) ?? 'overview',
    reading: params.get('read'),
    camera: readCamera(params.get('view')),
  };
}

function readPins(values: string[]): Record<string, [number, number]> {
  const pins: [string, [number, number]][] = [];
  for (let at = 0; at + 2 < values.length; at += 3) {
    const [x, y] = [Number(values[at + 1]), Number(values[at + 2])];
    if (Number.isFinite(x) && Number.isFinite(y)) pins.push([values[at]!, [x, y]]);
  }
  return Object.fromEntries(pins);
}

function readFocus(params: URLSearchParams): Focus | null {
  const [id, hops] = params.getAll('ego');
  if (id) return { kind: 'ego', id, hops: Math.min(9, Math.max(1, Math.round(Number(hops)) || 1)) };
  const [from, to] = params.getAll('path');
  return from && to ? { kind: 'path', from, to } : null;
}

function readSelection([kind, first, second]: string[]): Selection | null {
  if (kind === 'actor' && first) return { kind, id: first };
  if (kind === 'edge' && first) return { kind, key: first };
  if (kind === 'pair' && first && second) return { kind, a: first, b: second };
  return null;
}

function readCamera(text: string | null): [number, number, number] | null {
  const [x, y, scale, ...rest] = (text ?? '').split(',').map(Number);
  if (rest.length > 0 || ![x, y, scale].every((value) => Number.isFinite(value)) || !(scale! > 0)) return null;
  return [x!, y!, scale!];
}
