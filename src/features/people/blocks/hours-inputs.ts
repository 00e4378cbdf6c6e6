import {
  type Block,
  type ChoiceGroup,
  checkboxes,
  type FormValues,
  input,
  listOf,
  staticSelect,
  textOf,
  timePicker,
} from '../../../kit/blocks/index.ts';
import type { IsoWeekday } from '../../../kit/dates/calendar.ts';
import type { WorkingHours } from '../../../kit/dates/working-day.ts';
import { dayWords, hoursWords, NO_HOLIDAYS } from '../domain/working-time.ts';

/** The regions there are, as `Holidays` lists them. */
export type Regions = readonly { readonly code: string; readonly name: string }[];

type Shown = {
  readonly hours: WorkingHours | null;
  readonly region: string | null;
  readonly regions: Regions;
  /** Whose hours count when none are set: `As my team`. */
  readonly otherwise: { readonly label: string; readonly hours: WorkingHours };
};

/** Hours, days and holidays; `readHours` and `readRegion` read them. */
export function hoursInputs({ hours, region, regions, otherwise }: Shown): readonly Block[] {
  const shown = hours ?? otherwise.hours;
  const known = region === NO_HOLIDAYS || regions.some(({ code }) => code === region);
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ text: dayWords[day], value: String(day) }));
  const kinds = [
    { text: `${otherwise.label}: ${hoursWords(otherwise.hours)}`, value: 'default' },
    { text: 'As set below', value: 'own' },
  ];
  return [
    input({
      name: 'hours',
      label: 'Working hours',
      element: staticSelect({ choices: kinds, initial: hours === null ? 'default' : 'own' }),
    }),
    input({ name: 'start', label: 'Work begins', element: timePicker({ initial: shown.start }), optional: true }),
    input({
      name: 'end',
      label: 'Work ends',
      hint: 'Before the beginning: on the next day.',
      element: timePicker({ initial: shown.end }),
      optional: true,
    }),
    input({
      name: 'days',
      label: 'Working days',
      element: checkboxes({ choices: days, initial: shown.days.map(String) }),
      optional: true,
    }),
    input({
      name: 'region',
      label: 'Public holidays of',
      hint: `Type to search. Left empty: ${otherwise.label.charAt(0).toLowerCase()}${otherwise.label.slice(1)}.`,
      element: staticSelect({ choices: { groups: groupRegions(regions) }, initial: known ? region : null }),
      optional: true,
    }),
  ];
}

/** Null: those that count otherwise. What is missing or odd stays so, for `checkHours`. */
export function readHours(form: FormValues): WorkingHours | null {
  if (textOf(form, 'hours') !== 'own') return null;
  const days = listOf(form, 'days').map(Number);
  return {
    start: textOf(form, 'start') ?? '',
    end: textOf(form, 'end') ?? '',
    days: days.filter((day): day is IsoWeekday => defaultDays.includes(day)).sort(),
  };
}

export function readRegion(form: FormValues): string | null {
  return textOf(form, 'region');
}

const defaultDays: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** By the country's initial: Slack takes 100 groups of 100. The largest, S, has 83. Source: `date-holidays` 3. */
function groupRegions(regions: Regions): readonly ChoiceGroup[] {
  const groups = new Map<string, { text: string; value: string }[]>([
    ['None', [{ text: 'No public holidays', value: NO_HOLIDAYS }]],
  ]);
  const sorted = [...regions].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  for (const { code, name } of sorted) {
    const initial = name.normalize('NFD').charAt(0).toUpperCase();
    groups.set(initial, [...(groups.get(initial) ?? []), { text: name, value: code }]);
  }
  return [...groups].map(([label, choices]) => ({ label, choices: choices.slice(0, 100) }));
}
