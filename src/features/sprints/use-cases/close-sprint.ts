import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import { taskLinesChanged } from '../../../ports/inbound/task-lines.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { isOpen, listTasksById } from '../../tasks/index.ts';
import type { Sprint, SprintId } from '../domain/sprint.ts';
import { cardKey, endWait } from '../outgoing.ts';
import { lockSprints } from '../store/lock-sprints.ts';
import { listPresent } from '../store/sprint-tasks.ts';
import { findSprint, listLive, saveSprint } from '../store/sprints.ts';
import { type PutNeeds, putTasks } from './put-tasks.ts';
import { requireSprint, type SprintOfTeam } from './require-sprint.ts';
import { type SealNeeds, sealRecord } from './seal-record.ts';

type Needs = SealNeeds & PutNeeds & Pick<Ports, 'act' | 'schedules'>;

export type Closed = SprintOfTeam & {
  readonly kind: 'closed' | 'closed-already';
  /** Into which sprint what wasn't done went; null: into none. */
  readonly carriedTo: Sprint | null;
};

/** What closing asks: where what isn't done goes. @throws MusterError 'not-found' · 'forbidden' */
export function offerClose(
  needs: Pick<Ports, 'scope'>,
  actor: PersonActor,
  sprintId: SprintId,
): Promise<SprintOfTeam & { readonly next: readonly Sprint[]; readonly unfinished: number }> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const { sprint, team } = await requireSprint(tx, actor, { sprintId, may: 'run' });
    const next = (await listLive(tx, [team.id])).filter(
      ({ state, source }) => state === 'planned' && source === 'muster',
    );
    return { sprint, team, next, unfinished: (await listUnfinished(tx, sprintId)).length };
  });
}

/**
 * Closes an open sprint: what became of it is sealed, and nothing changes it any more. A second press finds it closed.
 * @param asked.carryTo where what isn't done goes; null: nowhere
 * @throws MusterError 'not-found' · 'forbidden' · 'conflict' it was never opened, or the next one is closed meanwhile
 */
export function closeSprint(
  needs: Needs,
  actor: PersonActor,
  { sprintId, carryTo }: { readonly sprintId: SprintId; readonly carryTo: SprintId | null },
): Promise<Closed> {
  return needs.act(actor, async (tx) => {
    await lockSprints(tx);
    const { sprint: before, team } = await requireSprint(tx, actor, { sprintId, may: 'run' });
    if (before.state === 'closed') return { kind: 'closed-already', sprint: before, team, carriedTo: null };
    if (before.state === 'planned') throw new MusterError('conflict', `${before.name} isn’t open yet. Open it first.`);
    const at = needs.clock.now();
    const after: Sprint = { ...before, state: 'closed', closedAt: at };
    if (!(await saveSprint(tx, after)))
      throw new MusterError('conflict', 'Somebody else changed it just now. Look again.');
    const sprint = { ...after, version: after.version + 1 };
    await sealRecord(needs, tx, { sprint, moment: 'closed', at });
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at, subject: { kind: 'sprint', id: sprint.id }, action: 'sprint.close' },
      ...{ before: { ...before }, after: { ...sprint } },
    });
    await needs.schedules.cancel(tx, endWait(sprint.id).name, endWait(sprint.id).key);
    await needs.outbox.refresh(tx, [cardKey(sprint.id)]);
    const carriedTo = carryTo === null ? null : await carryOver(needs, tx, { actor, sprint, carryTo });
    const taskIds = [...(await listPresent(tx, sprint.id))];
    if (taskIds.length > 0) await needs.announce(tx, taskLinesChanged, { workspaceId: actor.workspaceId, taskIds });
    return { kind: 'closed', sprint, team, carriedTo };
  });
}

type Carried = { readonly actor: PersonActor; readonly sprint: Sprint; readonly carryTo: SprintId };

async function carryOver(needs: PutNeeds, tx: Tx, { actor, sprint, carryTo }: Carried): Promise<Sprint> {
  const next = await findSprint(tx, carryTo);
  if (next === null || next.teamId !== sprint.teamId || next.state === 'closed')
    throw new MusterError('conflict', 'The next sprint was closed or deleted meanwhile. Choose another one.');
  await putTasks(needs, tx, { actor, sprint: next, add: await listUnfinished(tx, sprint.id), remove: [] });
  return next;
}

async function listUnfinished(tx: Tx, sprintId: SprintId): Promise<readonly TaskId[]> {
  const present = await listTasksById(tx, await listPresent(tx, sprintId));
  return present.filter(isOpen).map(({ id }) => id);
}
