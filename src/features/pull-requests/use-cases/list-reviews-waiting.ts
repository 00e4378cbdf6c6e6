import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listIdentitiesById, listIdentitiesOf } from '../../people/index.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { listPullRequestsById } from '../store/pull-requests.ts';
import { listWaitingFor } from '../store/read-asks.ts';

/** Open pull requests whose review is asked of this person, oldest first; those of bots are left out. */
export async function listReviewsWaiting(
  needs: Pick<Ports, 'scope'>,
  { workspaceId, personId }: PersonActor,
): Promise<readonly PullRequest[]> {
  return needs.scope(workspaceId, async (tx) => {
    const accounts = (await listIdentitiesOf(tx, [personId])).map(({ id }) => id);
    const waiting = await listPullRequestsById(tx, await listWaitingFor(tx, accounts));
    const authors = await listIdentitiesById(
      tx,
      waiting.map(({ authorId }) => authorId).filter((id) => id !== null),
    );
    const bots = authors.filter(({ bot }) => bot).map(({ id }) => id);
    return waiting
      .filter(({ authorId }) => authorId === null || !bots.includes(authorId))
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  });
}
