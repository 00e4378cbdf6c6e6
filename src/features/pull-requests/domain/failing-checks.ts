/** One run of a check that ended. */
export type CheckRun = {
  /** `check-run:tests`: what is run again and again under one name. */
  readonly name: string;
  readonly conclusion: string;
  readonly at: Date;
};

/** The longest row of failures of one check that no success has ended. */
export type Failing = { readonly times: number; readonly since: Date };

/** From so many failures in a row on they are "more than 3". Source: product page, section 5. */
export const FAILURES_MIN = 4;

const FAILED = ['failure', 'timed-out'];

/** Null where the last word of every check is a success, or nothing has ended; what was cancelled or skipped says nothing. */
export function failingOf(runs: readonly CheckRun[]): Failing | null {
  const rows = new Map<string, Failing>();
  for (const { name, conclusion, at } of [...runs].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const row = rows.get(name);
    if (conclusion === 'success') rows.delete(name);
    else if (FAILED.includes(conclusion)) rows.set(name, { times: (row?.times ?? 0) + 1, since: row?.since ?? at });
  }
  return [...rows.values()].sort((a, b) => b.times - a.times)[0] ?? null;
}
