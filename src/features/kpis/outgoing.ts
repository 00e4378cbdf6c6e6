import type { PersonId } from '../../kit/ids.ts';
import type { ScheduleEntry } from '../../ports/outbound/jobs.ts';
import type { OutboxMessage } from '../../ports/outbound/outbox.ts';

/** The week's numbers, for one lead or manager: one message a week, however many teams it tells of. */
export function mondayNote({ personId, week }: { readonly personId: PersonId; readonly week: string }): OutboxMessage {
  return {
    key: `kpi-monday:${personId}:${week}`,
    to: { kind: 'person', personId },
    kind: 'kpis.monday-note',
    args: { personId, week },
  };
}

type Wait = Pick<ScheduleEntry, 'name' | 'key' | 'args'>;

/** When somebody gets the next ones: one row a person. */
export function mondayWait(personId: PersonId): Wait {
  return { name: 'kpis.post-monday', key: personId, args: { personId } };
}

/** When they get those that were missed, in working time; a row of its own, so that planning anew leaves it alone. */
export function lateMondayWait(personId: PersonId): Wait {
  return { ...mondayWait(personId), key: `${personId}:late` };
}
