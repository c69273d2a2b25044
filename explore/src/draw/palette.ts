/** The colours. Those of quads are the same in all pictures that actograph makes (src/export/colours.rs). */

import type { Quad } from '../data/types';

/** Lines, and words on a light ground. */
const QUAD_COLOURS: Record<string, [line: string, words: string]> = {
  'verbal-cooperation': ['#56b4e9', '#17659a'],
  'material-cooperation': ['#0072b2', '#004f7c'],
  'verbal-conflict': ['#e69f00', '#8a5a00'],
  'material-conflict': ['#d55e00', '#a03c00'],
  none: ['#8c8c8c', '#555555'],
};

/** Words on a dark ground. */
const DARK_WORDS: Record<string, string> = {
  'verbal-cooperation': '#8ccbf2',
  'material-cooperation': '#5fb0e0',
  'verbal-conflict': '#f0bb45',
  'material-conflict': '#f59457',
  none: '#b5bac1',
};

export interface Palette {
  ground: string;
  ink: string;
  muted: string;
  dot: string;
  dotEdge: string;
  accent: string;
  dark: boolean;
}

export const LIGHT: Palette = {
  ground: '#fbfaf8',
  ink: '#1c2127',
  muted: '#5c6570',
  dot: '#3a4451',
  dotEdge: '#fbfaf8',
  accent: '#5546d6',
  dark: false,
};

export const DARK: Palette = {
  ground: '#14171c',
  ink: '#eceef1',
  muted: '#a3abb6',
  dot: '#c3cad4',
  dotEdge: '#14171c',
  accent: '#a99fff',
  dark: true,
};

export const quadName = (quad: Quad): string => quad ?? 'none';

export function lineColour(quad: Quad, own: string | null = null): string {
  return own ?? QUAD_COLOURS[quadName(quad)]![0];
}

export function wordColour(quad: Quad, own: string | null, palette: Palette): string {
  if (palette.dark) return own ?? DARK_WORDS[quadName(quad)]!;
  return own ?? QUAD_COLOURS[quadName(quad)]![1];
}
