import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listTeamsWithin, type Team } from '../../people/index.ts';
import {
  findTask,
  findTaskByNumber,
  isOpen,
  maySee,
  noSuchTask,
  type Task,
  taskGone,
  taskRef,
} from '../../tasks/index.ts';
import { mayFillSprint } from '../domain/rights.ts';
import type { Sprint, SprintId } from '../domain/sprint.ts';
import { lockSprints } from '../store/lock-sprints.ts';
import { listPresent } from '../store/sprint-tasks.ts';
import { listLive, listLiveOf } from '../store/sprints.ts';
import { type PutNeeds, putTasks } from './put-tasks.ts';
import { requireSprint, requireTeam } from './require-sprint.ts';

/** A task and the sprints it may join; those of the responsible's teams first. */
export type JoinOffer = {
  readonly task: Task;
  readonly sprints: readonly (Sprint & { readonly teamName: string })[];
  /** Where it is now; null: in none. */
  readonly presentId: SprintId | null;
};

/** @throws MusterError 'not-found' none the actor may see · 'conflict' it is closed, or there is no sprint to join */
export function offerJoin(needs: Pick<Ports, 'scope'>, actor: PersonActor, number: number): Promise<JoinOffer> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const task = await findTaskByNumber(tx, number);
    if (task === null || maySee({ actor, task }).kind !== 'allowed')
      throw new MusterError('not-found', noSuchTask(number));
    const [present] = await listLiveOf(tx, [task.id]);
    if (!isOpen(task) && present === undefined)
      throw new MusterError(
        'conflict',
        `${taskRef(number)} is closed. Reopen it first with \`/task reopen ${taskRef(number)}\`.`,
      );
    const sprints = await listJoinable(tx, actor, task.responsibleId);
    if (sprints.length === 0)
      throw new MusterError(
        'conflict',
        'None of your teams has a sprint to join. Its lead plans one with `/muster sprint plan`.',
      );
    return { task, sprints, presentId: present?.id ?? null };
  });
}

/**
 * Puts a task into a sprint, out of the one it is in, or out of all of them. Again, it changes nothing.
 * @param asked.sprintId null: into none
 * @throws MusterError 'not-found' · 'forbidden' · 'conflict' the sprint is closed
 */
export function joinSprint(
  needs: PutNeeds & Pick<Ports, 'act'>,
  actor: PersonActor,
  { taskId, sprintId }: { readonly taskId: TaskId; readonly sprintId: SprintId | null },
): Promise<{ readonly task: Task; readonly sprint: Sprint | null }> {
  return needs.act(actor, (tx) => joinSprintWithin(needs, tx, { actor, taskId, sprintId }));
}

/** The same inside a transaction that does more. */
export async function joinSprintWithin(
  needs: PutNeeds,
  tx: Tx,
  {
    actor,
    taskId,
    sprintId,
  }: { readonly actor: PersonActor; readonly taskId: TaskId; readonly sprintId: SprintId | null },
): Promise<{ readonly task: Task; readonly sprint: Sprint | null }> {
  await lockSprints(tx);
  const task = await findTask(tx, taskId);
  if (task === null || maySee({ actor, task }).kind !== 'allowed') throw new MusterError('not-found', taskGone);
  if (sprintId === null) {
    for (const sprint of await listLiveOf(tx, [taskId])) {
      await requireTeam(tx, actor, { teamId: sprint.teamId, may: 'fill' });
      await putTasks(needs, tx, { actor, sprint, add: [], remove: [taskId] });
    }
    return { task, sprint: null };
  }
  const { sprint } = await requireSprint(tx, actor, { sprintId, may: 'fill' });
  if (sprint.state === 'closed') throw new MusterError('conflict', `${sprint.name} is closed. Choose another one.`);
  if (!(await listPresent(tx, sprint.id)).includes(taskId)) {
    if (task.status === 'cancelled')
      throw new MusterError('conflict', `${taskRef(task.number)} was cancelled. Reopen it first.`);
    await putTasks(needs, tx, { actor, sprint, add: [taskId], remove: [] });
  }
  return { task, sprint };
}

/** Sprints somebody may put a task into; those of the responsible's teams first, the open one of each before the planned. */
export async function listJoinable(tx: Tx, actor: PersonActor, responsibleId: PersonId): Promise<JoinOffer['sprints']> {
  const teams = (await listTeamsWithin(tx)).filter((team) => mayFillSprint(actor, team));
  const isTheirs = ({ memberIds, leadId }: Team) => [...memberIds, leadId].includes(responsibleId);
  return listOf(tx, [...teams.filter(isTheirs), ...teams.filter((team) => !isTheirs(team))]);
}

async function listOf(tx: Tx, teams: readonly Team[]): Promise<JoinOffer['sprints']> {
  const live = await listLive(
    tx,
    teams.map(({ id }) => id),
  );
  return teams.flatMap((team) =>
    live
      .filter(({ teamId, source }) => teamId === team.id && source === 'muster')
      .map((sprint) => ({ ...sprint, teamName: team.name })),
  );
}
