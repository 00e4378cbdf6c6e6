import type { ConnectionId, TrackerProjectId } from '../../../kit/ids.ts';
import type { IssueFields, StatusCategory, TrackerField, TrackerId } from '../../../ports/outbound/tracker-records.ts';

/** A project of a connected tracker. */
export type Project = {
  readonly id: TrackerProjectId;
  readonly connectionId: ConnectionId;
  /** The tracker's id of it: keys change. */
  readonly hostId: TrackerId;
  readonly key: string;
  readonly name: string;
  /** Null: not selected, nothing of it is read. */
  readonly selectedAt: Date | null;
  readonly goneAt: Date | null;
};

/** How the issues of one connected site are read. */
export type TrackerSettings = {
  readonly connectionId: ConnectionId;
  /** Of the account behind an API token; null for OAuth and for tokens of Data Center. */
  readonly email: string | null;
  readonly fields: IssueFields;
  /** What the site's own field list offers for points, likeliest first. */
  readonly candidates: readonly TrackerField[];
  /** When a person said that the points' field is the right one; null: it was found and is used until somebody says more. */
  readonly pointsConfirmedAt: Date | null;
  /** What counts as done; never empty. */
  readonly doneCategories: readonly StatusCategory[];
  /** The webhook we registered; null where there is none, or an admin sets one by hand. */
  readonly hook: KnownHook | null;
};

/** A webhook we registered at a site. */
export type KnownHook = {
  readonly id: TrackerId;
  readonly expiresAt: Date | null;
  /** Keys of the projects it was made for, sorted. */
  readonly projects: readonly string[];
};

/** A site whose issues are read, for features that read them. */
export type Tracker = Pick<TrackerSettings, 'connectionId' | 'fields' | 'doneCategories'> & {
  /** Address for people, without a closing slash. */
  readonly site: string;
  /** The chosen ones; never empty. */
  readonly projects: readonly Project[];
  readonly connectedAt: Date;
};

/** Without a site's own list nothing is known of points and sprints. */
export const NO_FIELDS: IssueFields = { points: null, sprint: null };
