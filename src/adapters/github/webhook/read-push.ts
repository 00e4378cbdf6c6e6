import { z } from 'zod';
import { instant } from '../records/instant.ts';
import { repository } from '../records/repository.ts';
import { reader } from './reader.ts';

const paths = z.array(z.string()).nullish();
const commit = z.object({
  id: z.string(),
  message: z.string(),
  timestamp: instant,
  author: z.object({ name: z.string().nullish(), email: z.string().nullish() }),
  added: paths,
  modified: paths,
  removed: paths,
});

const body = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  forced: z.boolean().nullish(),
  // Seconds in pushes, text in every other event.
  repository: z.object({ pushed_at: z.union([z.number().min(0).max(8e12), instant]).nullish() }).and(repository),
  commits: z.array(commit).nullish(),
  head_commit: commit.nullish(),
});

export const readPush = reader(body, ({ repository: { pushed_at: pushedAt, ...of }, ...told }) => {
  const { ref, before, forced } = told;
  // An annotated tag has an object of its own, which isn't the commit.
  const after = ref.startsWith('refs/tags/') ? (told.head_commit?.id ?? told.after) : told.after;
  const commits = (told.commits ?? []).map((one) => ({
    ...{ sha: one.id, message: one.message, authoredAt: one.timestamp, committedAt: one.timestamp },
    // Its account is told by name only, and names change.
    author: { name: one.author.name ?? '', email: one.author.email ?? '', account: null },
    ...{ parents: [], size: null },
    paths: [...new Set([one.added, one.modified, one.removed].flatMap((some) => some ?? []))],
  }));
  const at = typeof pushedAt === 'number' ? new Date(pushedAt * 1000) : (pushedAt ?? told.head_commit?.timestamp);
  if (at === undefined || at === null || Number.isNaN(at.getTime())) return [];
  return [{ kind: 'push', repository: of, at, ref, before, after, forced: forced ?? false, commits }];
});
