import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listPeople, refusalOf } from '../../people/index.ts';
import { listPersonChoices } from '../store/settings.ts';

/** Those of these people who may be asked now: members, not deactivated, and not opted out. */
export async function listWilling(tx: Tx, personIds: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const choices = await listPersonChoices(tx, personIds);
  const people = (await listPeople(tx, personIds)).filter((person) => refusalOf(person) === null);
  return new Set(people.map(({ id }) => id).filter((id) => choices.get(id)?.surveys !== false));
}
