import { AUTHORS_MIN, chooseBasis } from '../../../kit/figures/choose-figure.ts';
import type { Basis } from '../../../kit/figures/tells-of-few.ts';
import { isActive, type TeamDay, type UserDay } from './user-day.ts';

/** What is known of a week, all of it read. */
export type WeekUsage = {
  readonly users: readonly (UserDay & { readonly day: string })[];
  readonly teams: readonly (TeamDay & { readonly day: string })[];
};

/** People who used it in a week, each once, of how many. */
export type UsageFigure = {
  readonly active: number;
  /** Seats of the workspace, members of a team; null: not known. */
  readonly of: number | null;
  readonly agent: number;
  readonly chat: number;
  readonly cli: number;
};

/** `below-limit`: the host tells nothing of teams with fewer than 5 seats · `too-few`: fewer than 5 people behind it. */
export type TeamUsage = { readonly slug: string } & (
  | { readonly kind: 'figure'; readonly figure: UsageFigure }
  | { readonly kind: 'below-limit' }
  | { readonly kind: 'too-few' }
);

/**
 * A week's figures: of everybody, and of the host's teams, largest first. A week is read once and never changes, so what may
 * be shown follows from it alone: a figure needs five active people, and five whose activity tells it from every figure
 * shown before it.
 * @param known.seats of the organisation now; null: not known
 * @param known.slugs all of the host's teams
 */
export function usageOf(
  { users, teams }: WeekUsage,
  known: { readonly seats: number | null; readonly slugs: readonly string[] },
): { readonly all: UsageFigure | null; readonly teams: readonly TeamUsage[] } {
  const active = users.filter(isActive);
  const seen: Basis[] = [];
  const show = (own: typeof active, of: number | null): UsageFigure | null => {
    const basis = basisOf(own);
    if (chooseBasis(basis, { own: null, others: seen }) !== 'fresh') return null;
    seen.push(basis);
    return figureOf(own, of);
  };
  const all = show(active, known.seats);
  const membersOf = (slug: string) =>
    Math.max(0, ...teams.filter((one) => one.slug === slug).map(({ members }) => members));
  const sorted = [...new Set([...known.slugs, ...teams.map(({ slug }) => slug)])]
    .map((slug) => ({ slug, members: membersOf(slug) }))
    .sort((a, b) => b.members - a.members || (a.slug < b.slug ? -1 : 1));
  return {
    all,
    teams: sorted.map(({ slug, members }): TeamUsage => {
      if (members < AUTHORS_MIN) return { slug, kind: 'below-limit' };
      const own = active.filter((one) => one.teams.includes(slug));
      const figure = show(own, members);
      return figure === null ? { slug, kind: 'too-few' } : { slug, kind: 'figure', figure };
    }),
  };
}

function basisOf(active: WeekUsage['users']): Basis {
  return [...new Set(active.map(({ userId }) => userId))].map((id) => ({ id, authorId: id }));
}

function figureOf(active: WeekUsage['users'], of: number | null): UsageFigure {
  const count = (rows: WeekUsage['users']) => new Set(rows.map(({ userId }) => userId)).size;
  return {
    ...{ active: count(active), of },
    agent: count(active.filter(({ agent }) => agent === true)),
    chat: count(active.filter(({ chat }) => chat === true)),
    cli: count(active.filter(({ cli }) => cli === true)),
  };
}
