import { z } from 'zod';
import { hostId } from '../records/account.ts';
import { instant } from '../records/instant.ts';

/** What GraphQL answers to `HISTORY`; parts the credentials may not see are null. */
const actor = z
  .object({ __typename: z.string().optional(), login: z.string(), databaseId: hostId.nullish() })
  .nullish();

const reviewer = z
  .object({
    __typename: z.string(),
    login: z.string().optional(),
    databaseId: hostId.nullish(),
    slug: z.string().optional(),
  })
  .nullish();

function list<T extends z.ZodType>(item: T) {
  return z
    .object({ totalCount: z.number().optional(), nodes: z.array(item.nullable()).nullish() })
    .nullish()
    .transform((said) => {
      const all = said?.nodes ?? [];
      const nodes = all.filter((one) => one !== null) as NonNullable<z.output<T>>[];
      const total = said?.totalCount ?? all.length;
      return { nodes, total, more: total > all.length };
    });
}

const comment = z.object({ fullDatabaseId: hostId, createdAt: instant, body: z.string().nullish(), author: actor });
const oid = z.object({ oid: z.string() });

const commit = z.object({
  commit: z.object({
    ...{ oid: z.string(), message: z.string(), authoredDate: instant, committedDate: instant },
    author: z
      .object({
        name: z.string().nullish(),
        email: z.string().nullish(),
        user: z.object({ login: z.string(), databaseId: hostId }).nullish(),
      })
      .nullish(),
    parents: list(oid),
    ...{ additions: z.number().nullish(), deletions: z.number().nullish() },
  }),
});

const check = z.object({
  __typename: z.string(),
  databaseId: hostId.nullish(),
  name: z.string().optional(),
  conclusion: z.string().nullish(),
  completedAt: instant.nullish(),
});

const rollup = z.object({
  commit: z.object({ oid: z.string(), statusCheckRollup: z.object({ contexts: list(check) }).nullish() }),
});

const pullRequest = z.object({
  fullDatabaseId: hostId,
  ...{ number: z.number().int(), title: z.string(), body: z.string(), url: z.string() },
  ...{ state: z.enum(['OPEN', 'CLOSED', 'MERGED']), isDraft: z.boolean() },
  ...{ createdAt: instant, updatedAt: instant, mergedAt: instant.nullish(), closedAt: instant.nullish() },
  ...{ author: actor, mergedBy: actor, mergeCommit: oid.nullish() },
  ...{ headRefName: z.string(), headRefOid: z.string(), baseRefName: z.string(), baseRefOid: z.string() },
  ...{ additions: z.number(), deletions: z.number(), changedFiles: z.number() },
  labels: list(z.object({ name: z.string() })),
  reviewRequests: list(z.object({ requestedReviewer: reviewer })),
  reviews: list(
    z.object({
      ...{ fullDatabaseId: hostId, state: z.string(), submittedAt: instant.nullish(), body: z.string().nullish() },
      ...{ author: actor, commit: oid.nullish() },
    }),
  ),
  comments: list(comment),
  reviewThreads: list(z.object({ comments: list(comment) })),
  timelineItems: list(z.object({ __typename: z.string(), createdAt: instant, actor, requestedReviewer: reviewer })),
  commits: list(commit),
  files: list(z.object({ path: z.string(), additions: z.number(), deletions: z.number(), changeType: z.string() })),
  lastCommit: list(rollup),
});

export const historyAnswer = z.object({
  repository: z.object({
    pullRequests: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
      nodes: z.array(pullRequest.nullable()),
    }),
  }),
});

export type SaidPullRequest = z.output<typeof pullRequest>;
export type SaidActor = z.output<typeof actor>;
export type SaidReviewer = z.output<typeof reviewer>;
export type SaidComment = z.output<typeof comment>;
