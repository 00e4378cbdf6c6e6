import type { RuleActor } from '../../../kit/actor.ts';
import type { WorkingLife } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listPeople, listTeamsWithin, listWorkingLives, refusalOf } from '../../people/index.ts';
import { nextPosting } from '../domain/posting-day.ts';
import { mondayWait } from '../outgoing.ts';
import { listMondayRefusals } from '../store/monday-refusals.ts';

export type PlanNeeds = Pick<Ports, 'clock' | 'schedules' | 'holidays'>;

/**
 * Brings everybody's next Monday numbers in line with teams, zones, hours and absences as they are now. Harmless when
 * repeated; who leads nothing any more is found out when their time comes.
 * @param personId null: of everybody
 */
export async function planMondays(
  needs: PlanNeeds & Pick<Ports, 'scope'>,
  actor: RuleActor,
  personId: PersonId | null = null,
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const all = await listReaders(tx);
    const now = needs.clock.now();
    await planWithin(needs, tx, {
      personIds: personId === null ? all : all.filter((id) => id === personId),
      after: now,
    });
  });
}

/** The same for these people, inside a transaction that changes what it depends on. */
export async function planWithin(
  needs: PlanNeeds,
  tx: Tx,
  { personIds, after }: { readonly personIds: readonly PersonId[]; readonly after: Date },
): Promise<void> {
  const lives = await listLives(needs, tx, { personIds, at: after });
  const entries = [...lives.values()].flatMap((life) => {
    const at = nextPosting(after, life);
    return at === null ? [] : [{ ...mondayWait(life.personId), at }];
  });
  await needs.schedules.plan(tx, entries, needs.clock.now());
}

/** Leads and managers who act here and want the numbers. */
export async function listReaders(tx: Tx): Promise<readonly PersonId[]> {
  const teams = await listTeamsWithin(tx);
  const ids = teams.flatMap(({ leadId, managerIds }) => [...(leadId === null ? [] : [leadId]), ...managerIds]);
  const refused = await listMondayRefusals(tx);
  const people = await listPeople(tx, [...new Set(ids)]);
  return people.filter((person) => refusalOf(person) === null && !refused.has(person.id)).map(({ id }) => id);
}

/** Who was away on Monday gets the numbers later that week, so absences of the days before are wanted, too. */
const BACK_MS = 8 * 24 * 3_600_000;

export function listLives(
  needs: Pick<Ports, 'holidays'>,
  tx: Tx,
  { personIds, at }: { readonly personIds: readonly PersonId[]; readonly at: Date },
): Promise<ReadonlyMap<PersonId, WorkingLife>> {
  return listWorkingLives(needs, tx, { personIds, since: new Date(at.getTime() - BACK_MS) });
}
