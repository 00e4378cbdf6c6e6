import { isAwayAt } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findChain, listPeople, listWorkingLives, refusalOf } from '../../people/index.ts';
import type { AccountableAway } from '../domain/checker.ts';

type Asked = {
  readonly accountableId: PersonId;
  readonly responsibleId: PersonId;
  readonly reader: { readonly timeZone: string; readonly now: Date };
};

/** Until when the accountable is away, and who could answer for the task instead: their deputy, else their lead or manager. Null while they are there. */
export async function findStandIn(
  needs: Pick<Ports, 'holidays'>,
  tx: Tx,
  { accountableId, responsibleId, reader }: Asked,
): Promise<AccountableAway | null> {
  const { now } = reader;
  const life = (await listWorkingLives(needs, tx, { personIds: [accountableId], since: now })).get(accountableId);
  const absence = life?.absences.find((one) => isAwayAt(now, { absences: [one] }));
  if (life === undefined || absence === undefined) return null;
  const { leadId, managerId } = await findChain(tx, accountableId);
  const others = [life.deputyId, leadId, managerId].filter((id) => id !== null);
  const candidates = others.filter((id) => id !== responsibleId && id !== accountableId);
  const people = await listPeople(tx, [accountableId, ...candidates]);
  const lives = await listWorkingLives(needs, tx, { personIds: candidates, since: now });
  const named = (id: PersonId) => people.find((person) => person.id === id);
  const instead = candidates.map(named).find((person) => {
    const own = person === undefined ? undefined : lives.get(person.id);
    return person !== undefined && refusalOf(person) === null && own !== undefined && !isAwayAt(now, own);
  });
  return {
    name: named(accountableId)?.name ?? 'The accountable',
    until: showInstant(absence.until, reader),
    instead: instead?.name ?? null,
  };
}
