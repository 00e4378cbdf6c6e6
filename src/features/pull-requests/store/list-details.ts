import { and, eq } from 'drizzle-orm';
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
