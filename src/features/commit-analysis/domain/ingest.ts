import { z } from 'zod';
import { cleanText } from '../../../kit/text.ts';

const text = (max: number) => z.string().max(max).transform(cleanText);
const count = z.number().int().min(0).max(10_000_000);

const file = z.object({
  path: text(4_096).refine((path) => path !== '', 'is empty'),
  previous_path: text(4_096).nullable().default(null),
  status: z.enum(['added', 'modified', 'removed', 'renamed', 'copied', 'unchanged']).default('modified'),
  additions: count,
  deletions: count,
  /** Unified diff of this file. Without it only the counts speak, and the interval is wide. */
  patch: z.string().max(500_000).nullable().default(null),
});

/** One commit as an automation tool tells it. */
export const ingestCommit = z.object({
  repository: z
    .string()
    .max(200)
    .regex(/^[\w.-]+\/[\w.-]+$/, 'should look like acme/web'),
  sha: z
    .string()
    .regex(/^[0-9a-fA-F]{7,64}$/, 'should be 7 to 64 hexadecimal digits')
    .transform((sha) => sha.toLowerCase()),
  message: text(20_000),
  authored_at: z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
  author: z.object({ name: text(200), email: z.string().max(320).transform(cleanText) }),
  /** How many parents it has; 2 or more is a merge. */
  parents: z.number().int().min(0).max(100).default(1),
  files: z.array(file).max(3_000),
});
export type IngestCommit = z.infer<typeof ingestCommit>;

/** A batch; its commits are judged one by one. */
export const ingestBatch = z.object({ commits: z.array(z.unknown()).min(1).max(500) });

export type Issue = { readonly field: string; readonly issue: string };

/** The commit, or what is wrong with it, ten things at most. */
export function readIngested(
  item: unknown,
  now: Date,
): { readonly commit: IngestCommit } | { readonly issues: readonly Issue[] } {
  const parsed = ingestCommit.safeParse(item);
  if (!parsed.success)
    return {
      issues: parsed.error.issues.slice(0, 10).map(({ path, message }) => ({ field: path.join('.'), issue: message })),
    };
  if (parsed.data.authored_at.getTime() > now.getTime() + DAY_MS)
    return { issues: [{ field: 'authored_at', issue: 'is in the future' }] };
  return { commit: parsed.data };
}

const DAY_MS = 86_400_000;
