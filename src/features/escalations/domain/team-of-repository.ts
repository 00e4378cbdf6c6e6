import type { PersonId, TeamId } from '../../../kit/ids.ts';

type Author = { readonly personId: PersonId; readonly pullRequests: number };
type Membership = { readonly personId: PersonId; readonly team: { readonly id: TeamId } };

/** So far back it is looked who works in a repository, in days. House rule. */
export const LATELY_DAYS = 90;

/**
 * The team that opened most pull requests of a repository; a person counts for their first team alone. Null without any.
 * @param memberships by the teams' names: of equal teams the first counts
 */
export function teamOfRepository(authors: readonly Author[], memberships: readonly Membership[]): TeamId | null {
  const counts = new Map<TeamId, number>(memberships.map(({ team }) => [team.id, 0]));
  for (const { personId, pullRequests } of authors) {
    const first = memberships.find((one) => one.personId === personId)?.team.id;
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + pullRequests);
  }
  const best = [...counts].reduce<[TeamId, number] | null>((a, b) => (a !== null && a[1] >= b[1] ? a : b), null);
  return best === null || best[1] === 0 ? null : best[0];
}
