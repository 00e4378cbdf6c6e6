import type { IdentityId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { TrackerAccount } from '../../../ports/outbound/tracker-records.ts';
import { externalKeyOf, meetIdentities, type Sighting } from '../../people/index.ts';
import type { Facts } from '../domain/facts.ts';

/** Finds the identity behind an account; null for nobody. */
export type Who = (account: TrackerAccount | null) => IdentityId | null;

/** Everybody these facts name, met in one go; who hides the address is proposed by name only. Joins the transaction. */
export async function meetEverybody(
  needs: Pick<Ports, 'clock' | 'random' | 'announce'>,
  tx: Tx,
  { issues = [], changes = [] }: Facts,
): Promise<Who> {
  const told = [...issues.flatMap(({ assignee, reporter }) => [assignee, reporter]), ...changes.map(({ by }) => by)];
  const accounts = new Map(told.flatMap((one) => (one === null ? [] : [[`${one.id} ${one.email}`, one] as const])));
  const met = await meetIdentities(needs, tx, [...accounts.values()].map(sightingOf));
  return (account) => {
    const key = account === null ? null : externalKeyOf(sightingOf(account));
    return (key === null ? undefined : met.get(key)?.id) ?? null;
  };
}

function sightingOf({ id, name, email, bot }: TrackerAccount): Sighting {
  return { account: { id, login: null, bot, source: 'jira' }, name, email };
}
