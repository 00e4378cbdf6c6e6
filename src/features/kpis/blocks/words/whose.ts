import { showDay } from '../../../../kit/shown-time.ts';
import type { ScopeName, ShownTime } from '../../domain/shown.ts';

/** `Your numbers`, `Web’s numbers`, `Everybody’s numbers`. */
export function sayWhose(whose: ScopeName): string {
  switch (whose.kind) {
    case 'self':
      return 'Your numbers';
    case 'person':
    case 'team':
      return `${whose.name}’s numbers`;
    case 'workspace':
      return 'Everybody’s numbers';
    default:
      return whose satisfies never;
  }
}

/** `last 4 weeks, Mon 2 Nov to Sun 29 Nov`. */
export function sayTime(time: ShownTime): string {
  const days = `${showDay(time.firstDay, time.lastDay)} to ${showDay(time.lastDay, time.lastDay)}`;
  return time.kind === 'sprint' ? `${time.name}, ${days}` : `${time.weeks} weeks, ${days}`;
}
