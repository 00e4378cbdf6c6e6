import { OutsideError } from './outside-error.ts';
import type { TrackerFact } from './tracker-fact.ts';
import type {
  IssueChange,
  IssueFields,
  IssueHistory,
  IssueTransition,
  TrackerAccount,
  TrackerBoard,
  TrackerField,
  TrackerHook,
  TrackerId,
  TrackerProject,
  TrackerSprint,
  TrackerStatus,
} from './tracker-records.ts';

export type TrackerCredentials =
  /** `email` null: a personal access token of Data Center. `site` without a closing slash. */
  | { readonly kind: 'token'; readonly site: string; readonly email: string | null; readonly token: string }
  | { readonly kind: 'oauth'; readonly site: string; readonly cloudId: string; readonly accessToken: string };

/** Thrown by every method of a client; nothing of the vendor comes through. */
export class IssueTrackerError extends OutsideError {}

/** One page of a list; `next` is null on the last. */
export type TrackerPage<T> = { readonly items: readonly T[]; readonly next: string | null };

/** Written beside what Muster changes, so that the echo of it can be told from people's work. Short and without secrets. */
export type OriginMark = string;

/** One connected site. Each call is one request or, where it says so, one for every page. */
export interface IssueTrackerClient {
  /** Whose credentials these are and what they lack. @throws IssueTrackerError refused */
  test(): Promise<{ readonly account: TrackerAccount; readonly missing: readonly string[] }>;
  /** All pages. */
  listProjects(): Promise<readonly TrackerProject[]>;
  /** Fields that may hold points, likeliest first, and the field of sprints. */
  readFields(): Promise<{ readonly points: readonly TrackerField[]; readonly sprint: TrackerField | null }>;
  listStatuses(): Promise<readonly TrackerStatus[]>;
  /**
   * Issues of these projects with their changes, oldest change first so that a reading that was cut short goes on.
   * @param ask.updatedSince to the minute, earlier rather than later; null: all
   * @param ask.projects keys; never empty
   */
  listIssues(ask: {
    readonly projects: readonly string[];
    readonly updatedSince: Date | null;
    readonly cursor: string | null;
    /** 1 to 100. */
    readonly size: number;
  }): Promise<TrackerPage<IssueHistory>>;
  /** By id or key. @throws IssueTrackerError gone when it was deleted or may not be seen */
  getIssue(idOrKey: string): Promise<IssueHistory>;
  /**
   * The issues of one project that changed since, by the numbers of their keys. A page of which anything can't be read is a
   * failure: what isn't on it counts as missing.
   * @param ask.updatedSince as above
   */
  listKeys(ask: {
    readonly project: string;
    readonly updatedSince: Date;
    readonly cursor: string | null;
    /** 1 to 1,000; the tracker may give fewer. */
    readonly size: number;
  }): Promise<TrackerPage<{ readonly id: TrackerId; readonly key: string }>>;
  /** By id. Null only where the tracker itself says that there is none, or none that these credentials may see. */
  lookUp(issueId: TrackerId): Promise<IssueHistory | null>;
  /** The whole log of one issue, all pages, oldest first. */
  listChanges(issueId: TrackerId): Promise<readonly IssueChange[]>;
  /** Of one project, all pages. */
  listBoards(projectKey: string): Promise<readonly TrackerBoard[]>;
  /** All pages, oldest first. */
  listSprints(boardId: TrackerId): Promise<readonly TrackerSprint[]>;
  /** What the credentials may do with the issue now. */
  listTransitions(issueId: TrackerId): Promise<readonly IssueTransition[]>;
  /** Not idempotent by itself: read the status first. The mark is set with it, in one request. */
  moveIssue(issueId: TrackerId, move: { readonly transitionId: TrackerId; readonly mark: OriginMark }): Promise<void>;
  /** The mark that was set last; null without one. */
  findMark(issueId: TrackerId): Promise<OriginMark | null>;
  setMark(issueId: TrackerId, mark: OriginMark): Promise<void>;
  /** Plain text. @returns the comment's id */
  addComment(issueId: TrackerId, comment: { readonly text: string; readonly mark: OriginMark }): Promise<TrackerId>;
  /** Comments of ours on an issue, by their mark: for reading back whether one arrived. */
  findComment(issueId: TrackerId, mark: OriginMark): Promise<TrackerId | null>;
  /** Those this app registered; of OAuth connections only. */
  listHooks(): Promise<readonly TrackerHook[]>;
  /** @param hook.projects keys; never empty */
  registerHook(hook: { readonly url: string; readonly projects: readonly string[] }): Promise<TrackerHook>;
  /** Lets them live another 30 days. @returns until when */
  refreshHooks(ids: readonly TrackerId[]): Promise<Date>;
  /** Harmless for those that are gone. */
  deleteHooks(ids: readonly TrackerId[]): Promise<void>;
}

/** What the way through the browser brings, and each refresh anew: the refresh token before is worth nothing then. */
export type TrackerTokens = { readonly accessToken: string; readonly refreshToken: string; readonly expiresAt: Date };

/** A site that an OAuth token may see. */
export type TrackerSite = { readonly cloudId: string; readonly url: string; readonly name: string };

/** The app at the tracker's maker, by which sites are connected through a browser. */
export type TrackerApp = { readonly clientId: string; readonly clientSecret: string };

export interface IssueTracker {
  /** Asks nobody yet. @param fields which fields its issues are read by */
  open(credentials: TrackerCredentials, fields: IssueFields): IssueTrackerClient;
  /** Where a browser goes to allow it. `state` comes back with the code. */
  authorizeUrl(ask: { readonly clientId: string; readonly redirectUri: string; readonly state: string }): string;
  /** Trades the code, once. @throws IssueTrackerError refused when it is used or late */
  exchangeCode(app: TrackerApp, ask: { readonly code: string; readonly redirectUri: string }): Promise<TrackerTokens>;
  /** @throws IssueTrackerError refused when the refresh token is used up: somebody has to allow it anew */
  refreshTokens(app: TrackerApp, refreshToken: string): Promise<TrackerTokens>;
  listSites(accessToken: string): Promise<readonly TrackerSite[]>;
  /**
   * What a signed webhook says; empty for events Muster has no use for.
   * @param body parsed JSON, untrusted. Never throws for a body of unknown or broken shape: what can't be read is left out
   */
  readWebhook(body: unknown, fields: IssueFields): readonly TrackerFact[];
  /** Which site a webhook is about: an address or a cloud id; null where it names none. Never throws. */
  readSite(body: unknown): string | null;
}
