import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { EscalationId, PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { getPerson } from '../../people/index.ts';
import { handTo } from '../domain/apply.ts';
import type { Escalation } from '../domain/escalation.ts';
import { type Matter, responsibleOf } from '../domain/matter.ts';
import { isSeenBy } from '../store/is-seen-by.ts';
import { viewEscalation } from '../store/view-escalation.ts';
import { advance } from './advance.ts';
import type { Answered, AnswerNeeds } from './answer.ts';
import { findCase } from './find-case.ts';
import { recordStep } from './record-step.ts';

export type HandOver = { readonly id: EscalationId; readonly toId: PersonId };

/**
 * Gives the question to somebody else, who has the whole time of the level; it still climbs after that.
 * @throws MusterError 'not-found' · 'forbidden' never asked · 'invalid' that person can't decide it
 */
export function handOver(needs: AnswerNeeds, actor: PersonActor, { id, toId }: HandOver): Promise<Answered> {
  return needs.act(actor, async (tx) => {
    const { escalation, matter } = await findCase(tx, actor, { id, hold: true });
    const answered = async (kind: Answered['kind'], now: Escalation): Promise<Answered> => ({
      kind,
      view: await viewEscalation(tx, now, actor.personId),
    });
    if (escalation.resolved !== null) return answered('was-resolved', escalation);
    if (escalation.ask?.personId !== actor.personId) return answered('elsewhere', escalation);
    await requireFree(tx, { escalation, matter, toId });
    const after = { ...escalation, ...handTo(escalation, toId, needs.clock.now()) };
    await recordStep(needs, tx, { actor, before: escalation, after, action: 'escalation.hand-over' });
    return answered('handed-over', await advance(needs, tx, { actor, escalation: after, matter, before: escalation }));
  });
}

async function requireFree(
  tx: Tx,
  { escalation, matter, toId }: { readonly escalation: Escalation; readonly matter: Matter; readonly toId: PersonId },
): Promise<void> {
  const { name } = await getPerson(tx, toId);
  const blockedById = matter.kind === 'task' ? matter.task.blocker?.blockedById : null;
  if (toId === responsibleOf(matter))
    refuse(`${name} is responsible for it, and so can’t decide it. Choose somebody else.`);
  if (toId === escalation.raisedById || toId === blockedById)
    refuse(`${name} raised it, and so can’t decide it. Choose somebody else.`);
  if (escalation.askedIds.includes(toId)) refuse(`${name} was asked already. Choose somebody else.`);
  if (!isSeenBy(matter, toId)) refuse(`The task is private, and ${name} may not see it. Choose one of its people.`);
}

function refuse(sentence: string): never {
  throw new MusterError('invalid', sentence, { fields: { person: sentence } });
}
