import type { HomeView, Message, ModalView } from '../../kit/blocks/types.ts';
import type { SlackChannelId, SlackTeamId, SlackUserId, WorkspaceId } from '../../kit/ids.ts';

/**
 * How a call to Slack failed, as the caller must act on it:
 * - `rate-limited`: not done; `retryAfterMs` from Slack, or 30 s when the header is missing or unreadable
 * - `not-sent`: surely not done (connection refused, name not found): may be repeated at once
 * - `unknown`: may have been done (time-out, reset, 5xx): a first post must be read back before it is repeated
 * - `permanent`: will never work as it is; `scope` says what is broken
 */
export type SlackFailure =
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'permanent';
      /** Slack's error word, for example `channel_not_found`. */
      readonly code: string;
      /**
       * `connection`: the token or the app's rights: everything stops until an admin reconnects ·
       * `recipient`: this person or channel can't be reached: skip · `message`: our own message is malformed: a bug ·
       * `target`: the message to edit is gone
       */
      readonly scope: 'connection' | 'recipient' | 'message' | 'target';
    };

/** Thrown by every method below; nothing of `@slack/web-api` comes through. */
export class SlackCallError extends Error {
  readonly failure: SlackFailure;
  constructor(method: string, failure: SlackFailure, cause?: unknown) {
    super(`${method}: ${failure.kind === 'permanent' ? failure.code : failure.kind}`, { cause });
    this.name = 'SlackCallError';
    this.failure = failure;
  }
}

export type Post = {
  readonly channelId: SlackChannelId;
  readonly message: Message;
  /** Travels in the message's metadata, so that a lost answer can be read back. At most 255 characters. */
  readonly key: string;
};

/** Posts and edits. One call is one HTTP request: no retries inside. Time-out 10 s. */
export interface Messenger {
  openDm(workspaceId: WorkspaceId, userId: SlackUserId): Promise<SlackChannelId>;
  post(workspaceId: WorkspaceId, post: Post): Promise<{ readonly ts: string }>;
  edit(workspaceId: WorkspaceId, edit: Post & { readonly ts: string }): Promise<void>;
  /**
   * Looks for the key among the newest 15 messages, whatever our clock says, then among all not older than `oldest`, 15 a
   * request, 150 at most.
   * @throws SlackCallError `unknown` when there are more than that without the key: it may be there
   */
  findByKey(
    workspaceId: WorkspaceId,
    look: { readonly channelId: SlackChannelId; readonly key: string; readonly oldest: Date },
  ): Promise<{ readonly ts: string } | null>;
}

export interface SlackViews {
  /** @returns the opened view's id */
  open(workspaceId: WorkspaceId, triggerId: string, view: ModalView): Promise<string>;
  push(workspaceId: WorkspaceId, triggerId: string, view: ModalView): Promise<string>;
  update(workspaceId: WorkspaceId, viewId: string, view: ModalView): Promise<void>;
  publishHome(workspaceId: WorkspaceId, userId: SlackUserId, view: HomeView): Promise<void>;
}

/** What somebody says of themselves beside their name. */
export type SlackStatus = {
  /** A sign's name between colons, `:palm_tree:`; empty when there is none. */
  readonly emoji: string;
  readonly text: string;
  /** Null: it stays until it is changed. */
  readonly expiresAt: Date | null;
};

export type SlackMember = {
  readonly slackUserId: SlackUserId;
  /** The workspace the account belongs to; another one for people met in shared channels. */
  readonly teamId: SlackTeamId;
  /** What people call them: display name, else real name, else handle. Never empty. */
  readonly name: string;
  readonly realName: string;
  readonly handle: string;
  /** Null when hidden or not granted. */
  readonly email: string | null;
  readonly timeZone: string;
  readonly locale: string;
  readonly kind: 'member' | 'guest' | 'bot' | 'other-organisation';
  readonly deactivated: boolean;
  readonly primaryOwner: boolean;
  readonly owner: boolean;
  readonly admin: boolean;
  readonly status: SlackStatus;
  /** Slack's own time of the last change of this profile: a newer one wins, whatever came first. */
  readonly updatedAt: Date;
};

export interface SlackDirectory {
  /** Pages of up to 200, Slack's cursor inside. */
  listMembers(workspaceId: WorkspaceId): AsyncIterable<readonly SlackMember[]>;
  /** Null when Slack knows nobody by that id. */
  findMember(workspaceId: WorkspaceId, userId: SlackUserId): Promise<SlackMember | null>;
  /**
   * Parses the `user` object of a Slack event; null when it isn't one.
   * @throws SlackCallError `not-sent` while Slack hasn't said yet whose workspace this is: try again in a moment
   */
  parseMember(workspaceId: WorkspaceId, user: unknown): SlackMember | null;
}

export type SlackIdentity = {
  readonly teamId: SlackTeamId;
  readonly enterpriseId: string | null;
  readonly teamName: string;
  readonly botUserId: SlackUserId;
  readonly botId: string;
  readonly url: string;
};

export interface SlackAuth {
  /** `auth.test` with the configured bot token. */
  identify(): Promise<SlackIdentity>;
}

/** Answers to one click through its `response_url`, at most once, only to Slack's own hosts (or the configured API host). */
export interface SlackResponder {
  respond(responseUrl: string, answer: { readonly message: Message; readonly replace: boolean }): Promise<void>;
}

export type SlackPicture = {
  readonly bytes: Uint8Array;
  /** Ends in `.png`. */
  readonly name: string;
  /** What it shows, for people who can't see it; at most 1,000 characters. */
  readonly alt: string;
};

/** Pictures Slack keeps for us. They belong to the app; who may see the message or view that shows one sees it. */
export interface SlackFiles {
  /** @returns the file's id; Slack takes some seconds until the file may be shown */
  keep(workspaceId: WorkspaceId, picture: SlackPicture): Promise<string>;
  /** Harmless when it is gone already. */
  remove(workspaceId: WorkspaceId, fileId: string): Promise<void>;
}
