import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { PAST } from '../domain/escalation.ts';
import { type EscalationView, nameOf } from '../domain/view.ts';
import { listWithPerson } from '../store/escalations.ts';
import { viewEscalation } from '../store/view-escalation.ts';

/**
 * What waits for this person's word, and what everybody was asked about in vain. Left out is what Today shows already:
 * blocked work they answer for, work and reviews that wait on them.
 */
export function listMine(needs: Pick<Ports, 'scope'>, actor: PersonActor): Promise<readonly EscalationView[]> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const found = await listWithPerson(tx, actor.personId, MOST);
    const views = await Promise.all(found.map((escalation) => viewEscalation(tx, escalation, actor.personId)));
    return views.filter((view) => nameOf(view) !== null && !isShownElsewhere(view));
  });
}

/** More than a person can decide in a day. */
const MOST = 30;

function isShownElsewhere({ escalation, task, readerId }: EscalationView): boolean {
  if (escalation.cause === 'review-waiting') return escalation.firstId === readerId && escalation.level === 0;
  if (escalation.cause === 'overdue') return task?.responsibleId === readerId;
  if (escalation.cause !== 'blocked' || escalation.level >= PAST) return false;
  return escalation.level === 0 || task?.accountableId === readerId;
}
