import type { PersonActor } from '../../../kit/actor.ts';
import type { IdentityId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { mayMatch } from '../domain/decisions.ts';
import { addressOf, type Identity } from '../domain/identity.ts';
import type { Person } from '../domain/person.ts';
import { findPerson } from '../store/people.ts';
import { listEmailsByAccount } from '../store/review.ts';
import { getIdentity } from './decide-identity.ts';
import { requireAdmin } from './require-admin.ts';

export type OpenedIdentity = {
  readonly identity: Identity;
  readonly emails: readonly string[];
  readonly person: Person | null;
};

/** One identity for its form. @throws MusterError 'forbidden' not an admin · 'not-found' */
export function openIdentity(needs: Pick<Ports, 'scope'>, actor: PersonActor, id: IdentityId): Promise<OpenedIdentity> {
  return needs.scope(actor.workspaceId, async (tx) => {
    if (!mayMatch(actor)) await requireAdmin(tx, actor, 'match people');
    const identity = await getIdentity(tx, id);
    const own = addressOf(identity);
    const emails = (await listEmailsByAccount(tx, [id])).get(id) ?? [];
    const person = identity.personId === null ? null : await findPerson(tx, identity.personId);
    return { identity, emails: [...(own === null ? [] : [own]), ...emails], person };
  });
}
