import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { openSubject } from '../domain/kept-subject.ts';
import type { Range } from '../domain/scope.ts';
import type { Subject } from '../domain/subject.ts';
import { kpiFacts, kpiSubjects } from '../schema.ts';

/** Reverts and hotfixes of people that were merged in the weeks of this time, or changed last while they aren't. */
export async function listMending(
  tx: Tx,
  { range, repositoryId }: { readonly range: Range; readonly repositoryId: RepositoryId | null },
): Promise<readonly Subject[]> {
  const [t, s] = [kpiFacts, kpiSubjects];
  const day = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const rows = await tx
    .select({ subject: s.subject })
    .from(t)
    .innerJoin(s, eq(s.pullRequestId, t.pullRequestId))
    .where(
      and(
        // A week begins eight days before an instant in it at most, in any zone.
        ...[gte(t.mergedWeek, day(range.from, -8)), lte(t.mergedWeek, day(range.to, 1))],
        ...[sql`(${t.revert} or ${t.hotfix})`, eq(t.bot, false)],
        repositoryId === null ? undefined : eq(t.repositoryId, repositoryId),
      ),
    )
    .orderBy(asc(t.mergedAt), asc(t.pullRequestId));
  return rows.map(({ subject }) => openSubject(subject));
}
