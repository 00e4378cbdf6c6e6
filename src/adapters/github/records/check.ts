import { z } from 'zod';
import type { HostCheck } from '../../../ports/outbound/host-records.ts';
import { hostId } from './account.ts';
import { instant } from './instant.ts';

const CONCLUSIONS = {
  success: 'success',
  failure: 'failure',
  neutral: 'neutral',
  cancelled: 'cancelled',
  skipped: 'skipped',
  timed_out: 'timed-out',
  startup_failure: 'failure',
  action_required: 'action-required',
  stale: 'stale',
} as const satisfies Record<string, HostCheck['conclusion']>;

/** Null: it isn't finished, or ended in a way GitHub hadn't when this was written. */
export function conclusionOf(said: string | null | undefined): HostCheck['conclusion'] | null {
  return CONCLUSIONS[(said ?? '').toLowerCase() as keyof typeof CONCLUSIONS] ?? null;
}

/** Finished runs of one commit. */
export const checkRuns: z.ZodType<readonly HostCheck[]> = z
  .object({
    check_runs: z.array(
      z.object({
        id: hostId,
        name: z.string(),
        head_sha: z.string(),
        conclusion: z.string().nullish(),
        completed_at: instant.nullish(),
      }),
    ),
  })
  .transform(({ check_runs: runs }) =>
    runs.flatMap((one) => {
      const conclusion = conclusionOf(one.conclusion);
      if (conclusion === null || !one.completed_at) return [];
      const id = `check-run:${one.id}`;
      return [{ id, name: one.name, headSha: one.head_sha, conclusion, completedAt: one.completed_at }];
    }),
  );
