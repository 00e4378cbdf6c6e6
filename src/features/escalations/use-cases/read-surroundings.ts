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
import { causes } from '../domain/causes.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { TeamSettings } from '../domain/ladder.ts';
import { type Matter, responsibleOf } from '../domain/matter.ts';
import { peopleOfClimb, type Surroundings } from '../domain/next.ts';
import { holderOf, type RoleHolders, rungsOf } from '../domain/rungs.ts';
import { isSeenBy } from '../store/is-seen-by.ts';
import { findOnDuty, readTeamSettings } from '../store/settings.ts';

type Needs = Pick<Ports, 'holidays'>;
type Case = { readonly escalation: Escalation; readonly matter: Matter };

/** Everything the clock's rule looks at, as it is now. */
export async function readSurroundings(needs: Needs, tx: Tx, { escalation, matter }: Case): Promise<Surroundings> {
  const settings = await readSettingsOf(tx, matter);
  const holders = await readHolders(tx, { escalation, matter });
  const firstId = causes[escalation.cause].first === 'responsible' ? responsibleOf(matter) : escalation.firstId;
  const named = settings.ladder.map(({ who }) => holderOf(who, holders));
  const asked = [firstId, escalation.handedToId, escalation.ask?.personId ?? null, ...named];
  const candidates = [...new Set(asked.filter((id) => id !== null))];
  const since = escalation.ask?.at ?? escalation.enteredAt;
  const lives = await readLives(needs, tx, { candidates, since });
  const barredIds = await readBarred(tx, { escalation, matter, considered: [...lives.keys()] });
  const rungs = rungsOf({ ...escalation, firstId }, { ladder: settings.ladder, holders, barredIds });
  const wanted = peopleOfClimb(escalation, rungs);
  const known = [...lives].filter(([id]) => wanted.includes(id) || !candidates.includes(id) || !barredIds.has(id));
  return {
    rungs,
    barredIds,
    lives: new Map(known),
    rests: await readRests(tx, { matter, since }),
    notBefore: await readNotBefore(tx, { escalation, matter }),
  };
}

/** The settings of the first team (by name) of whoever is responsible, or of the repository; the default without a team. */
export async function readSettingsOf(tx: Tx, matter: Matter): Promise<TeamSettings> {
  if (matter.kind === 'alert') return readTeamSettings(tx, matter.team?.id ?? null);
  const responsibleId = responsibleOf(matter);
  const [team] = responsibleId === null ? [] : await teamsOf(tx, responsibleId);
  return readTeamSettings(tx, team?.id ?? null);
}

async function readHolders(tx: Tx, { escalation, matter }: Case): Promise<RoleHolders> {
  const admins = await listAdminIds(tx);
  const chosen = await findOnDuty(tx);
  // Nobody was put on duty, or they are no admin any more: the first who may still be asked.
  const taken = [...ownCase({ escalation, matter }), ...escalation.askedIds];
  const usual = admins.find((id) => !taken.includes(id)) ?? null;
  const onDuty = chosen !== null && admins.includes(chosen) ? chosen : usual;
  const accountable = matter.kind === 'task' ? matter.task.accountableId : null;
  return { accountable, ...(await readChain(tx, matter)), 'on-duty': onDuty };
}

/** Lead and manager of whoever is responsible; of an alert those of the team that works there. */
async function readChain(tx: Tx, matter: Matter): Promise<Pick<RoleHolders, 'lead' | 'manager'>> {
  if (matter.kind === 'alert')
    return { lead: matter.team?.leadId ?? null, manager: matter.team?.managerIds[0] ?? null };
  const responsibleId = responsibleOf(matter);
  if (responsibleId === null) return { lead: null, manager: null };
  const { leadId, managerId } = await findChain(tx, responsibleId);
  return { lead: leadId, manager: managerId };
}

/** Overrides rest the clock of tasks alone. */
async function readRests(tx: Tx, { matter, since }: { readonly matter: Matter; readonly since: Date }) {
  if (matter.kind !== 'task') return [];
  return listSuspensions(tx, { rule: 'escalation-clock', subject: { kind: 'task', id: matter.task.id }, since });
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
  { escalation, matter, considered }: Case & { readonly considered: readonly PersonId[] },
): Promise<ReadonlySet<PersonId>> {
  const people = await listPeople(tx, considered);
  const present = new Set(people.filter((person) => refusalOf(person) === null).map(({ id }) => id));
  const out = considered.filter((id) => !present.has(id) || !isSeenBy(matter, id));
  return new Set([...ownCase({ escalation, matter }), ...out]);
}

/** Whose own case it is. */
function ownCase({ escalation, matter }: Case): readonly PersonId[] {
  const blockedById = matter.kind === 'task' ? (matter.task.blocker?.blockedById ?? null) : null;
  return [responsibleOf(matter), escalation.raisedById, blockedById].filter((id) => id !== null);
}

/** "Outside until 12 Dec": from that day of the responsible's calendar on it may climb. */
async function readNotBefore(tx: Tx, { escalation, matter }: Case): Promise<Date | null> {
  if (escalation.cause !== 'blocked' || matter.kind !== 'task') return null;
  const { blocker, responsibleId } = matter.task;
  if (blocker?.waitingOn?.kind !== 'outside' || blocker.expectedOn === null) return null;
  const person = await findPerson(tx, responsibleId);
  return instantOf(blocker.expectedOn, '00:00', person?.timeZone ?? 'UTC');
}
