import { cutText } from '../text.ts';
import type { Chart, ChartUnit } from './chart.ts';

/** A chart's numbers in one paragraph, for people who can't see it; at most `max` characters. */
export function sayChart(drawn: Chart, max: number): string {
  const { title, series, places, unit, reference } = drawn;
  const lines = series.map(
    ({ name, values }) =>
      `${name}: ${places.map((place, at) => `${place} ${sayValue(values[at] ?? null, unit)}`).join(', ')}.`,
  );
  const mean = reference === null ? [] : [`${reference.name}: ${sayValue(reference.value, unit)}.`];
  const heading = UNITS[unit] === null ? `${title}.` : `${title} (${UNITS[unit]}).`;
  return cutText([heading, ...lines, ...mean].join(' '), max);
}

/** The same as rows: one for each place, one column for each series; the first row names them. */
export function rowsOf({ placeName, places, series, unit }: Chart): readonly (readonly string[])[] {
  const body = places.map((place, at) => [place, ...series.map(({ values }) => sayValue(values[at] ?? null, unit))]);
  return [[placeName, ...series.map(({ name }) => name)], ...body];
}

/** `5.5 h`, `43 %`; `unknown` for what is not known. */
export function sayValue(value: number | null, unit: ChartUnit): string {
  if (value === null) return 'unknown';
  const sign = SIGNS[unit];
  return sign === '' ? sayNumber(value) : `${sayNumber(value)} ${sign}`;
}

/** 1,234.5 as everywhere in Muster. */
export function sayNumber(value: number): string {
  const [whole = '0', part] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${grouped}${part === undefined ? '' : `.${part}`}`;
}

const SIGNS: Readonly<Record<ChartUnit, string>> = {
  count: '',
  tasks: '',
  points: '',
  hours: 'h',
  days: 'd',
  percent: '%',
};

/** What an axis says; what is counted stands in the title. */
export const UNITS: Readonly<Record<ChartUnit, string | null>> = {
  count: null,
  tasks: 'tasks',
  points: 'points',
  hours: 'hours',
  days: 'days',
  percent: 'percent',
};
