import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Issue } from '../domain/issue.ts';
import type { IssueSearch } from '../domain/issue-search.ts';
import { issues, issueTies } from '../schema.ts';
import { toIssue } from './issues.ts';

export type FoundIssue = { readonly issue: Issue; readonly tied: boolean };

/**
 * Issues of these projects by key or words, those changed last first, deleted ones left out; one that only some may see is
 * found by its key alone.
 * @param asked.projects the tracker's ids · @param asked.limit 1 to 100
 */
export async function searchIssues(
  tx: Tx,
  asked: {
    readonly projects: readonly { readonly connectionId: Issue['connectionId']; readonly hostId: string }[];
    readonly search: IssueSearch;
    readonly limit: number;
  },
): Promise<readonly FoundIssue[]> {
  const { projects, search, limit } = asked;
  if (projects.length === 0) return [];
  const tied = sql<boolean>`exists (
    select 1 from ${issueTies} t where t.connection_id = ${issues.connectionId} and t.issue_host_id = ${issues.hostId}
      and t.state = 'tied')`;
  const inProjects = [...Map.groupBy(projects, ({ connectionId }) => connectionId)].map(([connectionId, own]) =>
    and(
      eq(issues.connectionId, connectionId),
      inArray(
        issues.projectHostId,
        own.map(({ hostId }) => hostId),
      ),
    ),
  );
  const text = sql`lower(${issues.key} || ' ' || ${issues.summary})`;
  const fits = and(
    eq(issues.restricted, false),
    ...search.words.map((word) => sql`${text} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
  );
  const isNamed = eq(issues.key, search.key ?? '');
  const rows = await tx
    .select({ issue: issues, tied })
    .from(issues)
    .where(and(isNull(issues.deletedAt), or(...inProjects), or(isNamed, fits)))
    .orderBy(sql`${isNamed} desc`, desc(issues.hostUpdatedAt), issues.id)
    .limit(limit);
  return rows.map((row) => ({ issue: toIssue(row.issue), tied: row.tied }));
}
