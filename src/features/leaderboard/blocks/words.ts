import { addDays } from '../../../kit/dates/calendar.ts';
import type { Week } from '../../../kit/dates/iso-week.ts';
import { type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showDay } from '../../../kit/shown-time.ts';
import type { Board } from '../domain/board.ts';

/** `week 48` */
export function sayWeek(week: Pick<Week, 'key'>): string {
  return `week ${weekNumber(week)}`;
}

/** `48` */
export function weekNumber({ key }: Pick<Week, 'key'>): string {
  return String(Number(key.slice(key.indexOf('W') + 1)));
}

/** `Mon 16 Nov to Sun 22 Nov`; with the year where it changes in between. */
export function sayDays({ monday }: Pick<Week, 'monday'>): string {
  const sunday = addDays(monday, 6);
  return `${showDay(monday, sunday)} to ${showDay(sunday, sunday)}`;
}

/** `61 %` */
export function sayShare(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `1 h 20 min`, of working time. */
export function sayWork(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(' ');
}

/** `Ana`, `Ana and Bo`, `Ana, Bo and Cy`. */
export function sayNames(names: readonly string[]): string {
  const sorted = names.toSorted((a, b) => a.localeCompare(b));
  if (sorted.length < 2) return sorted.join('');
  return `${sorted.slice(0, -1).join(', ')} and ${sorted.at(-1)}`;
}

export function sayMerged(merged: number): string {
  return `${merged} ${merged === 1 ? 'pull request' : 'pull requests'} merged`;
}

/** What is known of the team's week in one line; shares that too few authors stand behind are named together. */
export function sayFigures({ merged, figures }: Board): Mrkdwn {
  const { detection, quality } = figures;
  const share = figures['ai-share'];
  const known = [
    ...(share === null ? [] : [`${sayShare(share)} AI-assisted`]),
    ...(detection === null ? [] : [`${sayShare(detection)} of guesses right`]),
    ...(quality === null ? [] : [`quality ${quality.toFixed(1)} of 3`]),
  ];
  const missing = [
    ...(share === null ? ['AI share'] : []),
    ...(detection === null ? ['guesses'] : []),
    ...(quality === null ? ['quality'] : []),
  ];
  const line = [sayMerged(merged), ...known].join(' · ');
  return missing.length === 0 ? md`${line}` : md`${line}\n_${capital(missing.join(', '))}: too few to show_`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
