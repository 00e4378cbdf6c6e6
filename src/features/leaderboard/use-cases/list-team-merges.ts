import type { PersonId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listIdentitiesById, listTeamsOf } from '../../people/index.ts';
import { listMerged, type PullRequest } from '../../pull-requests/index.ts';
import { listMerges } from '../store/merges.ts';

/** A team's pull request, and whose it is. */
export type TeamMerge = { readonly pullRequest: PullRequest; readonly authorId: PersonId };

/**
 * What was merged of a team: its people's pull requests, by their teams when each was merged. Whose teams of then nobody
 * kept, because Muster was away, is judged by their teams of now. Bots and accounts that nobody of Slack is have no team.
 * @param asked.to not included
 */
export async function listTeamMerges(
  tx: Tx,
  { teamId, from, to }: { readonly teamId: TeamId; readonly from: Date; readonly to: Date },
): Promise<readonly TeamMerge[]> {
  const merged = await listMerged(tx, { from, to });
  const kept = await listMerges(
    tx,
    merged.map(({ id }) => id),
  );
  const others = merged.filter(({ id }) => !kept.has(id));
  const authorIds = [...new Set(others.flatMap(({ authorId }) => authorId ?? []))];
  const identities = new Map((await listIdentitiesById(tx, authorIds)).map((one) => [one.id, one]));
  const memberships = await listTeamsOf(
    tx,
    [...identities.values()].flatMap(({ personId }) => personId ?? []),
  );
  const isIn = (personId: PersonId) => memberships.some((one) => one.personId === personId && one.team.id === teamId);
  return merged.flatMap((pullRequest): readonly TeamMerge[] => {
    const then = kept.get(pullRequest.id);
    if (then !== undefined) return then.teamIds.includes(teamId) ? [{ pullRequest, authorId: then.authorId }] : [];
    const author = pullRequest.authorId === null ? undefined : identities.get(pullRequest.authorId);
    if (author === undefined || author.bot || author.personId === null || !isIn(author.personId)) return [];
    return [{ pullRequest, authorId: author.personId }];
  });
}
