import type { RuleActor } from '../../../kit/actor.ts';
import { isAwayAt, nextAtWork } from '../../../kit/dates/working-life.ts';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isSuspended } from '../../overrides/index.ts';
import { findChain, listPeople, listWorkingLives, refusalOf } from '../../people/index.ts';
import type { Task } from '../domain/task.ts';
import { signOffClimbs } from '../outgoing.ts';
import { lockTask } from '../store/find-tasks.ts';
import { type ChangeNeeds, writeChange } from './change-task.ts';

type Needs = Omit<ChangeNeeds, 'act'> & Pick<Ports, 'scope'>;

/**
 * A working day went by without the accountable's answer: the next level is asked as well, once, in their working time.
 * Nobody above, or a private task, which nobody else may see: the accountable stays the only one asked.
 */
export async function climbSignOff(needs: Needs, actor: RuleActor, taskId: TaskId): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const task = await lockTask(tx, taskId);
    if (task === null || task.awaitingSignOffAt === null || task.signOffAskedId !== null || task.private) return;
    const now = needs.clock.now();
    const subject = { kind: 'task', id: task.id } as const;
    if (await isSuspended(tx, { rule: 'sign-off', subject, at: now })) return;
    const next = await findNext(needs, tx, { task, now });
    if (next === null) return;
    if (next.at > now) return needs.schedules.set(tx, { ...signOffClimbs(task), at: next.at });
    const after = { ...task, signOffAskedId: next.personId };
    await writeChange(needs, tx, { actor, action: 'task.climb-sign-off', before: task, after });
  });
}

type Waiting = { readonly task: Task; readonly now: Date };

/** The deputy of an accountable who is away, else their lead, else their manager; whoever is away comes last. */
async function findNext(
  needs: Needs,
  tx: Tx,
  { task, now }: Waiting,
): Promise<{ readonly personId: PersonId; readonly at: Date } | null> {
  const { accountableId } = task;
  const own = (await listWorkingLives(needs, tx, { personIds: [accountableId], since: now })).get(accountableId);
  const deputyId = own !== undefined && isAwayAt(now, own) ? own.deputyId : null;
  const { leadId, managerId } = await findChain(tx, accountableId);
  const above = [deputyId, leadId, managerId].filter((id) => id !== null);
  const fit = (await listPeople(tx, above)).filter((person) => refusalOf(person) === null).map(({ id }) => id);
  const candidates = above.filter((id) => fit.includes(id) && id !== task.responsibleId && id !== accountableId);
  const lives = await listWorkingLives(needs, tx, { personIds: candidates, since: now });
  const found = candidates.flatMap((id) => lives.get(id) ?? []);
  const next = found.find((life) => !isAwayAt(now, life)) ?? found[0];
  return next === undefined ? null : { personId: next.personId, at: nextAtWork(now, next) };
}
