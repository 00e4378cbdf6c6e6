import type { IdentityId, PersonId } from '../../kit/ids.ts';
import type { ScheduleEntry } from '../../ports/outbound/jobs.ts';
import type { OutboxMessage } from '../../ports/outbound/outbox.ts';

/** Whether an account is theirs; says what became of it once it is settled. */
export function askCard(identityId: IdentityId, personId: PersonId): OutboxMessage {
  return {
    key: `identity:${identityId}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'people.ask-card',
    args: { identityId, personId },
  };
}

/** The question waits for somebody's working time. */
export function askWait(identityId: IdentityId, personId: PersonId): Omit<ScheduleEntry, 'at'> {
  return { name: 'people.ask-person', key: `${identityId}:${personId}`, args: { identityId, personId } };
}
