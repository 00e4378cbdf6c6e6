import type { WorkingLife } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { instantOf } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listSuspensions } from '../../overrides/index.ts';
import {
  findChain,
  findPerson,
  listAdminIds,
  listPeople,
  listWorkingLives,
  refusalOf,
  teamsOf,
} from '../../people/index.ts';
import { maySee, type Task } from '../../tasks/index.ts';
import { causes } from '../domain/causes.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { TeamSettings } from '../domain/ladder.ts';
import { peopleOfClimb, type Surroundings } from '../domain/next.ts';
import { holderOf, type RoleHolders, rungsOf } from '../domain/rungs.ts';
import { findOnDuty, readTeamSettings } from '../store/settings.ts';

type Needs = Pick<Ports, 'holidays'>;
type Case = { readonly escalation: Escalation; readonly task: Task };

/** Everything the clock's rule looks at, as it is now. */
export async function readSurroundings(needs: Needs, tx: Tx, { escalation, task }: Case): Promise<Surroundings> {
  const settings = await readSettingsOf(tx, task);
  const holders = await readHolders(tx, { escalation, task });
  const firstId = causes[escalation.cause].first === 'responsible' ? task.responsibleId : escalation.firstId;
  const named = settings.ladder.map(({ who }) => holderOf(who, holders));
  const asked = [firstId, escalation.handedToId, escalation.ask?.personId ?? null, ...named];
  const candidates = [...new Set(asked.filter((id) => id !== null))];
  const since = escalation.ask?.at ?? escalation.enteredAt;
  const lives = await readLives(needs, tx, { candidates, since });
  const barredIds = await readBarred(tx, { escalation, task, considered: [...lives.keys()] });
  const rungs = rungsOf({ ...escalation, firstId }, { ladder: settings.ladder, holders, barredIds });
  const wanted = peopleOfClimb(escalation, rungs);
  const known = [...lives].filter(([id]) => wanted.includes(id) || !candidates.includes(id) || !barredIds.has(id));
  const subject = { kind: 'task', id: task.id } as const;
  return {
    rungs,
    barredIds,
    lives: new Map(known),
    rests: await listSuspensions(tx, { rule: 'escalation-clock', subject, since }),
    notBefore: await readNotBefore(tx, { escalation, task }),
  };
}

/** The settings of the first team (by name) of whoever is responsible; the default without a team. */
export async function readSettingsOf(tx: Tx, { responsibleId }: Pick<Task, 'responsibleId'>): Promise<TeamSettings> {
  const [team] = await teamsOf(tx, responsibleId);
  return readTeamSettings(tx, team?.id ?? null);
}

async function readHolders(tx: Tx, { escalation, task }: Case): Promise<RoleHolders> {
  const { leadId, managerId } = await findChain(tx, task.responsibleId);
  const admins = await listAdminIds(tx);
  const chosen = await findOnDuty(tx);
  // Nobody was put on duty, or they are no admin any more: the first who may still be asked.
  const taken = [task.responsibleId, escalation.raisedById, task.blocker?.blockedById, ...escalation.askedIds];
  const usual = admins.find((id) => !taken.includes(id)) ?? null;
  const onDuty = chosen !== null && admins.includes(chosen) ? chosen : usual;
  return { accountable: task.accountableId, lead: leadId, manager: managerId, 'on-duty': onDuty };
}

async function readLives(
  needs: Needs,
  tx: Tx,
  { candidates, since }: { readonly candidates: readonly PersonId[]; readonly since: Date },
): Promise<ReadonlyMap<PersonId, WorkingLife>> {
  const own = await listWorkingLives(needs, tx, { personIds: candidates, since });
  const deputies = [...own.values()].flatMap(({ deputyId }) => deputyId ?? []).filter((id) => !own.has(id));
  const theirs = await listWorkingLives(needs, tx, { personIds: deputies, since });
  return new Map([...own, ...theirs]);
}

/** Who is never asked to decide: R, who set it off, who left, and of a private task whoever may not see it. */
async function readBarred(
  tx: Tx,
  { escalation, task, considered }: Case & { readonly considered: readonly PersonId[] },
): Promise<ReadonlySet<PersonId>> {
  const own = [task.responsibleId, escalation.raisedById, task.blocker?.blockedById ?? null];
  const people = await listPeople(tx, considered);
  const present = new Set(people.filter((person) => refusalOf(person) === null).map(({ id }) => id));
  const out = considered.filter((id) => !present.has(id) || !isSeenBy(task, id));
  return new Set([...own.filter((id) => id !== null), ...out]);
}

function isSeenBy(task: Task, personId: PersonId): boolean {
  return maySee({ actor: { personId, role: 'developer' }, task }).kind === 'allowed';
}

/** "Outside until 12 Dec": from that day of the responsible's calendar on it may climb. */
async function readNotBefore(tx: Tx, { escalation, task }: Case): Promise<Date | null> {
  const { blocker } = task;
  if (escalation.cause !== 'blocked' || blocker?.waitingOn?.kind !== 'outside' || blocker.expectedOn === null)
    return null;
  const person = await findPerson(tx, task.responsibleId);
  return instantOf(blocker.expectedOn, '00:00', person?.timeZone ?? 'UTC');
}
