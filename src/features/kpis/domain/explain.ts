import type { PersonId, PullRequestId, RepositoryId } from '../../../kit/ids.ts';
import type { Part } from './lens-rules.ts';
import type { Lens, Measure } from './measures.ts';
import { aggregationOf, countFor, readParts } from './read-measures.ts';
import type { Exclusion, Gap } from './reading.ts';
import type { Range } from './scope.ts';
import type { Subject } from './subject.ts';
import { type Summary, summarize } from './summary.ts';

/** Where one figure comes from. Every pull request asked about is in exactly one of the two lists. */
export type Explanation = {
  readonly lens: Lens;
  readonly measure: Measure;
  readonly summary: Summary;
  /** What went in, largest first. */
  readonly rows: readonly ExplainedRow[];
  readonly leftOut: readonly LeftOut[];
};

export type PullRequestRow = {
  readonly pullRequestId: PullRequestId;
  readonly number: number;
  readonly repositoryId: RepositoryId;
  readonly authorId: PersonId | null;
  /** When the lens counts it. */
  readonly at: Date;
};

export type ExplainedRow = PullRequestRow & {
  readonly value: number;
  /** They add up to the value; empty for measures that aren't made of others. */
  readonly parts: readonly Part[];
  /** Not null: missing, and counted as 0 because the tool does. */
  readonly gap: Gap | null;
};

export type LeftOut = PullRequestRow & { readonly why: Why };

/** Why a pull request isn't in a figure. */
export type Why =
  | { readonly kind: 'unknown'; readonly gap: Gap }
  | { readonly kind: 'excluded'; readonly reason: Exclusion }
  /** The lens counts it before or after the time asked for. */
  | { readonly kind: 'other-time' };

type Asked = { readonly lens: Lens; readonly measure: Measure; readonly range: Range };

/** What a figure is made of. @param subjects each once, in any order */
export function explain(subjects: readonly Subject[], asked: Asked): Explanation {
  const { lens, measure } = asked;
  const judged = subjects.map((subject) => judge(subject, asked));
  const rows = judged.filter((one) => 'value' in one);
  const leftOut = judged.filter((one) => 'why' in one);
  const missing =
    rows.filter(({ gap }) => gap !== null).length + leftOut.filter(({ why }) => why.kind === 'unknown').length;
  const values = rows.flatMap(({ gap, value }) => (gap === null ? [value] : []));
  return {
    ...{ lens, measure, leftOut: leftOut.toSorted(byNumber) },
    summary: summarize({ values, missing }, asked),
    rows: rows.toSorted((a, b) => b.value - a.value || byNumber(a, b)),
  };
}

function judge(subject: Subject, { lens, measure, range }: Asked): ExplainedRow | LeftOut {
  const { at, readings } = countFor(subject, lens);
  const reading = readings[measure];
  const { id: pullRequestId, number, repositoryId, author } = subject;
  const row: PullRequestRow = { pullRequestId, number, repositoryId, authorId: author.personId, at };
  if (reading.kind === 'excluded') return { ...row, why: reading };
  if (at < range.from || at >= range.to) return { ...row, why: { kind: 'other-time' } };
  if (reading.kind === 'known')
    return { ...row, value: reading.value, parts: partsFor(subject, lens, measure), gap: null };
  const asZero = aggregationOf(lens).missingAsZero.includes(measure);
  return asZero ? { ...row, value: 0, parts: [], gap: reading.gap } : { ...row, why: reading };
}

function partsFor(subject: Subject, lens: Lens, measure: Measure): readonly Part[] {
  return measure === 'cycle' || measure === 'lead' ? readParts(subject, lens)[measure] : [];
}

function byNumber(a: PullRequestRow, b: PullRequestRow): number {
  if (a.repositoryId !== b.repositoryId) return a.repositoryId < b.repositoryId ? -1 : 1;
  return a.number - b.number;
}
