import type { RuleActor } from '../../../kit/actor.ts';
import type { PullRequestId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listIdentitiesById, listTeamsOf } from '../../people/index.ts';
import { findPullRequest, natureOf, type PullRequest } from '../../pull-requests/index.ts';
import { insertMerge } from '../store/merges.ts';
import { type News, type RefreshNeeds, refreshWeeks } from './refresh-weeks.ts';

/**
 * Keeps whose work a merged pull request is before anybody changes teams, and brings the cards that it concerns up to date:
 * of its week, when that was posted before the news came, and any when it takes something back. Harmless when repeated.
 */
export async function keepMerge(needs: RefreshNeeds, actor: RuleActor, pullRequestId: PullRequestId): Promise<void> {
  const { news, isRevert } = await needs.scope(actor.workspaceId, async (tx) => {
    const merged = await findPullRequest(tx, pullRequestId);
    if (merged === null) return { news: null, isRevert: false };
    return { news: await keep(tx, merged), isRevert: natureOf(merged).revert !== null };
  });
  if (isRevert || news !== null) await refreshWeeks(needs, actor, isRevert ? null : news);
}

/** @returns null where it is nobody's of Slack */
async function keep(tx: Tx, { id: pullRequestId, authorId, mergedAt }: PullRequest): Promise<News | null> {
  const [author] = authorId === null ? [] : await listIdentitiesById(tx, [authorId]);
  if (author === undefined || author.bot || author.personId === null || mergedAt === null) return null;
  const teamIds = (await listTeamsOf(tx, [author.personId])).map(({ team }) => team.id);
  await insertMerge(tx, { pullRequestId, authorId: author.personId, teamIds, mergedAt });
  return { teamIds, mergedAt };
}
