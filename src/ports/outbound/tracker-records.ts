/** What Muster knows of an issue tracker (Jira today), in its own words: the same whether a webhook or a request told it. */

/** The tracker's own ids as text. */
export type TrackerId = string;

export type TrackerAccount = {
  /** Of Cloud the account id, of Data Center the user's key. */
  readonly id: TrackerId;
  readonly name: string;
  /** Null when the person hides it. */
  readonly email: string | null;
  /** True for apps and automations. */
  readonly bot: boolean;
};

/** Every status belongs to one of these, whatever a team calls it. */
export type StatusCategory = 'to-do' | 'in-progress' | 'done';

export type TrackerStatus = {
  readonly id: TrackerId;
  readonly name: string;
  /** Null where the source doesn't say (changelogs don't): ask `listStatuses`. */
  readonly category: StatusCategory | null;
};

export type TrackerProject = {
  readonly id: TrackerId;
  /** `ABC`; changes by renaming, so the id is what counts. */
  readonly key: string;
  readonly name: string;
};

/** A field of issues that could hold what we look for. */
export type TrackerField = { readonly id: TrackerId; readonly name: string };

/** Which fields hold what every site names and numbers as it likes. */
export type IssueFields = {
  /** Field of the points; null: none is known, and points are unknown. Its name counts, too: old logs know fields by it alone. */
  readonly points: TrackerField | null;
  /** Field of the sprints; null: there are none. */
  readonly sprint: TrackerField | null;
};

/** An issue as it stood at `updatedAt`: a newer one wins, whatever came first. Texts are untrusted. */
export type IssueFact = {
  readonly id: TrackerId;
  /** `ABC-12`; changes when the issue moves to another project. */
  readonly key: string;
  readonly project: Pick<TrackerProject, 'id' | 'key'>;
  readonly summary: string;
  readonly status: TrackerStatus;
  /** `Bug`, `Story`; as the site names it. */
  readonly type: string;
  /** Null: none, or the points' field isn't known. Never 0 for "not estimated". */
  readonly points: number | null;
  readonly assignee: TrackerAccount | null;
  readonly reporter: TrackerAccount | null;
  /** Key of what it is part of; null: nothing. */
  readonly parentKey: string | null;
  /** Open and past ones it was ever planned in, as the tracker tells. */
  readonly sprintIds: readonly TrackerId[];
  readonly labels: readonly string[];
  /** Only some of those who see its project may see it. */
  readonly restricted: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly resolvedAt: Date | null;
};

/** One field of one issue changed once. */
export type IssueChange = {
  readonly issueId: TrackerId;
  /** The entry in the issue's log and the field, `10201:status`: unique within the site, the same from webhook and request. */
  readonly changeId: string;
  readonly at: Date;
  readonly by: TrackerAccount | null;
} & (
  | { readonly field: 'status'; readonly from: TrackerStatus | null; readonly to: TrackerStatus | null }
  /** Ids of sprints before and after. */
  | { readonly field: 'sprint'; readonly from: readonly TrackerId[]; readonly to: readonly TrackerId[] }
  /** Null: not estimated. */
  | { readonly field: 'points'; readonly from: number | null; readonly to: number | null }
  | {
      readonly field: 'assignee';
      readonly from: Pick<TrackerAccount, 'id' | 'name'> | null;
      readonly to: Pick<TrackerAccount, 'id' | 'name'> | null;
    }
  /** The issue's key, by a move to another project. */
  | { readonly field: 'key'; readonly from: string | null; readonly to: string | null }
  /** `name` is the tracker's own word for the field. */
  | { readonly field: 'other'; readonly name: string; readonly from: string | null; readonly to: string | null }
);

/** An issue with all that changed on it. */
export type IssueHistory = {
  readonly issue: IssueFact;
  readonly changes: readonly IssueChange[];
  /** True when there are more changes than came with it: ask `listChanges`. */
  readonly hasMore: boolean;
};

export type TrackerBoard = {
  readonly id: TrackerId;
  readonly name: string;
  /** Only boards of this kind have sprints. */
  readonly hasSprints: boolean;
};

export type TrackerSprint = {
  readonly id: TrackerId;
  readonly name: string;
  readonly boardId: TrackerId | null;
  readonly state: 'future' | 'active' | 'closed';
  readonly startsAt: Date | null;
  /** As planned. */
  readonly endsAt: Date | null;
  readonly completedAt: Date | null;
};

/** A way out of an issue's present status. */
export type IssueTransition = { readonly id: TrackerId; readonly name: string; readonly to: TrackerStatus };

/** A webhook we registered, which ends by itself. */
export type TrackerHook = { readonly id: TrackerId; readonly url: string; readonly expiresAt: Date | null };
