import { digest } from '../../../../kit/digest.ts';
import type { AiSubject } from './subject.ts';

/** What one author's pull requests add to a figure, as a digest: the same part has the same id in every figure. */
export type AuthorPart = { readonly id: string; readonly authorId: string };

/** Authors behind a figure about AI, detection or quality. Source: product page, section 2. */
export const AUTHORS_MIN = 5;

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
 * other of its kind that people have seen: of another time, or of another team.
 * @param seen.own the one shown last in its place; null: none
 * @param seen.others all that share time with it
 */
export function chooseRelease(
  parts: readonly AuthorPart[],
  seen: { readonly own: readonly AuthorPart[] | null; readonly others: readonly (readonly AuthorPart[])[] },
): 'too-few' | 'kept' | 'fresh' {
  const isSafe = countAuthors(parts) >= AUTHORS_MIN && seen.others.every((other) => isApart(parts, other));
  if (!isSafe) return seen.own === null ? 'too-few' : 'kept';
  return seen.own !== null && difference(parts, seen.own).length === 0 ? 'kept' : 'fresh';
}

function isApart(one: readonly AuthorPart[], other: readonly AuthorPart[]): boolean {
  const apart = difference(one, other);
  return apart.length === 0 || countAuthors(apart) >= AUTHORS_MIN;
}

function difference(one: readonly AuthorPart[], other: readonly AuthorPart[]): readonly AuthorPart[] {
  const [inOne, inOther] = [new Set(one.map(({ id }) => id)), new Set(other.map(({ id }) => id))];
  return [...one.filter(({ id }) => !inOther.has(id)), ...other.filter(({ id }) => !inOne.has(id))];
}

export function countAuthors(parts: readonly { readonly authorId: string }[]): number {
  return new Set(parts.map(({ authorId }) => authorId)).size;
}
