import { and, asc, eq, inArray } from 'drizzle-orm';
import type { IdentityId, RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { ChangeSet, ChangeSetCommit } from '../domain/change-set.ts';
import { groupBy } from '../domain/group-by.ts';
import { commits, pullRequestCommits, pullRequestFiles, pullRequests } from '../schema.ts';

/** The pull requests whose present commits include any of the shas and whose commits and files were read, by number. */
export async function listChangeSets(
  tx: Tx,
  { repositoryId, shas }: { readonly repositoryId: RepositoryId; readonly shas: readonly string[] },
): Promise<readonly ChangeSet[]> {
  if (shas.length === 0) return [];
  const of = await tx
    .selectDistinct({ number: pullRequests.number })
    .from(pullRequestCommits)
    .innerJoin(pullRequests, isPresent(pullRequestCommits))
    .where(
      and(
        ...[eq(pullRequestCommits.repositoryId, repositoryId), inArray(pullRequestCommits.sha, [...shas])],
        eq(pullRequests.readHeadSha, pullRequests.headSha),
      ),
    );
  const numbers = of.map(({ number }) => number);
  if (numbers.length === 0) return [];
  const [written, changed] = await Promise.all([
    listCommitsOf(tx, repositoryId, numbers),
    listFilesOf(tx, repositoryId, numbers),
  ]);
  const filesOf = groupBy(changed, ({ number }) => number);
  return [...groupBy(written, ({ number }) => number)].map(([number, own]) => ({
    ...{ number, commits: own.map(toCommit) },
    files: (filesOf.get(number) ?? []).map(({ number: _, ...file }) => file),
  }));
}

type OfHead = typeof pullRequestCommits | typeof pullRequestFiles;

/** What a pull request had under an earlier head doesn't count. */
function isPresent(table: OfHead) {
  return and(
    ...[eq(pullRequests.repositoryId, table.repositoryId), eq(pullRequests.number, table.number)],
    eq(pullRequests.headSha, table.headSha),
  );
}

function listCommitsOf(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]) {
  const { sha, message, authoredAt, authorId, parents, additions, deletions } = commits;
  const { number } = pullRequestCommits;
  return tx
    .select({ number, sha, message, authoredAt, authorId, parents, additions, deletions })
    .from(pullRequestCommits)
    .innerJoin(pullRequests, isPresent(pullRequestCommits))
    .innerJoin(
      commits,
      and(eq(commits.repositoryId, pullRequestCommits.repositoryId), eq(commits.sha, pullRequestCommits.sha)),
    )
    .where(and(eq(pullRequestCommits.repositoryId, repositoryId), inArray(number, [...numbers])))
    .orderBy(asc(number), asc(pullRequestCommits.position));
}

function listFilesOf(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]) {
  const { number, path, status, additions, deletions } = pullRequestFiles;
  return tx
    .select({ number, path, status, additions, deletions })
    .from(pullRequestFiles)
    .innerJoin(pullRequests, isPresent(pullRequestFiles))
    .where(and(eq(pullRequestFiles.repositoryId, repositoryId), inArray(number, [...numbers])))
    .orderBy(asc(number), asc(path));
}

type CommitRow = Awaited<ReturnType<typeof listCommitsOf>>[number];

function toCommit({ sha, message, authoredAt, authorId, parents, additions, deletions }: CommitRow): ChangeSetCommit {
  const size = additions === null || deletions === null ? null : { additions, deletions };
  return { sha, message, authoredAt, authorId: authorId as IdentityId | null, parents: parents.length, size };
}
