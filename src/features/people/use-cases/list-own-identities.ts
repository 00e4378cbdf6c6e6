import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { type ReviewRow, readReview } from './review-identities.ts';

/** What is linked to somebody, and what is proposed to them: both are theirs to answer. */
export function listOwnIdentities(needs: Pick<Ports, 'scope'>, actor: PersonActor): Promise<readonly ReviewRow[]> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const { rows } = await readReview(tx, { filter: 'all', search: '', page: 0 }, Number.MAX_SAFE_INTEGER);
    const isMine = ({ person, proposals }: ReviewRow) =>
      person?.id === actor.personId || proposals.some((one) => one.person.id === actor.personId);
    return rows.filter(isMine);
  });
}
