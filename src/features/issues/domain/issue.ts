import type { ConnectionId, IdentityId, IssueId } from '../../../kit/ids.ts';
import type { StatusCategory } from '../../../ports/outbound/tracker-records.ts';

/** An issue as the tracker showed it at `hostUpdatedAt`. Texts are untrusted. */
export type IssueState = {
  readonly connectionId: ConnectionId;
  /** The tracker's own id: keys change. */
  readonly hostId: string;
  /** `ABC-12`. */
  readonly key: string;
  readonly projectHostId: string;
  readonly projectKey: string;
  readonly summary: string;
  readonly url: string;
  readonly statusId: string;
  readonly status: string;
  /** Null where no source has said it yet. */
  readonly category: StatusCategory | null;
  readonly type: string;
  /** Null: not estimated. */
  readonly points: number | null;
  readonly assigneeId: IdentityId | null;
  readonly reporterId: IdentityId | null;
  readonly parentKey: string | null;
  readonly sprintIds: readonly string[];
  /** Only some of those who see its project may see it. */
  readonly restricted: boolean;
  readonly labels: readonly string[];
  readonly createdAt: Date;
  readonly hostUpdatedAt: Date;
  readonly resolvedAt: Date | null;
  readonly deletedAt: Date | null;
  /** `told` by a webhook · `read` when the tracker was asked. */
  readonly certainty: 'told' | 'read';
  readonly face: string;
};

export type Issue = IssueState & { readonly id: IssueId };
