import type { DayFact } from '../../../src/ports/inbound/day-facts.ts';

let made = 0;

/** A fact about a task, by its number and kind; what matters is said. */
export function aFact(given: Partial<DayFact> & { readonly number?: number } = {}): DayFact {
  made += 1;
  const { number = 1, ...rest } = given;
  const taskId = `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  return {
    id: `task:row-${made}`,
    at: new Date(Date.UTC(2026, 10, 25, 9, made % 60)),
    kind: 'task.started',
    subject: `task:${taskId}`,
    title: `Thing ${number}`,
    ref: `T-${number}`,
    url: null,
    private: false,
    ...rest,
  };
}
