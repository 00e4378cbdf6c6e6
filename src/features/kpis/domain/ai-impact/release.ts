import { digest } from '../../../../kit/digest.ts';
import { chooseBasis, type FigureChoice } from '../../../../kit/figures/choose-figure.ts';
import type { AiSubject } from './subject.ts';

/** What one author's pull requests add to a figure, as a digest: the same part has the same id in every figure. */
export type AuthorPart = { readonly id: string; readonly authorId: string };

/** Each author's part of a figure. */
export function partsOf(subjects: readonly AiSubject[]): readonly AuthorPart[] {
  return [...Map.groupBy(subjects, ({ authorId }) => authorId)].map(([authorId, own]) => {
    const said = own.map(({ pullRequestId, assistance, quality }) => `${pullRequestId} ${assistance} ${quality}`);
    const text = said.sort().join('\n');
    return { id: `${authorId} ${digest(text)}${digest(text, 1)}`, authorId };
  });
}

/**
 * Pull requests by themselves, for shares: the leaderboard's are made of the same ones and are held against these. What a
 * pull request counts as doesn't change any more once it counts; one that stops to count is in no basis.
 */
export function pullRequestsOf(known: readonly AiSubject[]): readonly AuthorPart[] {
  return known.map(({ pullRequestId: id, authorId }) => ({ id, authorId }));
}

/**
 * Whether a figure may be shown, so that nothing of fewer than 5 authors can be read from it, nor by adding and subtracting
 * others of its kind that people have seen: of another time, or of other teams.
 * @param seen.own the one shown last in its place; null: none
 * @param seen.others all that share time with it
 */
export function chooseRelease(
  parts: readonly AuthorPart[],
  seen: { readonly own: readonly AuthorPart[] | null; readonly others: readonly (readonly AuthorPart[])[] },
): FigureChoice['kind'] {
  return chooseBasis(parts, seen);
}

export function countAuthors(parts: readonly { readonly authorId: string }[]): number {
  return new Set(parts.map(({ authorId }) => authorId)).size;
}
