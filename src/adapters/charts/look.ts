/** Of the drawing, in units of which two pixels each are painted. Slack shows it about 580 wide. */
export const WIDTH = 640;
export const HEIGHT = 320;

export const FONT = 'DejaVu Sans';

/** Light grey that is neither Slack's white nor its black: the chart is a card of its own on both. */
export const GROUND = '#f6f8f8';
/** Words on the ground: 13:1 and 6:1. */
export const INK = '#1a2428';
export const SOFT_INK = '#4c5a61';
export const GRID = '#dde4e6';

/**
 * Lines, bars and their names, in order of use; each 4.5:1 against the ground or more. Told apart by lightness and by
 * blue against orange, which every kind of colour vision keeps; never red beside green. Dashes tell them apart as well.
 * After Okabe and Ito, "Color Universal Design", darkened for contrast.
 */
export const INKS = ['#0b5f8f', '#a84a00', '#5b4a9e', '#30525f', '#8a2f6b', '#5f5500'] as const;
/** Fill of a band: its edges are drawn in the first ink. */
export const BAND = '#bcd9ea';

export const inkOf = (at: number): string => INKS[at % INKS.length] ?? INK;
/** Solid, then dashed: a second line is told from the first without its colour. */
export const dashOf = (at: number): readonly number[] => [[], [6, 4], [2, 3], [10, 3, 2, 3]][at % 4] ?? [];
