import type { CopilotReports } from './copilot-records.ts';
import type { HostFact } from './host-fact.ts';
import type {
  HostAccount,
  HostCheck,
  HostComment,
  HostCommit,
  HostDeployment,
  HostFile,
  HostId,
  HostMember,
  HostPullRequest,
  HostPullRequestHistory,
  HostRepository,
  HostReview,
  HostTeam,
  HostTimelineEntry,
} from './host-records.ts';
import { OutsideError } from './outside-error.ts';

export type HostCredentials =
  | { readonly kind: 'app'; readonly appId: string; readonly privateKey: string; readonly installationId: HostId }
  | { readonly kind: 'token'; readonly token: string };

/** Thrown by every method of a client; nothing of the vendor comes through. */
export class CodeHostError extends OutsideError {}

/** One page of a list; `next` is null on the last. Hand `etag` back to be told `unchanged` for free. */
export type HostPage<T> =
  | { readonly kind: 'page'; readonly items: readonly T[]; readonly next: string | null; readonly etag: string | null }
  | { readonly kind: 'unchanged' };

export type PageAsk = { readonly cursor: string | null; readonly etag?: string | null };

export type FailedDelivery = {
  readonly id: HostId;
  readonly deliveryId: string;
  readonly event: string;
  readonly at: Date;
  /** The repository's webhook it belongs to; null: the app's. */
  readonly hook: { readonly repository: string; readonly id: HostId } | null;
};

/**
 * One connected account. Each call is one request or, where it says so, one for every page; requests of one client go out
 * one after another, and none goes out while the host asks to wait.
 */
export interface CodeHostClient extends CopilotReports {
  /** Who the credentials are and what they may do. @throws CodeHostError refused */
  test(): Promise<{ readonly account: string; readonly missing: readonly string[] }>;
  listRepositories(ask: PageAsk): Promise<HostPage<HostRepository>>;
  listMembers(organisation: string, ask: PageAsk): Promise<HostPage<HostMember>>;
  /** All pages. */
  listTeams(organisation: string): Promise<readonly HostTeam[]>;
  /** Newest change first, 100 a page. */
  listPullRequests(repository: string, ask: PageAsk): Promise<HostPage<HostPullRequest>>;
  getPullRequest(repository: string, number: number): Promise<HostPullRequest>;
  /** All pages of each: 250 commits, 3,000 files at most (the host's own limits). */
  listReviews(repository: string, number: number): Promise<readonly HostReview[]>;
  listComments(repository: string, number: number): Promise<readonly HostComment[]>;
  listTimeline(repository: string, number: number): Promise<readonly HostTimelineEntry[]>;
  listCommits(repository: string, number: number): Promise<readonly HostCommit[]>;
  listFiles(repository: string, number: number): Promise<readonly HostFile[]>;
  getCommit(repository: string, sha: string): Promise<HostCommit & { readonly files: readonly HostFile[] }>;
  listChecks(repository: string, sha: string): Promise<readonly HostCheck[]>;
  listDeployments(repository: string, ask: PageAsk): Promise<HostPage<HostDeployment>>;
  /**
   * Newest change first, with all that happened on each: a request for a page instead of seven for each pull request.
   * `size` is how many a page holds, 100 at most: the host gives up on pages that take it more than 10 s.
   */
  readHistory(
    repository: string,
    ask: { readonly cursor: string | null; readonly size: number },
  ): Promise<{ readonly items: readonly HostPullRequestHistory[]; readonly next: string | null }>;
  /** Text of the note `refs/notes/ai` on a commit; null without one. */
  findAiNote(repository: string, sha: string): Promise<string | null>;
  /**
   * Of the app's webhook, or of those of the repositories where a token is used: what nobody took and nobody has asked
   * for again, oldest first; `since` at most 3 days ago.
   */
  listFailedDeliveries(since: Date, repositories: readonly string[]): Promise<readonly FailedDelivery[]>;
  redeliver(delivery: FailedDelivery): Promise<void>;
}

/** What the manifest flow brings back. */
export type HostApp = {
  readonly appId: string;
  readonly slug: string;
  readonly name: string;
  readonly url: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
};

/** Where a browser posts a form, and its hidden fields: how an app is asked for. */
export type AppForm = { readonly action: string; readonly fields: Readonly<Record<string, string>> };

export interface CodeHost {
  /**
   * The form by which somebody makes an app of their own with all that Muster needs and nothing more.
   * @param ask.organisation whose app it becomes; null: the person's own
   * @param ask.publicUrl where Muster is reached, without a closing slash
   * @param ask.state comes back with the code
   */
  newAppForm(ask: {
    readonly organisation: string | null;
    readonly publicUrl: string;
    readonly state: string;
    readonly name: string;
  }): AppForm;
  open(credentials: HostCredentials): CodeHostClient;
  /** Trades the code of the manifest flow, once, within an hour. @throws CodeHostError gone when it is used or late */
  convertManifest(code: string): Promise<HostApp>;
  /** Where an app is installed. */
  listInstallations(
    app: Pick<HostApp, 'appId' | 'privateKey'>,
  ): Promise<readonly { readonly id: HostId; readonly account: HostAccount; readonly suspended: boolean }[]>;
  /**
   * What a signed webhook says, oldest first; empty for events Muster has no use for.
   * @param body parsed JSON, untrusted. Never throws for a body of unknown or broken shape: what can't be read is left out
   */
  readWebhook(event: string, body: unknown): readonly HostFact[];
  /** Which installation of an app a webhook is about; null where it names none. Never throws. */
  readInstallation(body: unknown): HostId | null;
  /** Address of the host for people, without a closing slash: `https://github.com`. */
  readonly webUrl: string;
}
