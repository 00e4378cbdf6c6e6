import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findTaskByNumber, isOpen, maySee, noSuchTask, taskRef } from '../../tasks/index.ts';
import type { HandKind } from '../domain/causes.ts';
import { listOpenOf } from '../store/escalations.ts';
import { viewEscalation } from '../store/view-escalation.ts';
import type { AdvanceNeeds } from './advance.ts';
import type { Answered } from './answer.ts';
import { openEscalation } from './open-escalation.ts';

export type RaiseByHand = { readonly number: number; readonly kind: HandKind; readonly reason: string };

/**
 * Anybody who sees a task may raise what its people can't settle among themselves; whoever raised it isn't asked.
 * @throws MusterError 'not-found' · 'conflict' the task is closed, or its team switched this off
 */
export function raiseByHand(
  needs: AdvanceNeeds & Pick<Ports, 'act'>,
  actor: PersonActor,
  { number, kind, reason }: RaiseByHand,
): Promise<Answered> {
  return needs.act(actor, async (tx) => {
    const task = await findTaskByNumber(tx, number);
    if (task === null || maySee({ actor, task }).kind !== 'allowed')
      throw new MusterError('not-found', noSuchTask(number));
    const ref = taskRef(number);
    if (!isOpen(task)) throw new MusterError('conflict', `${ref} is closed, so there is nothing to decide about it.`);
    const matter = { kind: 'task', id: task.id, task } as const;
    const opening = { actor, matter, cause: 'by-hand' as const, kind, reason, raisedById: actor.personId };
    const raised = await openEscalation(needs, tx, opening);
    if (raised !== null) return { kind: 'raised', view: await viewEscalation(tx, raised, actor.personId) };
    const open = (await listOpenOf(tx, task.id)).find(({ cause }) => cause === 'by-hand');
    if (open === undefined)
      throw new MusterError('conflict', `The team of ${ref} switched this off. Talk to its lead directly.`);
    return { kind: 'raised-before', view: await viewEscalation(tx, open, actor.personId) };
  });
}
