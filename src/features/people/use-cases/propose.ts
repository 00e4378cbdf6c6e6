import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type Identity, isDecided } from '../domain/identity.ts';
import { createProposer } from '../domain/proposals.ts';
import { listCandidates, listEmailsByAccount } from '../store/review.ts';

/** Who may be meant by this identity as things stand, whoever was asked included; nobody once it is linked or a person has spoken. */
export async function proposedFor(tx: Tx, identity: Identity): Promise<readonly PersonId[]> {
  if (identity.personId !== null || isDecided(identity) || identity.joinsId !== null) return [];
  const emails = (await listEmailsByAccount(tx, [identity.id])).get(identity.id) ?? [];
  const proposals = createProposer(await listCandidates(tx))(identity, emails).map(({ personId }) => personId);
  return identity.askedId === null ? proposals : [...proposals, identity.askedId];
}
