import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { IdentityId, PersonId } from '../../../kit/ids.ts';
import { listHistory, type Snapshot } from '../../history/index.ts';
import { type Decided, mayMatch, sameDecision, takeBack } from '../domain/decisions.ts';
import type { Identity, MatchedBy } from '../domain/identity.ts';
import { lockIdentities } from '../store/traces.ts';
import { type DecideNeeds, getIdentity, write } from './decide-identity.ts';
import { requireAdmin } from './require-admin.ts';

/**
 * Takes back the word by which an identity stands as it does: what stood before stands again, with what rules find now.
 * @throws MusterError 'forbidden' not an admin · 'not-found' · 'conflict' it changed since it was shown, or no word is left
 */
export function undoDecision(
  needs: DecideNeeds,
  actor: PersonActor,
  { identityId, asShown }: { readonly identityId: IdentityId; readonly asShown: number },
): Promise<Identity> {
  return needs.act(actor, async (tx) => {
    await lockIdentities(tx);
    if (!mayMatch(actor)) await requireAdmin(tx, actor, 'match people');
    const identity = await getIdentity(tx, identityId);
    const entries = await listHistory(tx, { kind: 'identity', id: identityId }, { limit: 100 });
    const word = entries.find(
      ({ action, after }) => action === 'identity.decide' && sameDecision(read(after), identity),
    );
    if (word === undefined || identity.version !== asShown)
      throw new MusterError('conflict', 'That changed in the meantime. The list shows how it stands now.');
    await write(tx, needs, { actor, before: identity, after: takeBack(read(word.before)), action: 'identity.undo' });
    return getIdentity(tx, identityId);
  });
}

function read(snapshot: Snapshot | null): Decided {
  const { personId = null, matchedBy = null, refusedIds = [] } = snapshot ?? {};
  return {
    personId: personId as PersonId | null,
    matchedBy: matchedBy as MatchedBy | null,
    refusedIds: refusedIds as readonly PersonId[],
  };
}
