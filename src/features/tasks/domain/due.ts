import { addDays, daysBetween } from '../../../kit/dates/calendar.ts';
import {
  defaultWorkingHours,
  previousWorkingDay,
  type Workplace,
  workEnd,
  workStart,
} from '../../../kit/dates/working-day.ts';
import { type CalendarDay, localDay } from '../../../kit/zones.ts';
import { isOpen, type Task } from './task.ts';

export type DueInstants = {
  /** End of R's working day on the date, be it a working day or not. */
  readonly dueAt: Date;
  /** The working morning before, when R is reminded; past already for a date set late. */
  readonly dueSoonAt: Date;
};

/** What a due date means where R works. */
export function dueInstants(dueOn: CalendarDay, workplace: Workplace): DueInstants {
  return {
    dueAt: workEnd(dueOn, workplace),
    dueSoonAt: workStart(previousWorkingDay(dueOn, workplace), workplace),
  };
}

/** Somebody who keeps the usual hours in this zone: for those whose own nobody can know. */
export function usualWorkplace(timeZone: string): Workplace {
  return { timeZone, hours: defaultWorkingHours };
}

/** Open, and its due instant has come. */
export function isOverdue(task: Pick<Task, 'status' | 'dueAt'>, now: Date): boolean {
  return isOpen(task) && task.dueAt !== null && now >= task.dueAt;
}

/**
 * The mark on a card, which stands for days without being drawn again: only what stays true until the task changes.
 * Null before the working morning that reminds of it, without a date, and once closed.
 */
export function lastingDueMark(
  task: Pick<Task, 'status' | 'dueOn' | 'dueAt'>,
  now: Date,
  workplace: Workplace,
): 'overdue' | 'soon' | null {
  if (task.dueOn === null || !isOpen(task)) return null;
  if (isOverdue(task, now)) return 'overdue';
  return now >= dueInstants(task.dueOn, workplace).dueSoonAt ? 'soon' : null;
}

export type DueMark = { readonly kind: 'overdue' | 'today' | 'tomorrow'; readonly text: string };

/** The mark in lists and answers, days counted in R's calendar; null when the date is further away, none, or the task closed. */
export function dueMark(
  task: Pick<Task, 'status' | 'dueOn' | 'dueAt'>,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): DueMark | null {
  if (task.dueOn === null || !isOpen(task)) return null;
  const today = localDay(now, timeZone);
  if (isOverdue(task, now)) return { kind: 'overdue', text: overdueText(daysBetween(task.dueOn, today)) };
  if (task.dueOn === today) return { kind: 'today', text: 'today' };
  return task.dueOn === addDays(today, 1) ? { kind: 'tomorrow', text: 'tomorrow' } : null;
}

function overdueText(days: number): string {
  if (days <= 0) return 'overdue today';
  return `overdue by ${days} ${days === 1 ? 'day' : 'days'}`;
}
