import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { EscalationId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Matter } from '../domain/matter.ts';
import { findEscalation, lockEscalation } from '../store/escalations.ts';
import { findMatter } from '../store/find-matter.ts';
import { isSeenBy } from '../store/is-seen-by.ts';

/**
 * An escalation somebody pressed a button of, with what it is about.
 * @param hold true to lock it until the transaction ends
 * @throws MusterError 'not-found' gone, or nothing for the actor to see · 'forbidden' the actor was never asked
 */
export async function findCase(
  tx: Tx,
  actor: PersonActor,
  { id, hold }: { readonly id: EscalationId; readonly hold: boolean },
): Promise<{ readonly escalation: Escalation; readonly matter: Matter }> {
  const escalation = await (hold ? lockEscalation : findEscalation)(tx, id);
  const matter = escalation === null ? null : await findMatter(tx, escalation);
  if (escalation === null || matter === null || !isSeenBy(matter, actor.personId))
    throw new MusterError('not-found', 'I can’t find that any more. Home’s tab Today shows what waits for you.');
  if (!escalation.askedIds.includes(actor.personId))
    throw new MusterError(
      'forbidden',
      `This was asked of somebody else.${matter.kind === 'task' ? ' The task’s card shows who has it.' : ''}`,
    );
  return { escalation, matter };
}
