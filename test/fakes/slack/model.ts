/** What the local Slack remembers. Plain data, so that it can be sent over the control door as JSON. */
export type SlackUser = Record<string, unknown> & {
  id: string;
  team_id: string;
  name: string;
  real_name: string;
  deleted: boolean;
  tz: string;
  locale: string;
  updated: number;
  profile: Record<string, unknown>;
};

export type Channel = {
  id: string;
  name: string;
  kind: 'im' | 'channel' | 'private';
  /** The other side of a direct message; null for channels. */
  user: string | null;
  members: string[];
  archived: boolean;
};

export type Edit = { at: number; text: string; blocks: unknown[]; key: string | null };

export type SlackMessage = {
  teamId: string;
  channel: string;
  ts: string;
  /** Who sent it: the bot, or a person for messages typed by tests. */
  user: string;
  bot: boolean;
  text: string;
  blocks: unknown[];
  metadata: { event_type: string; event_payload: Record<string, unknown> } | null;
  /** `event_payload.key` of the metadata, as first posted. */
  key: string | null;
  threadTs: string | null;
  /** The only person who sees it; null for everybody in the channel. */
  ephemeralFor: string | null;
  edits: Edit[];
  deleted: boolean;
};

export type ShownView = {
  id: string;
  team_id: string;
  type: 'modal' | 'home';
  callback_id: string;
  private_metadata: string;
  external_id: string;
  title: unknown;
  submit: unknown;
  close: unknown;
  blocks: unknown[];
  clear_on_close: boolean;
  notify_on_close: boolean;
  state: { values: Record<string, unknown> };
  hash: string;
  previous_view_id: string | null;
  root_view_id: string;
  app_id: string;
  bot_id: string;
};

/** A file as far as it has come: announced, received, completed. */
export type KeptFile = {
  id: string;
  name: string;
  length: number;
  /** Bytes that came; null before. */
  received: number | null;
  completedAt: number | null;
};

export type Trigger = { id: string; teamId: string; userId: string; issuedAt: number; used: boolean };

export type ResponseUrl = {
  url: string;
  teamId: string;
  channel: string;
  user: string;
  /** The message the click came from; null for commands. */
  messageTs: string | null;
  issuedAt: number;
  uses: number;
  responses: Record<string, unknown>[];
};

/** One request as the journal keeps it. `outcome` is `ok`, an error word, or what was done to the reply. */
export type Call = {
  at: number;
  teamId: string;
  method: string;
  args: Record<string, unknown>;
  outcome: string;
  /** True when the call changed something, whatever the caller got to hear. */
  accepted: boolean;
};

export type Violation = { at: number; teamId: string; method: string; kind: ViolationKind; details: string };

/** `too-early`: called again before Retry-After was over · `block-kit`: a message or view Slack would refuse. */
export type ViolationKind = 'too-early' | 'block-kit' | 'metadata' | 'unfurl';
