import type { PersonActor } from '../../../kit/actor.ts';
import type { IdentityId, PersonId } from '../../../kit/ids.ts';
import { mayMatch } from '../domain/decisions.ts';
import { isDecided } from '../domain/identity.ts';
import { refusalOf } from '../domain/person.ts';
import { findPerson } from '../store/people.ts';
import { lockIdentities } from '../store/traces.ts';
import { type DecideNeeds, getIdentity, speak } from './decide-identity.ts';
import { requireAdmin } from './require-admin.ts';

export type Pair = { readonly identityId: IdentityId; readonly personId: PersonId };

/**
 * Links each pair that an admin saw and confirmed together. Whoever was linked, ruled out or has left since stays as they
 * are and is counted; so a late or repeated click is harmless.
 * @throws MusterError 'forbidden' not an admin
 */
export function confirmShown(
  needs: DecideNeeds,
  actor: PersonActor,
  pairs: readonly Pair[],
): Promise<{ readonly confirmed: number; readonly left: number }> {
  return needs.act(actor, async (tx) => {
    await lockIdentities(tx);
    if (!mayMatch(actor)) await requireAdmin(tx, actor, 'match people');
    let confirmed = 0;
    for (const { identityId, personId } of pairs) {
      const identity = await getIdentity(tx, identityId);
      const person = await findPerson(tx, personId);
      const isOpen = identity.personId === null && !isDecided(identity) && !identity.refusedIds.includes(personId);
      if (!isOpen || person === null || refusalOf(person) !== null) continue;
      const decision = { kind: 'is', personId, by: 'confirmed' } as const;
      await speak(tx, needs, { actor, word: { identityId, asShown: null, decision } });
      confirmed += 1;
    }
    return { confirmed, left: pairs.length - confirmed };
  });
}
