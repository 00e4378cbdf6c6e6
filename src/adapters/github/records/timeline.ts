import { z } from 'zod';
import type { HostTimelineEntry } from '../../../ports/outbound/host-records.ts';
import { account } from './account.ts';
import { instant } from './instant.ts';

/** GitHub's words for what happened; all else on a timeline is of no use here. */
export const TIMELINE_KINDS = {
  ready_for_review: 'ready-for-review',
  convert_to_draft: 'converted-to-draft',
  review_requested: 'review-requested',
  review_request_removed: 'review-request-removed',
  head_ref_force_pushed: 'head-force-pushed',
  reopened: 'reopened',
  closed: 'closed',
  merged: 'merged',
} as const satisfies Record<string, HostTimelineEntry['kind']>;

const event = z.object({
  event: z.enum(Object.keys(TIMELINE_KINDS) as (keyof typeof TIMELINE_KINDS)[]),
  created_at: instant,
  actor: account.nullish(),
  requested_reviewer: account.nullish(),
  requested_team: z.object({ slug: z.string() }).nullish(),
});

/** The entries Muster knows; commits, comments and the rest of a timeline have other shapes and are left out. */
export const timeline: z.ZodType<readonly HostTimelineEntry[]> = z.array(z.unknown()).transform((list) =>
  list.flatMap((one) => {
    const { success, data } = event.safeParse(one);
    return success ? [toEntry(data)] : [];
  }),
);

function toEntry(one: z.output<typeof event>): HostTimelineEntry {
  const reviewer = one.requested_team ? { team: one.requested_team.slug } : (one.requested_reviewer ?? null);
  return { kind: TIMELINE_KINDS[one.event], at: one.created_at, actor: one.actor ?? null, reviewer };
}
