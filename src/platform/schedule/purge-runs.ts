import type { Sql } from 'postgres';

/** Days a run row is kept: longer than any clock is set back. */
const KEPT_DAYS = 40;

const HOUR_MS = 3_600_000;

/** Makes a function that forgets old run rows, however often it is called at most once an hour. */
export function createRunPurge(sql: Sql): (now: Date) => Promise<void> {
  let lastAt = Number.NEGATIVE_INFINITY;
  return async (now) => {
    if (performance.now() - lastAt < HOUR_MS) return;
    lastAt = performance.now();
    const before = new Date(now.getTime() - KEPT_DAYS * 24 * HOUR_MS);
    await sql`delete from runs where claimed_at < ${before.toISOString()}::text::timestamptz`;
  };
}
