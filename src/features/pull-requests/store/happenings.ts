import { and, type Column, eq, sql } from 'drizzle-orm';
import type { IdentityId, RepositoryId } from '../../../kit/ids.ts';
import { listText } from '../../../kit/sql-text.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import {
  commits,
  pullRequestComments,
  pullRequestCommits,
  pullRequestReviews,
  pullRequests,
  pullRequestTimeline,
} from '../schema.ts';

/** Reviews, dismissed ones included, oldest first. */
export async function listReviews(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]) {
  const rows = await tx.kept(reviews, { repositoryId, numbers: listText(numbers) });
  return rows.map((row) => ({ ...row, authorId: row.authorId as IdentityId | null }));
}

/** Comments that still stand, oldest first. */
export async function listComments(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]) {
  const rows = await tx.kept(standingComments, { repositoryId, numbers: listText(numbers) });
  return rows.map((row) => ({ ...row, authorId: row.authorId as IdentityId | null }));
}

/** Timelines, oldest first. */
export async function listTimeline(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]) {
  return tx.kept(timelines, { repositoryId, numbers: listText(numbers) });
}

/** When the commits of the present heads were written. */
export async function listAuthoredAt(tx: Tx, repositoryId: RepositoryId, numbers: readonly number[]) {
  return tx.kept(authoredAt, { repositoryId, numbers: listText(numbers) });
}

const ofPulls = (table: { readonly repositoryId: Column; readonly number: Column }) =>
  and(
    eq(table.repositoryId, sql.placeholder('repositoryId')),
    sql`${table.number} = any(${sql.placeholder('numbers')}::int[])`,
  );

const reviews = (db: Builder) => {
  const t = pullRequestReviews;
  return db.select().from(t).where(ofPulls(t)).orderBy(t.submittedAt, t.hostId);
};

const standingComments = (db: Builder) => {
  const t = pullRequestComments;
  return db
    .select()
    .from(t)
    .where(and(ofPulls(t), eq(t.deleted, false)))
    .orderBy(t.at, t.hostId);
};

const timelines = (db: Builder) => {
  const t = pullRequestTimeline;
  return db.select().from(t).where(ofPulls(t)).orderBy(t.at, t.kind, t.reviewer);
};

const authoredAt = (db: Builder) =>
  db
    .select({ number: pullRequests.number, at: commits.authoredAt })
    .from(pullRequests)
    .innerJoin(
      pullRequestCommits,
      and(
        eq(pullRequestCommits.repositoryId, pullRequests.repositoryId),
        eq(pullRequestCommits.number, pullRequests.number),
        eq(pullRequestCommits.headSha, pullRequests.headSha),
      ),
    )
    .innerJoin(
      commits,
      and(eq(commits.repositoryId, pullRequestCommits.repositoryId), eq(commits.sha, pullRequestCommits.sha)),
    )
    .where(ofPulls(pullRequests));
