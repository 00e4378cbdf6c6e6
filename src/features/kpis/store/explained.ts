import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import { timeOf } from '../domain/fact.ts';
import { openSubject } from '../domain/kept-subject.ts';
import type { Subject } from '../domain/subject.ts';
import { kpiFacts, kpiSubjects } from '../schema.ts';
import { isAt, isOf, type Window } from './window-facts.ts';

/**
 * Every pull request that a figure of this time is made of or leaves out, oldest first: for `explain`. Those merged then
 * that the lens counts in another time are among them.
 */
export async function readExplained(tx: Tx, window: Window): Promise<readonly Subject[]> {
  const [t, s] = [kpiFacts, kpiSubjects];
  const then = or(isAt(window.range, timeOf(window.lens)), and(t.merged, isAt(window.range, 'merged')));
  const rows = await tx
    .select({ subject: s.subject })
    .from(t)
    .innerJoin(s, eq(s.pullRequestId, t.pullRequestId))
    .where(and(isOf(window), sql`${then}`))
    .orderBy(asc(t.mergedAt), asc(t.pullRequestId));
  return rows.map(({ subject }) => openSubject(subject));
}
