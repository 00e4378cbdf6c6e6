import { z } from 'zod';
import type { PersonId, SlackChannelId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition } from '../outbound/jobs.ts';

/** What can't go on by itself: a task, a pull request, or a security alert. */
const subject = z.object({ kind: z.enum(['task', 'pull-request', 'alert']), id: z.uuid() });
export type StuckSubject = z.infer<typeof subject>;

const trouble = z.object({
  workspaceId: z.uuid().transform((id) => id as WorkspaceId),
  subject,
  cause: z.enum(['review-waiting', 'failing-checks', 'sync-conflict', 'security-alert']),
  /** Which of several troubles of this cause the subject has: of reviews whose (`account:…`, `team:…`); else empty. */
  part: z.string().max(200).default(''),
});

const first = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: z.uuid().transform((id) => id as PersonId) }),
  /** It is said there once, and nobody is asked yet. */
  z.object({ kind: z.literal('channel'), channelId: z.string().transform((id) => id as SlackChannelId) }),
]);

const payload = trouble.extend({
  /** A few words for whoever is asked, at most 300 characters; untrusted text, without anything private. */
  reason: z.string().max(300),
  /** Who hears of it before the ladder: the reviewer, the team; null for the cause's usual. */
  first: first.nullable(),
  /** When the trouble began, as an ISO instant: what somebody settled since isn't asked about again. */
  since: z.iso.datetime().transform((at) => new Date(at).toISOString()),
});
export type StuckWork = z.infer<typeof payload>;
export type Unstuck = z.infer<typeof trouble>;

/**
 * What a feature that watches reviews, checks, syncs or alerts announces when something can't go on by itself: whoever is
 * next is asked, if it is still so. Announcing what is asked about already changes nothing.
 */
export const stuckWork: EventDefinition<StuckWork> = {
  name: 'work.stuck',
  payload: payload as z.ZodType<StuckWork>,
};

/** It may go on again: whoever asks about it looks whether it does. Said too often it does no harm. */
export const workUnstuck: EventDefinition<Unstuck> = {
  name: 'work.unstuck',
  payload: trouble as z.ZodType<Unstuck>,
};
