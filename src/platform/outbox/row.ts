import type { PersonId, SlackChannelId, WorkspaceId } from '../../kit/ids.ts';
import type { Args } from '../../ports/inbound/feature.ts';

/** What a claimed row needs next: a first post, an edit, or a look whether its first post arrived. */
export type Step = 'post' | 'edit' | 'look';

/** Slack's methods with a budget of their own; `open` is `conversations.open`. */
export type Method = Step | 'open';

export type RowState = 'due' | 'leased' | 'posting' | 'unknown' | 'looking' | 'sent' | 'dropped' | 'dead';

/** One outbox row under a lease of this process. */
export type Claimed = {
  readonly step: Step;
  readonly id: string;
  readonly lease: string;
  readonly workspaceId: WorkspaceId;
  readonly key: string;
  readonly form: 'note' | 'card';
  readonly kind: string;
  readonly args: Args;
  readonly personId: PersonId | null;
  readonly channelId: SlackChannelId | null;
  readonly lane: string;
  /** As it was before drawing: what changes later is shown by the next edit. */
  readonly wantedVersion: number;
  /** This try included. */
  readonly attempts: number;
  readonly faults: number;
  readonly enqueuedAt: Date;
  readonly dmTurnAt: Date | null;
  readonly messageTs: string | null;
  readonly firstSentAt: Date | null;
  readonly requestId: string | null;
};

/** Rows as the claim returns them: instants as milliseconds, ids as text, whatever the driver's own habits are. */
export type ClaimedRow = {
  readonly id: string;
  readonly lease: string;
  readonly workspace_id: string;
  readonly key: string;
  readonly form: 'note' | 'card';
  readonly kind: string;
  readonly args: string;
  readonly person_id: string | null;
  readonly channel_id: string | null;
  readonly lane: string;
  readonly wanted_version: number;
  readonly attempts: number;
  readonly faults: number;
  readonly enqueued_ms: number;
  readonly dm_turn_ms: number | null;
  readonly message_ts: string | null;
  readonly first_sent_ms: number | null;
  readonly request_id: string | null;
};

export function toClaimed(step: Step, row: ClaimedRow): Claimed {
  return {
    step,
    id: row.id,
    lease: row.lease,
    workspaceId: row.workspace_id as WorkspaceId,
    key: row.key,
    form: row.form,
    kind: row.kind,
    args: JSON.parse(row.args) as Args,
    personId: row.person_id as PersonId | null,
    channelId: row.channel_id as SlackChannelId | null,
    lane: row.lane,
    wantedVersion: row.wanted_version,
    attempts: row.attempts,
    faults: row.faults,
    enqueuedAt: new Date(row.enqueued_ms),
    dmTurnAt: toDate(row.dm_turn_ms),
    messageTs: row.message_ts,
    firstSentAt: toDate(row.first_sent_ms),
    requestId: row.request_id,
  };
}

function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
