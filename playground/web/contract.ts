import type { Person } from '../company.ts';
import type { LineComment } from '../github/deed.ts';
import type { Manifest } from '../muster/read-manifest.ts';
import type { MusterState } from '../muster/start-muster.ts';
import type { Block } from '../slack/journal.ts';
import type { Room } from '../slack/rooms.ts';

/*
 * What the page and its server say to each other, below `/playground/api/`. For this page only: nothing may build on it.
 * All instants are of the world's clock, as ISO 8601 in UTC; message times (`ts`) are Slack's seconds with six digits.
 */

/** `GET world`: all that the page must know before it can draw anything. */
export type World = {
  readonly workspace: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: readonly Person[];
  readonly teams: readonly { readonly name: string; readonly lead: string; readonly members: readonly string[] }[];
  readonly rooms: readonly Room[];
  readonly manifest: Manifest;
  readonly muster: MusterState;
  readonly clock: ClockState;
  /** How much of the company's past was lived through; null when it is complete. */
  readonly past: { readonly day: number; readonly days: number } | null;
};

/** `GET clock`. The page lets it run on by itself between answers: one second is one second. */
export type ClockState = {
  readonly now: string;
  /** Where it is on its way to; null while it just runs. */
  readonly movingTo: string | null;
  /** Why the last way ended early; null mostly. */
  readonly trouble: string | null;
};

/** `POST clock { as, to }`: moves forward only; the answer is a `Result` and comes at once, the way is told live. */
export type ClockTarget =
  | { readonly kind: 'minutes'; readonly minutes: number }
  /** 18:00 of today, or of tomorrow when it is past that, in the zone of whoever asks. */
  | { readonly kind: 'evening' }
  /** The next Monday 09:00 in the zone of whoever asks. */
  | { readonly kind: 'monday' }
  /** A local date and time (`2026-11-23T09:00`) in the zone of whoever asks. */
  | { readonly kind: 'at'; readonly local: string };

/** `GET clock-log`: what happened while the clock was moved, newest first, 100 at most. */
export type ClockLogEntry = {
  readonly id: string;
  readonly at: string;
  /** Without markup: `Muster wrote to Ana Keller: T-12 is due today`. */
  readonly words: string;
  /** Where it can be seen; null for what has no message (a stop of the clock with nothing said). */
  readonly place: { readonly channelId: string; readonly ts: string } | null;
};

export type TimelineEntry = {
  readonly ts: string;
  readonly userId: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly edited: boolean;
  /** True when only the reader sees it. */
  readonly whisper: boolean;
  /** The message whose thread this one is in; null outside threads. */
  readonly threadTs: string | null;
  /** What hangs below it; null without answers. */
  readonly thread: { readonly replies: number; readonly lastTs: string; readonly userIds: readonly string[] } | null;
};

/**
 * `GET timeline?as&channel[&before][&limit]`: a stretch of a conversation, oldest first, without the answers in threads.
 * Without `before` the newest; 200 by default, 500 at most.
 */
export type Timeline = {
  readonly entries: readonly TimelineEntry[];
  readonly hasOlder: boolean;
  /** Up to where this person had read when they were last here; null when nothing. Draws the "New" line. */
  readonly readTs: string | null;
};

/** `GET thread?as&channel&ts`. */
export type Thread = { readonly root: TimelineEntry; readonly replies: readonly TimelineEntry[] };

/** `GET threads?as`: threads this person wrote in or is mentioned in, newest first, 50 at most. */
export type ThreadSummary = {
  readonly channelId: string;
  readonly root: TimelineEntry;
  readonly lastTs: string;
  readonly unread: number;
};

/** `GET unread?as`: by conversation id, only those with something new. `POST read { as, channelId, ts[, threadTs] }` marks as read: the conversation, or with `threadTs` only that thread. */
export type Unread = {
  readonly rooms: Readonly<Record<string, { readonly count: number; readonly mentions: number }>>;
  readonly threads: number;
  /** By person's id: how many unread messages of Muster's each of the others has, for the switch of person. */
  readonly fromMuster: Readonly<Record<string, number>>;
};

/** `GET inspect?as&channel&ts`: what lies behind a message. */
export type Inspection = {
  /** As the local Slack keeps it: text, blocks, metadata. */
  readonly message: Readonly<Record<string, unknown>>;
  /** The request to Muster that made it be said; null when a schedule did, or nobody remembers. */
  readonly request: SentRequest | null;
  /** Muster's history of what the message is about, newest first; empty when it is about nothing Muster keeps. */
  readonly history: readonly HistoryRow[];
  /** What ids in the history stand for: names of Muster's people. */
  readonly names: Readonly<Record<string, string>>;
};

export type SentRequest = {
  readonly at: string;
  /** `/task Fix the login page`, `button task.start`, `form task.block`, `event app_home_opened`. */
  readonly what: string;
  readonly by: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded for reading: the form's fields, a payload as an object. */
  readonly body: unknown;
  readonly status: number | null;
  readonly tookMs: number | null;
  readonly answer: string;
  readonly requestId: string | null;
};

export type HistoryRow = {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  /** A person's name, or the rule that acted. */
  readonly by: string;
  readonly surface: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
};

/** What comes live (server-sent events at `GET live`): whoever shows it asks again. */
export type Change =
  | { readonly kind: 'conversation'; readonly channelId: string }
  | { readonly kind: 'modals' | 'home' | 'read'; readonly personId: string }
  | { readonly kind: 'muster' | 'clock' | 'past' | 'github' | 'jira' };

/** Deeds (`POST` with `as`), besides `clock` and `read`; each is answered by a `Result`. `say { channelId, text[, threadTs] }` answers in a thread. */
export type DeedName =
  | 'say'
  | 'use'
  | 'submit'
  | 'close'
  | 'open-home'
  | 'shortcut'
  | 'message-shortcut'
  | 'github'
  | 'jira';

/**
 * `POST options { as, place, control }`: what Muster offers in an external menu (its `block_suggestion` request). `place`
 * as in `use`; `control` is `{ type, action_id, block_id, value }` with what was typed. Answered with a `Result` besides.
 */
export type OptionsAnswer = {
  readonly options?: readonly MenuOption[];
  readonly option_groups?: readonly { readonly label: PlainText; readonly options: readonly MenuOption[] }[];
};

type PlainText = { readonly type: 'plain_text'; readonly text: string };
type MenuOption = { readonly text: PlainText; readonly value: string; readonly description?: PlainText };

/** `GET github?as`: the company's repositories with their pull requests. `POST github { as, act }` does something there, see `GitAct`. */
export type GitHubShown = {
  readonly repositories: readonly {
    readonly fullName: string;
    readonly about: string;
    readonly language: string;
    /** Open ones first, then newest change first; of those that are over the latest 20. */
    readonly pulls: readonly PullShown[];
    /** How many are merged or closed. */
    readonly over: number;
    /** The latest time `main` went to production; null when it never did. */
    readonly deployment: { readonly state: 'success' | 'failure'; readonly at: string; readonly by: string } | null;
    /** What went to Muster about `main`, newest first, 20 at most. */
    readonly deliveries: readonly DeliveryShown[];
  }[];
};

export type PullShown = {
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly by: string;
  readonly branch: string;
  readonly state: 'open' | 'draft' | 'merged' | 'closed';
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly mergedBy: string | null;
  /** Ids of people who are asked for a review. */
  readonly requested: readonly string[];
  readonly additions: number;
  readonly deletions: number;
  /** Their paths. */
  readonly files: readonly string[];
  /** How the checks of its latest commit ended; null when they didn't run. */
  readonly check: 'success' | 'failure' | null;
  /** What happened, oldest first. */
  readonly story: readonly PullEvent[];
  /** What went to Muster about it, newest first. */
  readonly deliveries: readonly DeliveryShown[];
};

export type PullEvent = { readonly key: string; readonly at: string; readonly by: string } & (
  | { readonly kind: 'commit'; readonly sha: string; readonly message: string }
  | { readonly kind: 'approved' | 'changes' | 'comment'; readonly body: string; readonly lines: readonly LineComment[] }
  | { readonly kind: 'asked'; readonly reviewer: string }
  | { readonly kind: 'ready' | 'merged' | 'closed' | 'reopened' | 'forced' | 'passed' | 'failed' }
);

/** A webhook; `GET delivery?as&id` shows it as a `SentRequest`. */
export type DeliveryShown = {
  readonly id: number;
  readonly at: string;
  /** `pull_request opened` */
  readonly what: string;
  /** Muster's answer; null when there was none. */
  readonly status: number | null;
};
