import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { externalKeyOf, type Identity, type Sighting } from '../domain/identity.ts';
import { insertIdentities, listIdentities } from '../store/identities.ts';

/**
 * Who these are, by their key (`externalKeyOf`); strangers are remembered. Joins the transaction.
 * Somebody without account and address is left out.
 */
export async function meetIdentities(
  needs: Pick<Ports, 'clock' | 'random'>,
  tx: Tx,
  seen: readonly Sighting[],
): Promise<ReadonlyMap<string, Identity>> {
  const byKey = new Map<string, Sighting>();
  for (const one of seen) {
    const key = externalKeyOf(one);
    if (key !== null) byKey.set(key, { ...byKey.get(key), ...one });
  }
  if (byKey.size === 0) return new Map();
  const firstSeenAt = needs.clock.now();
  await insertIdentities(
    tx,
    [...byKey].map(([externalKey, one]) => ({
      ...{ id: needs.random.uuid(), source: 'github' as const, externalKey, firstSeenAt },
      ...{ login: one.account?.login ?? null, name: one.name, email: one.email, bot: one.account?.bot ?? false },
    })),
  );
  const known = await listIdentities(tx, [...byKey.keys()]);
  return new Map(known.map((identity) => [identity.externalKey, identity]));
}
