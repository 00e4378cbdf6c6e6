import type { IssueChange, IssueFact, TrackerAccount, TrackerId, TrackerSprint } from './tracker-records.ts';

/** One thing a webhook of the issue tracker told. `at` is the tracker's own time of it. */
export type TrackerFact = {
  readonly at: Date;
} /** Created, changed or moved. `changes` is empty where the webhook carries none. */ & (
  | {
      readonly kind: 'issue';
      readonly issue: IssueFact;
      readonly changes: readonly IssueChange[];
      readonly by: TrackerAccount | null;
    }
  | { readonly kind: 'issue-deleted'; readonly issueId: TrackerId; readonly key: string; readonly projectId: TrackerId }
  | { readonly kind: 'sprint'; readonly sprint: TrackerSprint }
  | { readonly kind: 'sprint-deleted'; readonly sprintId: TrackerId }
);
