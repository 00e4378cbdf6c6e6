import type { HostFile } from '../../../ports/outbound/host-records.ts';
import type { Estimate } from './estimate.ts';
import { type FileKind, natureOf } from './file-kind.ts';
import type { Reason } from './reasons.ts';

/** What is known of a pull request's code without a diff. */
export type SizedChange = {
  readonly files: readonly Pick<HostFile, 'path' | 'status' | 'additions' | 'deletions'>[];
  readonly commits: readonly {
    readonly sha: string;
    /** Two or more: a merge. */
    readonly parents: number;
    /** Changed lines of its own; null where nobody told. */
    readonly size: { readonly additions: number; readonly deletions: number } | null;
  }[];
};

/**
 * What the commits of a pull request weigh while no diff was read: its files' paths and sizes, divided over them by the
 * lines they change. Together they weigh what the pull request changes, and merges nothing. A guess, with an interval to
 * match; the same sizes give the same values.
 * Source: house rule in README, "Commit values".
 */
export function estimateFromSizes(change: SizedChange): ReadonlyMap<string, Estimate> {
  const tally = new Map<Reason['code'], number>();
  let lines = 0;
  for (const file of change.files) {
    const { kind, weight } = natureOf(file.path);
    const work = workOf(file);
    lines += work * weight;
    const code = codeOf(kind);
    tally.set(code, (tally.get(code) ?? 0) + (weight === 0 ? file.additions + file.deletions : work));
  }
  const shares = sharesOf(change.commits);
  return new Map(
    change.commits.map(({ sha, parents }) => {
      if (parents > 1) return [sha, MERGE] as const;
      const share = shares.get(sha) ?? 0;
      const value = (lines * share) / LINES_PER_POINT;
      const reasons = [{ code: 'from-sizes' as const, amount: 1 }, ...told(tally, share)];
      return [sha, { value, hours: { low: round(value * LOW), high: round(value * HIGH) }, reasons }] as const;
    }),
  );
}

const MERGE: Estimate = { value: 0, hours: { low: 0, high: 0 }, reasons: [{ code: 'merge', amount: 1 }] };

/** As the diff's. */
const LINES_PER_POINT = 20;

/** Hours for a point: twice as wide as where the diff was there to see. */
const LOW = 0.6;
const HIGH = 5;

/** Lines' worth of a line that is new, that takes another's place, and that is only taken out. */
const WORTH = { fresh: 0.6, changed: 0.35, removed: 0.06 };

/** More lines of one file than that are mostly data or a machine's. */
const LINES_MAX = 600;
const BEYOND = 0.1;

function workOf({ additions, deletions }: SizedChange['files'][number]): number {
  const changed = Math.min(additions, deletions);
  const plain = (additions - changed) * WORTH.fresh + changed * WORTH.changed + (deletions - changed) * WORTH.removed;
  const touched = additions + deletions - changed;
  return touched <= LINES_MAX ? plain : plain * ((LINES_MAX + (touched - LINES_MAX) * BEYOND) / touched);
}

/** By changed lines; in equal parts where one of them isn't known, or nothing was changed. Merges have none. */
function sharesOf(all: SizedChange['commits']): ReadonlyMap<string, number> {
  const written = all.filter(({ parents }) => parents <= 1);
  const sizes = written.map(({ size }) => (size === null ? null : size.additions + size.deletions));
  const total = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  const known = total > 0 && !sizes.includes(null);
  return new Map(written.map(({ sha }, n) => [sha, known ? (sizes[n] ?? 0) / total : 1 / written.length]));
}

const codeOf = (kind: FileKind): Reason['code'] => (kind === 'code' ? 'new-code' : kind);

function told(tally: ReadonlyMap<Reason['code'], number>, share: number): readonly Reason[] {
  return [...tally]
    .map(([code, amount]) => ({ code, amount: Math.round(amount * share) }))
    .filter(({ amount }) => amount >= 1)
    .sort((a, b) => b.amount - a.amount || a.code.localeCompare(b.code));
}

const round = (hours: number): number => Math.round(hours * 10) / 10;
