import { z } from 'zod';
import type { HostPullRequest } from '../../../ports/outbound/host-records.ts';
import { account, hostId } from './account.ts';
import { instant } from './instant.ts';

const end = z.object({ ref: z.string(), sha: z.string() });

/** A pull request, as lists, single answers and payloads carry it; lists leave its size out. */
export const pullRequest: z.ZodType<HostPullRequest> = z
  .object({
    id: hostId,
    number: z.int32(),
    title: z.string(),
    body: z.string().nullish(),
    html_url: z.string(),
    state: z.enum(['open', 'closed']),
    draft: z.boolean().nullish(),
    user: account.nullish(),
    created_at: instant,
    updated_at: instant,
    merged_at: instant.nullish(),
    closed_at: instant.nullish(),
    merged_by: account.nullish(),
    merge_commit_sha: z.string().nullish(),
    head: end,
    base: end,
    requested_reviewers: z.array(account).nullish(),
    requested_teams: z.array(z.object({ slug: z.string() })).nullish(),
    labels: z.array(z.object({ name: z.string() })).nullish(),
    additions: z.int32().optional(),
    deletions: z.int32().optional(),
    changed_files: z.int32().optional(),
    commits: z.int32().optional(),
  })
  .transform((one) => ({
    ...{ id: one.id, number: one.number, title: one.title, body: one.body ?? '', url: one.html_url },
    ...{ state: one.state, draft: one.draft ?? false, author: one.user ?? null },
    ...{ createdAt: one.created_at, updatedAt: one.updated_at },
    ...{ mergedAt: one.merged_at ?? null, closedAt: one.closed_at ?? null, mergedBy: one.merged_by ?? null },
    // Before the merge GitHub says the commit of a trial merge here.
    mergeCommitSha: one.merged_at ? (one.merge_commit_sha ?? null) : null,
    ...{ head: one.head, base: one.base },
    requestedReviewers: one.requested_reviewers ?? [],
    requestedTeams: (one.requested_teams ?? []).map(({ slug }) => slug),
    labels: (one.labels ?? []).map(({ name }) => name),
    size: sizeOf(one),
  }));

type Sizes = Readonly<Partial<Record<'additions' | 'deletions' | 'changed_files' | 'commits', number | undefined>>>;

function sizeOf(one: Sizes): HostPullRequest['size'] {
  const { additions, deletions, changed_files: files, commits } = one;
  if (additions === undefined || deletions === undefined || files === undefined || commits === undefined) return null;
  return { additions, deletions, files, commits };
}
