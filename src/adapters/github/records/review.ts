import { z } from 'zod';
import type { HostComment, HostReview } from '../../../ports/outbound/host-records.ts';
import { account, hostId } from './account.ts';
import { instant } from './instant.ts';

const STATES = {
  approved: 'approved',
  changes_requested: 'changes-requested',
  commented: 'commented',
  dismissed: 'dismissed',
} as const satisfies Record<string, HostReview['state']>;

/** Lists say it in capitals, payloads don't; null: still being written, seen by its author alone. */
export function reviewState(said: string): HostReview['state'] | null {
  return STATES[said.toLowerCase() as keyof typeof STATES] ?? null;
}

/** Reviews of a list; those still being written are left out. */
export const reviews: z.ZodType<readonly HostReview[]> = z
  .array(
    z.object({
      id: hostId,
      user: account.nullish(),
      state: z.string(),
      submitted_at: instant.nullish(),
      commit_id: z.string().nullish(),
      body: z.string().nullish(),
    }),
  )
  .transform((list) =>
    list.flatMap((one) => {
      const state = reviewState(one.state);
      if (state === null || !one.submitted_at) return [];
      const said = { commitSha: one.commit_id ?? null, body: one.body ?? '' };
      return [{ id: one.id, author: one.user ?? null, state, submittedAt: one.submitted_at, ...said }];
    }),
  );

/** Comments of a list, on lines of the diff or below the pull request. */
export function commentsOf(kind: HostComment['kind']): z.ZodType<readonly HostComment[]> {
  return z.array(
    z
      .object({ id: hostId, user: account.nullish(), created_at: instant, body: z.string().nullish() })
      .transform((one) => ({ id: one.id, author: one.user ?? null, at: one.created_at, kind, body: one.body ?? '' })),
  );
}
