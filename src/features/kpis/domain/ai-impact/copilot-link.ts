import type { PersonId } from '../../../../kit/ids.ts';
import { type Correlation, rankCorrelation } from '../../../../kit/statistics/rank-correlation.ts';
import { type AuthorPart, countAuthors } from './release.ts';
import { knownOf } from './shown-impact.ts';
import type { AiSubject } from './subject.ts';

/** How Copilot's own numbers and what surveys and evidence say go together, person by person. */
export type CopilotLink = Correlation;

/** One person: days with Copilot, and the share of their pull requests that is AI-assisted. */
export type Pair = { readonly personId: PersonId; readonly days: number; readonly share: number };

/** Weeks that are looked at: what is read when a connection is new. */
export const LINK_WEEKS = 4;

/** Fewer tell nothing. Source: house rule in README, "Copilot". */
const PEOPLE_MIN = 10;

/** Whoever has days that are known and pull requests of which it is known whether AI helped. */
export function pairsOf(subjects: readonly AiSubject[], days: ReadonlyMap<PersonId, number>): readonly Pair[] {
  const own = Map.groupBy(knownOf(subjects), ({ authorId }) => authorId);
  return [...own].flatMap(([personId, all]) => {
    const known = days.get(personId);
    const assisted = all.filter(({ assistance }) => assistance === 'assisted').length;
    return known === undefined ? [] : [{ personId, days: known, share: assisted / all.length }];
  });
}

/** Null for fewer than 10 people, and where one of the two is the same for all. */
export function linkOf(pairs: readonly Pair[]): CopilotLink | null {
  if (countAuthors(linkParts(pairs)) < PEOPLE_MIN) return null;
  return rankCorrelation(pairs.map(({ days, share }) => [days, share] as const));
}

/** Each person's part of it. */
export function linkParts(pairs: readonly Pair[]): readonly AuthorPart[] {
  return pairs.map(({ personId, days, share }) => ({ id: `${personId} ${days} ${share}`, authorId: personId }));
}
