import { digest } from '../../../../kit/digest.ts';
import { chooseFigure, type FigureChoice } from '../../../../kit/figures.ts';
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
 * Whether a figure may be shown, so that nothing of fewer than 5 authors can be read from it, nor by comparing it with any
 * other of its kind that people have seen: of another time, or of another team. The rule is `chooseFigure`'s.
 * @param seen.own the one shown last in its place; null: none
 * @param seen.others all that share time with it
 */
export function chooseRelease(
  parts: readonly AuthorPart[],
  seen: { readonly own: readonly AuthorPart[] | null; readonly others: readonly (readonly AuthorPart[])[] },
): FigureChoice['kind'] {
  // A whole structure is shown, not a mean: what the rule needs of it is whose parts it is made of.
  const released = (basis: readonly AuthorPart[]) => ({ value: 0, basis });
  const items = parts.map((part) => ({ ...part, value: 0, weight: 1 }));
  return chooseFigure(items, {
    own: seen.own === null ? null : released(seen.own),
    others: seen.others.map(released),
  }).kind;
}

export function countAuthors(parts: readonly { readonly authorId: string }[]): number {
  return new Set(parts.map(({ authorId }) => authorId)).size;
}
