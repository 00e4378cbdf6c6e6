import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId, TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { findPerson, type Team } from '../../people/index.ts';
import { listTasksByNumber, maySee } from '../../tasks/index.ts';
import { checkPlan, type TypedPlan } from '../domain/check-plan.ts';
import type { Sprint, SprintId } from '../domain/sprint.ts';
import { cardKey } from '../outgoing.ts';
import { lockSprints } from '../store/lock-sprints.ts';
import { insertSprint, saveSprint } from '../store/sprints.ts';
import { planReminder } from './plan-reminder.ts';
import { type PutNeeds, putTasks } from './put-tasks.ts';
import { requireSprint, requireTeam, type SprintOfTeam } from './require-sprint.ts';

export type SprintForm = TypedPlan & {
  /** Numbers of the tasks that were offered, and of those that are to be in it. */
  readonly offered: readonly number[];
  readonly chosen: readonly number[];
};

type Needs = PutNeeds & Pick<Ports, 'act' | 'schedules' | 'holidays'>;

/** Plans a sprint of a team. @throws MusterError 'not-found' · 'forbidden' · 'invalid' with a sentence for each field */
export function planSprint(
  needs: Needs,
  actor: PersonActor,
  { teamId, form }: { readonly teamId: TeamId | null; readonly form: SprintForm },
): Promise<SprintOfTeam> {
  return needs.act(actor, async (tx) => {
    const team = await requireTeam(tx, actor, { teamId, may: 'run' });
    const plan = readPlan(form);
    await lockSprints(tx);
    const sprint: Sprint = {
      ...{ id: needs.random.uuid() as SprintId, teamId: team.id, source: 'muster', trackerId: null },
      ...{ trackerHostId: null, boardKey: null },
      ...{ ...plan, state: 'planned', timeZone: await zoneOf(tx, actor, team), startedAt: null, closedAt: null },
      ...{ createdById: actor.personId, version: 1 },
    };
    await insertSprint(tx, sprint, needs.clock.now());
    await record(needs, tx, { actor, before: null, after: sprint });
    await putTasks(needs, tx, { actor, sprint, ...(await readChoice(tx, actor, form)) });
    return { sprint, team };
  });
}

/**
 * Changes name, days and tasks of a sprint that isn't closed.
 * @throws MusterError 'not-found' · 'forbidden' · 'invalid' with a sentence for each field · 'conflict' it is closed, or
 * changed since
 */
export function editSprint(
  needs: Needs,
  actor: PersonActor,
  { sprintId, ifVersion, form }: { readonly sprintId: SprintId; readonly ifVersion: number; readonly form: SprintForm },
): Promise<SprintOfTeam> {
  return needs.act(actor, async (tx) => {
    await lockSprints(tx);
    const { sprint: before, team } = await requireSprint(tx, actor, { sprintId, may: 'run' });
    if (before.state === 'closed') throw new MusterError('conflict', `${before.name} is closed. Plan the next one.`);
    if (before.version !== ifVersion)
      throw new MusterError(
        'conflict',
        `Somebody else changed ${before.name} meanwhile. Copy what you need and open it again.`,
      );
    const after = { ...before, ...readPlan(form) };
    if (!(await saveSprint(tx, after)))
      throw new MusterError('conflict', 'Somebody else changed it just now. Look again.');
    const sprint = { ...after, version: after.version + 1 };
    await record(needs, tx, { actor, before, after: sprint });
    await putTasks(needs, tx, { actor, sprint, ...(await readChoice(tx, actor, form)) });
    if (sprint.state === 'open') await planReminder(needs, tx, { sprint, team });
    await needs.outbox.refresh(tx, [cardKey(sprint.id)]);
    return { sprint, team };
  });
}

function readPlan(form: SprintForm) {
  const checked = checkPlan(form);
  if ('plan' in checked) return checked.plan;
  throw new MusterError('invalid', 'Look at the fields marked below.', { fields: checked.errors });
}

/** Only tasks the actor sees can be moved by a form; what it didn't offer stays as it is. */
async function readChoice(
  tx: Tx,
  actor: PersonActor,
  { offered, chosen }: SprintForm,
): Promise<{ readonly add: readonly TaskId[]; readonly remove: readonly TaskId[] }> {
  const named = await listTasksByNumber(tx, [...new Set([...offered, ...chosen])]);
  const seen = named.filter((task) => maySee({ actor, task }).kind === 'allowed');
  return {
    add: seen.filter(({ number, status }) => chosen.includes(number) && status !== 'cancelled').map(({ id }) => id),
    remove: seen.filter(({ number }) => !chosen.includes(number)).map(({ id }) => id),
  };
}

/** The lead's; where nobody leads, that of whoever plans. */
async function zoneOf(tx: Tx, actor: PersonActor, { leadId }: Team): Promise<string> {
  const lead = leadId === null ? null : await findPerson(tx, leadId);
  return lead?.timeZone ?? actor.timeZone;
}

type Recorded = { readonly actor: PersonActor; readonly before: Sprint | null; readonly after: Sprint };

async function record(needs: PutNeeds, tx: Tx, { actor, before, after }: Recorded): Promise<void> {
  await recordChange(tx, actor, {
    ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'sprint', id: after.id } },
    ...{
      action: before === null ? 'sprint.plan' : 'sprint.edit',
      before: before && { ...before },
      after: { ...after },
    },
  });
}
