import type { IdentityId } from '../../../kit/ids.ts';
import type { StatusCategory } from '../../../ports/outbound/tracker-records.ts';

/** Fields whose every change is kept. */
export type ChangeField = 'status' | 'sprint' | 'points' | 'assignee' | 'key';

/** A status by its id and name, sprints by their ids, points, an account's id, a key; null: nothing. */
export type ChangeValue = { readonly id: string; readonly name: string } | readonly string[] | number | string | null;

/** A change as it is kept. */
export type StoredChange = {
  /** The tracker's id of its issue. */
  readonly issueHostId: string;
  readonly changeId: string;
  readonly at: Date;
  readonly byId: IdentityId | null;
  readonly field: ChangeField;
  readonly from: ChangeValue;
  readonly to: ChangeValue;
};

/**
 * What happened to an issue in words that sprints and numbers are made of. The first of each field, at the issue's
 * creation, says how it began.
 */
export type IssueEvent = { readonly changeId: string; readonly at: Date; readonly byId: IdentityId | null } & (
  | {
      readonly field: 'status';
      /** Null at the creation. */
      readonly from: IssueStatus | null;
      readonly to: IssueStatus;
    }
  /** The tracker's ids of sprints. */
  | { readonly field: 'sprint'; readonly from: readonly string[]; readonly to: readonly string[] }
  /** Null: not estimated. */
  | { readonly field: 'points'; readonly from: number | null; readonly to: number | null }
);

export type IssueStatus = {
  readonly name: string;
  /** Null where the tracker never said it. */
  readonly category: StatusCategory | null;
  /** By the categories that the workspace counts as done. */
  readonly done: boolean;
};
