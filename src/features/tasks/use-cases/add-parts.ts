import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { getPerson, listWorkingLives } from '../../people/index.ts';
import { usualWorkplace } from '../domain/due.ts';
import type { Task } from '../domain/task.ts';
import type { CreateTask } from '../domain/task-input.ts';
import type { NewTask } from '../store/insert-task.ts';
import type { ChangeNeeds } from './change-task.ts';
import { insertCreation } from './create-family.ts';
import { followChildren } from './follow-children.ts';
import { prepareParts } from './prepare-task.ts';

type Splitting = { readonly actor: PersonActor; readonly parent: Task; readonly parts: CreateTask['children'] };

/** Breaks a task that exists into parts: new ones beside those it has, with its people and its date. */
export async function addParts(
  needs: Omit<ChangeNeeds, 'act'> & Pick<Ports, 'outbox'>,
  tx: Tx,
  { actor, parent, parts }: Splitting,
): Promise<void> {
  const { responsibleId } = parent;
  const lives = await listWorkingLives(needs, tx, { personIds: [responsibleId], since: needs.clock.now() });
  const { timeZone } = await getPerson(tx, responsibleId);
  const fresh: NewTask = {
    ...parent,
    status: 'assigned',
    creatorId: actor.personId,
    blocker: null,
    ...{ createdAt: needs.clock.now(), startedAt: null, completedAt: null, cancelledAt: null, overdueAt: null },
    ...{ awaitingSignOffAt: null, signOffAskedId: null, consult: null, version: 1 },
  };
  const people = { workplace: lives.get(responsibleId)?.workplace ?? usualWorkplace(timeZone) };
  for (const creation of prepareParts(needs, actor, { input: { children: parts }, people, parent: fresh }))
    await insertCreation(needs, tx, creation);
  await followChildren(needs, tx, { actor, parentId: parent.id, causedBy: actor.personId });
}
