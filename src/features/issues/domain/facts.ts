import type {
  IssueChange,
  IssueFact,
  TrackerId,
  TrackerSprint,
  TrackerStatus,
} from '../../../ports/outbound/tracker-records.ts';

/** What the tracker says of one site, as much as a caller has of it; every list may hold what was told before. */
export type Facts = {
  readonly issues?: readonly IssueFact[];
  readonly changes?: readonly IssueChange[];
  readonly deleted?: readonly {
    readonly issueId: TrackerId;
    readonly at: Date;
    /** Nobody said so: it was looked for in vain. */
    readonly inferred?: boolean;
  }[];
  readonly sprints?: readonly { readonly sprint: TrackerSprint; readonly at: Date }[];
  readonly deletedSprints?: readonly { readonly sprintId: TrackerId; readonly at: Date }[];
  /** Those with a category. */
  readonly statuses?: readonly TrackerStatus[];
};
