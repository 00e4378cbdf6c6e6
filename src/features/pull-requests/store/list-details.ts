import { and, eq } from 'drizzle-orm';
import type { PullRequestId } from '../../../kit/ids.ts';
import { sqlText } from '../../../kit/sql-text.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Evidence } from '../domain/evidence-in.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { pullRequestCommits, pullRequestFiles } from '../schema.ts';
import { listAiEvidence } from './ai-evidence.ts';

type Of = Pick<PullRequest, 'repositoryId' | 'number' | 'headSha' | 'readHeadSha' | 'mergeCommitSha'>;

/** Everything a pull request changes, in no order; null when its files weren't read yet. */
export async function listChangedPaths(tx: Tx, of: Of): Promise<readonly string[] | null> {
  if (of.readHeadSha !== of.headSha) return null;
  const t = pullRequestFiles;
  const rows = await tx
    .select({ path: t.path })
    .from(t)
    .where(and(eq(t.repositoryId, of.repositoryId), eq(t.number, of.number), eq(t.headSha, of.headSha)));
  return rows.map(({ path }) => path);
}

/** Signs of coding agents in a pull request, in its commits, and in what it became when it was merged. */
export async function listEvidenceOf(tx: Tx, of: Of): Promise<readonly Evidence[]> {
  const t = pullRequestCommits;
  const { repositoryId, number, headSha, mergeCommitSha } = of;
  const rows = await tx
    .select({ sha: t.sha })
    .from(t)
    .where(and(eq(t.repositoryId, repositoryId), eq(t.number, number), eq(t.headSha, headSha)));
  const shas = [...rows.map(({ sha }) => sha), headSha, ...(mergeCommitSha === null ? [] : [mergeCommitSha])];
  return [
    ...(await listAiEvidence(tx, { repositoryId, about: 'pull-request', subjects: [String(number)] })),
    ...(await listAiEvidence(tx, { repositoryId, about: 'commit', subjects: [...new Set(shas)] })),
  ];
}

/** Which agents took part in a pull request, and where it shows. */
export type WorkSign = Pick<Evidence, 'tool' | 'source'> & { readonly pullRequestId: PullRequestId };

/**
 * Signs that agents took part in these pull requests: in them, in the commits of their present heads, or in what they became
 * when they were merged. Each tool and source of a pull request once.
 */
export async function listWorkSigns(tx: Tx, ids: readonly PullRequestId[]): Promise<readonly WorkSign[]> {
  if (ids.length === 0) return [];
  const rows = await tx.run<{ id: string; tool: string; source: string }>(sqlText`
    with asked as (
      select p.id, p.repository_id, p.number, p.head_sha, p.merge_commit_sha from pull_requests p
      where p.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
    ), subjects as (
      select id, repository_id, 'pull-request' as about, number::text as subject from asked
      union select id, repository_id, 'commit', head_sha from asked
      union select id, repository_id, 'commit', merge_commit_sha from asked where merge_commit_sha is not null
      union select a.id, a.repository_id, 'commit', c.sha from asked a join pull_request_commits c
        on c.repository_id = a.repository_id and c.number = a.number and c.head_sha = a.head_sha
    )
    select distinct s.id, e.tool, e.source from subjects s join ai_evidence e
      on e.repository_id = s.repository_id and e.about = s.about and e.subject = s.subject
    where e.proves = 'work' order by s.id, e.tool, e.source`);
  return rows.map(({ id, tool, source }) => ({
    pullRequestId: id as PullRequestId,
    tool: tool as WorkSign['tool'],
    source: source as WorkSign['source'],
  }));
}
