import type { CopilotMembership, CopilotUserDay } from '../../../ports/outbound/copilot-records.ts';

/** One person on one day, with the host's teams they were in on that very day. */
export type UserDay = CopilotUserDay & { readonly teams: readonly string[] };

/** How many of a host's team have a seat on a day. */
export type TeamDay = { readonly slug: string; readonly members: number };

/**
 * Joins two reports of the same day: who did something, and who was in which team. Somebody in two teams counts in each.
 * A row told twice is one; memberships of people who did nothing count as members.
 * Source: GitHub, team-level metrics: join by person and day, never a longer report with one day's memberships.
 */
export function joinDay(
  users: readonly CopilotUserDay[],
  memberships: readonly CopilotMembership[],
): { readonly users: readonly UserDay[]; readonly teams: readonly TeamDay[] } {
  const teamsOf = Map.groupBy(memberships, ({ userId }) => userId);
  const once = new Map(users.map((user) => [user.userId, user]));
  const bySlug = Map.groupBy(memberships, ({ slug }) => slug);
  return {
    users: [...once.values()].map((user) => ({
      ...user,
      teams: [...new Set((teamsOf.get(user.userId) ?? []).map(({ slug }) => slug))].sort(),
    })),
    teams: [...bySlug].map(([slug, all]) => ({ slug, members: new Set(all.map(({ userId }) => userId)).size })),
  };
}

/** Whether somebody used it that day: the host tells of everybody with a trace, and unknown numbers are no use. */
export function isActive(day: Omit<CopilotUserDay, 'userId' | 'login'>): boolean {
  const { interactions, suggestions, acceptances, linesAdded, agent, chat, cli } = day;
  const isMore = [interactions, suggestions, acceptances, linesAdded].some((count) => (count ?? 0) > 0);
  return isMore || agent === true || chat === true || cli === true;
}
