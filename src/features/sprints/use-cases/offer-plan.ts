import type { PersonActor } from '../../../kit/actor.ts';
import { addDays } from '../../../kit/dates/calendar.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listTeamsWithin, type Team } from '../../people/index.ts';
import { listTasksById, listWork, maySee, type Task } from '../../tasks/index.ts';
import { mayRunSprint } from '../domain/rights.ts';
import type { Sprint, SprintId, SprintPlan } from '../domain/sprint.ts';
import { listPresent } from '../store/sprint-tasks.ts';
import { listBegun, listLive } from '../store/sprints.ts';
import { requireSprint } from './require-sprint.ts';

/** What the form of a sprint shows. */
export type PlanOffer = {
  /** Null: a new one. */
  readonly sprint: Sprint | null;
  /** Whose it may be; of one that exists its own alone. */
  readonly teams: readonly Team[];
  readonly plan: SprintPlan;
  /** Tasks to choose from, those in it first; at most `OFFER_MAX`. */
  readonly tasks: readonly Task[];
  readonly chosen: ReadonlySet<string>;
  /** In it, and not among those to choose from. */
  readonly unseen: number;
};

/** Source: a select takes 100 options. */
export const OFFER_MAX = 100;

/** @throws MusterError 'not-found' · 'forbidden' · 'conflict' it is closed */
export function offerPlan(
  needs: Pick<Ports, 'scope' | 'clock'>,
  actor: PersonActor,
  sprintId: SprintId | null,
): Promise<PlanOffer> {
  return needs.scope(actor.workspaceId, async (tx) => {
    if (sprintId !== null) return offerEdit(tx, actor, sprintId);
    const teams = (await listTeamsWithin(tx)).filter((team) => mayRunSprint(actor, team));
    const [first] = teams;
    if (first === undefined)
      throw new MusterError(
        'forbidden',
        'Sprints are planned by a team’s lead, its managers and admins. `/muster team` shows who that is.',
      );
    const plan = await proposePlan(tx, first, localDay(needs.clock.now(), actor.timeZone));
    return { sprint: null, teams, plan, ...(await offerTasks(tx, actor, { teams, chosen: [] })) };
  });
}

async function offerEdit(tx: Tx, actor: PersonActor, sprintId: SprintId): Promise<PlanOffer> {
  const { sprint, team } = await requireSprint(tx, actor, { sprintId, may: 'run' });
  if (sprint.state === 'closed')
    throw new MusterError('conflict', `${sprint.name} is closed and its record sealed. Plan the next one.`);
  const chosen = await listPresent(tx, sprint.id);
  return { sprint, teams: [team], plan: sprint, ...(await offerTasks(tx, actor, { teams: [team], chosen })) };
}

/** Days of a sprint where nobody says otherwise: two weeks. */
const USUAL_DAYS = 14;

/** The number after the last one's, from the day after it. */
async function proposePlan(tx: Tx, { id: teamId }: Team, today: string): Promise<SprintPlan> {
  const [live, begun] = [await listLive(tx, [teamId]), await listBegun(tx, { teamId, limit: 1 })];
  const last = [...begun, ...live].sort((a, b) => (a.endsOn < b.endsOn ? 1 : -1))[0];
  const after = last === undefined ? today : addDays(last.endsOn, 1);
  const startsOn = after < today ? today : after;
  const number = /^(?<name>.*?)(?<number>\d{1,6})$/.exec(last?.name ?? '')?.groups;
  const name = number === undefined ? 'Sprint 1' : `${number.name}${Number(number.number) + 1}`;
  return { name, startsOn, endsOn: addDays(startsOn, USUAL_DAYS - 1) };
}

type Asked = { readonly teams: readonly Team[]; readonly chosen: readonly Task['id'][] };

async function offerTasks(
  tx: Tx,
  actor: PersonActor,
  { teams, chosen }: Asked,
): Promise<Pick<PlanOffer, 'tasks' | 'chosen' | 'unseen'>> {
  const people = new Set<PersonId>(
    teams.flatMap(({ memberIds, leadId }) => [...memberIds, ...(leadId === null ? [] : [leadId])]),
  );
  const isSeen = (task: Task) => maySee({ actor, task }).kind === 'allowed';
  const inIt = (await listTasksById(tx, chosen)).filter(isSeen).sort((a, b) => a.number - b.number);
  // A split task is in it through its parts; the whole of it is offered like any other.
  const open = (await listWork(tx, { responsibleIds: [...people], limit: 3 * OFFER_MAX })).filter(isSeen);
  const tasks = [...inIt, ...open.filter(({ id }) => !chosen.includes(id))].slice(0, OFFER_MAX);
  const shown = new Set<string>(tasks.map(({ id }) => id));
  return {
    tasks,
    chosen: new Set(chosen.filter((id) => shown.has(id))),
    unseen: chosen.filter((id) => !shown.has(id)).length,
  };
}
