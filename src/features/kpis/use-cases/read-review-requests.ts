import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listIdentitiesOf, type Team } from '../../people/index.ts';
import { listReviewTurns, requestsOf } from '../../pull-requests/index.ts';
import type { AskedReview } from '../domain/review-requests.ts';
import type { Range, Scope, Viewer } from '../domain/scope.ts';
import type { ResolvedAsk } from './read-shown.ts';

type Asked = {
  readonly ask: ResolvedAsk;
  readonly range: Range;
  readonly viewer: Viewer;
  readonly teams: readonly Team[];
};

/**
 * Every review that was asked of a person, or of those who are in a team now, in this time, with what became of it. Null
 * where it isn't the reader's to see: a person's is their own and their leads', a team's is for whoever answers for it.
 */
export async function readReviewRequests(
  tx: Tx,
  { ask, range, viewer, teams }: Asked,
): Promise<readonly AskedReview[] | null> {
  const reviewers = reviewersOf(ask.scope, viewer, teams);
  if (reviewers === null) return null;
  const accounts = new Map((await listIdentitiesOf(tx, reviewers)).map(({ id, personId }) => [id, personId]));
  const turns = await listReviewTurns(tx, { accounts: [...accounts.keys()], ...range, repositoryId: ask.repositoryId });
  const whose = Map.groupBy(turns, ({ pullRequestId, account }) => `${pullRequestId} ${accounts.get(account)}`);
  return [...whose.values()].flatMap((own) => {
    const [first] = own;
    const reviewerId = first === undefined ? null : (accounts.get(first.account) ?? null);
    if (first === undefined || reviewerId === null) return [];
    // Nobody is asked about their own work, by whichever account.
    if (first.authorId !== null && accounts.get(first.authorId) === reviewerId) return [];
    return requestsOf(own, first)
      .filter(({ askedAt }) => askedAt >= range.from && askedAt < range.to)
      .map((request): AskedReview => ({ ...request, pullRequestId: first.pullRequestId, reviewerId }));
  });
}

function reviewersOf(scope: Scope, viewer: Viewer, teams: readonly Team[]): readonly PersonId[] | null {
  if (scope.kind === 'person') return [scope.personId];
  if (scope.kind === 'workspace' || viewer.kind === 'api-key') return null;
  const team = teams.find(({ id }) => id === scope.teamId);
  if (team === undefined || !(viewer.role === 'admin' || viewer.answersForTeamIds.includes(team.id))) return null;
  return [...new Set([...(team.leadId === null ? [] : [team.leadId]), ...team.memberIds])];
}
