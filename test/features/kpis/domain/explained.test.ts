import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExplainedRow, LeftOut } from '../../../../src/features/kpis/domain/explain.ts';
import { readableRows } from '../../../../src/features/kpis/domain/explained.ts';
import { mayRead, type Viewer } from '../../../../src/features/kpis/domain/scope.ts';
import type { PersonId, PullRequestId, RepositoryId } from '../../../../src/kit/ids.ts';

const PEOPLE = ['a', 'b', 'c', 'd'] as readonly string[] as readonly PersonId[];
const author = fc.constantFrom<PersonId | null>(...PEOPLE, null);
const start = { pullRequestId: 'p' as PullRequestId, number: 1, repositoryId: 'r' as RepositoryId, at: new Date(0) };
const row = fc
  .record({ authorId: author, value: fc.nat(1_000) })
  .map((one): ExplainedRow => ({ ...start, ...one, parts: [], gap: null }));
const out = author.map((authorId): LeftOut => ({ ...start, authorId, why: { kind: 'unknown', gap: 'no-review' } }));
const viewer = fc
  .record({
    role: fc.constantFrom('developer', 'lead', 'manager', 'admin'),
    answersForPersonIds: fc.subarray([...PEOPLE]),
  })
  .map(
    (one): Viewer =>
      ({ kind: 'person', personId: 'a' as PersonId, ownTeamIds: [], answersForTeamIds: [], ...one }) as Viewer,
  );

describe('rows behind a figure', () => {
  it('show nobody’s pull request to who may not see their numbers, and still add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(row), fc.array(out), viewer, (rows, leftOut, reader) => {
        const shown = readableRows({ rows, leftOut }, reader);
        const isAdmin = reader.kind === 'person' && reader.role === 'admin';
        for (const { authorId } of [...shown.rows, ...shown.leftOut])
          expect(authorId === null ? isAdmin : mayRead({ kind: 'person', personId: authorId }, reader)).toBe(true);
        const sum = (all: readonly ExplainedRow[]) => all.reduce((total, { value }) => total + value, 0);
        expect(shown.sum).toBe(sum(rows));
        expect(sum(shown.rows) + shown.hiddenSum).toBe(shown.sum);
        expect(shown.rows.length + shown.hiddenCount).toBe(rows.length);
        expect(shown.reasons.reduce((total, { count }) => total + count, 0)).toBe(leftOut.length);
      }),
    );
  });
});
