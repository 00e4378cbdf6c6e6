import type { RuleActor } from '../../../kit/actor.ts';
import type { PullRequestId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listIdentitiesById, listTeamsOf } from '../../people/index.ts';
import { findPullRequest, natureOf } from '../../pull-requests/index.ts';
import { insertMerge } from '../store/merges.ts';
import { type RefreshNeeds, refreshWithin } from './refresh-weeks.ts';

/**
 * Keeps whose work a merged pull request is before anybody changes teams, and brings the cards that it concerns up to date:
 * of its week, when that was posted before the news came, and any when it takes something back. Harmless when repeated.
 */
export async function keepMerge(
  needs: RefreshNeeds & Pick<Ports, 'scope'>,
  actor: RuleActor,
  pullRequestId: PullRequestId,
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const merged = await findPullRequest(tx, pullRequestId);
    if (merged === null || merged.mergedAt === null) return;
    const [author] = merged.authorId === null ? [] : await listIdentitiesById(tx, [merged.authorId]);
    const isRevert = natureOf(merged).revert !== null;
    if (author === undefined || author.bot || author.personId === null) {
      if (isRevert) await refreshWithin(needs, tx, null);
      return;
    }
    const teamIds = (await listTeamsOf(tx, [author.personId])).map(({ team }) => team.id);
    const { mergedAt } = merged;
    await insertMerge(tx, { pullRequestId, authorId: author.personId, teamIds, mergedAt });
    await refreshWithin(needs, tx, isRevert ? null : { teamIds, mergedAt });
  });
}
