import type { PersonId } from '../../../kit/ids.ts';
import type { Override, OverrideType } from './override.ts';
import type { SuspendableRule } from './rules.ts';

/** What a month of overrides shows. */
export type MonthReport = {
  readonly total: number;
  readonly byRule: readonly Count<SuspendableRule>[];
  readonly byType: readonly Count<OverrideType>[];
  /** `null`: people without a team. */
  readonly byTeam: readonly Count<string | null>[];
  readonly byAuthoriser: readonly Count<PersonId>[];
  readonly longest: { readonly ref: string; readonly rule: SuspendableRule; readonly hours: number };
  /** Rules that rested so often for one team that the rule itself is in question. */
  readonly proposals: readonly { readonly rule: SuspendableRule; readonly team: string; readonly count: number }[];
};

export type Count<K> = { readonly key: K; readonly count: number };

/** This many times a month for one team, and a change of policy is proposed. House rule; see README. */
export const PATTERN_MIN = 3;

/** @param overrides all granted in the month; null when there are none: then there is nothing to say */
export function reportMonth(overrides: readonly Override[]): MonthReport | null {
  const [first] = overrides;
  if (first === undefined) return null;
  const longest = overrides.reduce((most, one) => (hoursOf(one) > hoursOf(most) ? one : most), first);
  const pairs = countBy(overrides, ({ rule, team }) => (team === null ? null : `${rule}\n${team.name}`));
  return {
    total: overrides.length,
    byRule: countBy(overrides, ({ rule }) => rule),
    byType: countBy(overrides, ({ type }) => type),
    byTeam: countBy(overrides, ({ team }) => team?.name ?? null),
    byAuthoriser: countBy(overrides, ({ authoriserId }) => authoriserId),
    longest: { ref: longest.ref, rule: longest.rule, hours: hoursOf(longest) },
    proposals: pairs.flatMap(({ key, count }) => {
      if (key === null || count < PATTERN_MIN) return [];
      const [rule = '', team = ''] = key.split('\n');
      return [{ rule: rule as SuspendableRule, team, count }];
    }),
  };
}

/** `2026-11`, in UTC: the month an override counts in. */
export function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** The next month's first instant, in UTC. */
export function monthEnd(month: string): Date {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1));
}

/** When the first people on earth enter the month after: from then on their first working mornings may come. */
export function reportableAt(month: string): Date {
  return new Date(monthEnd(month).getTime() - 14 * 3_600_000);
}

function hoursOf({ grantedAt, expiresAt, endedAt }: Override): number {
  return Math.round(((endedAt ?? expiresAt).getTime() - grantedAt.getTime()) / 3_600_000);
}

/** Most first, then in order of appearance. */
function countBy<K>(overrides: readonly Override[], keyOf: (override: Override) => K): readonly Count<K>[] {
  const counts = new Map<K, number>();
  for (const override of overrides) counts.set(keyOf(override), (counts.get(keyOf(override)) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count);
}
