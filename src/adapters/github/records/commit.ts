import { z } from 'zod';
import type { HostCommit, HostFile } from '../../../ports/outbound/host-records.ts';
import { account } from './account.ts';
import { instant } from './instant.ts';

const signed = z.object({ name: z.string().nullish(), email: z.string().nullish(), date: instant.nullish() });
// An empty object stands where GitHub knows no account.
const maybeAccount = account.nullish().catch(null);

const body = z.object({
  sha: z.string(),
  commit: z.object({ message: z.string(), author: signed.nullish(), committer: signed.nullish() }),
  author: maybeAccount,
  parents: z.array(z.object({ sha: z.string() })).nullish(),
});

/** A commit of a list. */
export const commit: z.ZodType<HostCommit> = body.transform(toCommit);

export const file: z.ZodType<HostFile> = z
  .object({
    filename: z.string(),
    previous_filename: z.string().nullish(),
    status: z.string(),
    additions: z.number(),
    deletions: z.number(),
    patch: z.string().nullish(),
  })
  .transform((one) => ({
    ...{ path: one.filename, previousPath: one.previous_filename ?? null, status: statusOf(one.status) },
    ...{ additions: one.additions, deletions: one.deletions, patch: one.patch ?? null },
  }));

/** A commit by itself, with what it changes. */
export const wholeCommit = body
  .extend({ files: z.array(file).nullish() })
  .transform((one) => ({ ...toCommit(one), files: one.files ?? [] }));

function toCommit(one: z.output<typeof body>): HostCommit {
  const { author, committer, message } = one.commit;
  const committedAt = committer?.date ?? author?.date ?? new Date(0);
  return {
    ...{ sha: one.sha, message, authoredAt: author?.date ?? committedAt, committedAt },
    author: { name: author?.name ?? '', email: author?.email ?? '', account: one.author ?? null },
    parents: (one.parents ?? []).map(({ sha }) => sha),
    size: null,
  };
}

function statusOf(said: string): HostFile['status'] {
  switch (said) {
    case 'added':
    case 'removed':
    case 'renamed':
    case 'copied':
    case 'unchanged':
      return said;
    default:
      return 'modified';
  }
}
