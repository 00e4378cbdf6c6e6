import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showDay } from '../../../kit/shown-time.ts';
import type { Burndown } from '../domain/burndown.ts';
import type { Capacity } from '../domain/capacity.ts';
import type { Sprint } from '../domain/sprint.ts';
import type { SprintNumbers, Tally, Unit } from '../domain/tally.ts';
import type { Velocity } from '../domain/velocity.ts';

/** `12 points`, `1 task`; halves as trackers know them. */
export function sayAmount(amount: number, unit: Unit): string {
  const shown = trim(amount);
  if (unit === 'points') return `${shown} ${amount === 1 ? 'point' : 'points'}`;
  return `${shown} ${amount === 1 ? 'task' : 'tasks'}`;
}

export function trim(amount: number): string {
  return String(Math.round(amount * 10) / 10);
}

function sayShare(share: number | null): string {
  return share === null ? 'unknown' : `${Math.round(share * 100)} %`;
}

/** `Mon 23 Nov to Fri 4 Dec` */
export function sayDays({ startsOn, endsOn }: Pick<Sprint, 'startsOn' | 'endsOn'>): string {
  return `${showDay(startsOn, endsOn)} to ${showDay(endsOn, endsOn)}`;
}

/** What a sprint came to, or comes to so far. */
export function sayNumbers({ unit, points, items, unpointed }: SprintNumbers, goesOn: boolean): Mrkdwn {
  const tally = unit === 'points' ? points : items;
  const lines = [
    md`Committed *${sayAmount(tally.committed, unit)}* · done *${trim(tally.completed)}* (${sayShare(tally.completion)}) · ${goesOn ? 'left' : 'carried over'} *${trim(tally.carriedOver)}*${goesOn ? md`` : md` (${sayShare(tally.carryOver)})`}`,
    ...sayScope(tally, unit),
    ...sayWarnings(tally, goesOn),
    ...(unit === 'items'
      ? [md`_Counted in tasks: none of them has points._`]
      : unpointed === 0
        ? []
        : [
            md`_${unpointed} of its tasks ${unpointed === 1 ? 'has' : 'have'} no points and ${unpointed === 1 ? 'counts' : 'count'} nothing here: ${items.completed} of ${items.completed + items.carriedOver} tasks are done._`,
          ]),
  ];
  return joinMd(lines, '\n');
}

function sayScope({ added, removed, reestimated, scopeChange }: Tally, unit: Unit): readonly Mrkdwn[] {
  if (added === 0 && removed === 0) return [];
  const sign = (amount: number) => (amount > 0 ? `+${trim(amount)}` : amount < 0 ? `−${trim(-amount)}` : '0');
  const estimates = reestimated === 0 ? md`` : md`, of it ${sign(reestimated)} by new estimates`;
  const moved = [...(added === 0 ? [] : [`+${trim(added)}`]), ...(removed === 0 ? [] : [`−${trim(removed)}`])];
  // Of nothing committed there is no share.
  const share = scopeChange === null ? '' : ` (${sayShare(scopeChange)})`;
  return [
    md`Scope since the start: ${moved.join(' and ')} ${unit === 'points' ? 'points' : 'tasks'}${share}${estimates}`,
  ];
}

function sayWarnings({ warnings }: Tally, goesOn: boolean): readonly Mrkdwn[] {
  return warnings.flatMap((warning) => {
    if (warning === 'scope') return [md`*Watch out:* the scope changed by more than a quarter of what was committed.`];
    // While it goes on, what is left isn't carried over yet.
    return goesOn ? [] : [md`*Watch out:* more than a fifth of what was committed was carried over.`];
  });
}

const CELLS = 12;

/** Day by day, `▓` is left and `░` done; the number behind it is the scope, which has a line of its own in the chart. */
export function sayBurndown({ unit, start, days }: Burndown, shown: number): Mrkdwn {
  const most = Math.max(1, start.scope, ...days.map(({ scope }) => scope));
  const bar = (remaining: number, scope: number) => {
    const left = Math.round((Math.max(0, remaining) / most) * CELLS);
    return '▓'.repeat(left) + '░'.repeat(Math.max(0, Math.round((scope / most) * CELLS) - left));
  };
  const lines = days.slice(-shown).map(({ on, scope, remaining }) => {
    return md`${bar(remaining, scope)} ${showDay(on, on)}: *${trim(remaining)}* left of ${trim(scope)}`;
  });
  return joinMd(
    [md`*Burndown* in ${unit === 'points' ? 'points' : 'tasks'}, from ${trim(start.scope)}`, ...lines],
    '\n',
  );
}

export function sayVelocity({ unit, mean, n, isFew, of }: Velocity): Mrkdwn {
  if (mean === null) return md`*Velocity:* unknown until the first sprint is closed.`;
  const values = of.map((one) => trim(one.numbers[unit].completed)).join(', ');
  const sprints = n === 1 ? 'one closed sprint' : `the last ${n} closed sprints`;
  const few = isFew ? md` Too few to plan with: it takes three.` : md``;
  return md`*Velocity:* ${sayAmount(mean, unit)} a sprint, mean of ${sprints} (${values}).${few}`;
}

export function sayCapacity(capacity: Capacity): Mrkdwn {
  if (capacity.kind === 'too-few')
    return md`*Capacity of the next sprint:* unknown. It takes ${capacity.needed} closed sprints, there ${capacity.n === 1 ? 'is' : 'are'} ${capacity.n}.`;
  const { unit, low, middle, high, n, byDays } = capacity;
  const away = byDays ? 'by the working days its people will have' : 'if its people work as many days';
  return md`*Capacity of the next sprint:* about ${sayAmount(Math.round(middle), unit)}; four sprints of five fall between ${Math.floor(low)} and ${Math.ceil(high)}. From ${n} sprints, ${away}.`;
}
