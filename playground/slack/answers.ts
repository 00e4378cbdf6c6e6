import { randomBytes } from 'node:crypto';
import { bot } from '../company.ts';
import type { Content } from './journal.ts';
import type { Messages } from './messages.ts';
import type { Whispers } from './whispers.ts';

/** Where an answer to a click or command belongs. */
export type Occasion = {
  readonly channelId: string;
  readonly personId: string;
  /** The message that was clicked; null after a command. */
  readonly ts: string | null;
  /** The thread that message is in; absent outside threads. */
  readonly threadTs?: string | undefined;
};

/** What comes back from an app: on a `response_url` or in the acknowledgement of a command. */
export type AppAnswer = Partial<Content> & {
  readonly response_type?: unknown;
  readonly replace_original?: unknown;
  readonly delete_original?: unknown;
};

export type Answers = {
  /** @returns the path of a new `response_url` */
  issue(occasion: Occasion): string;
  /** Uses one up. @returns Slack's word when it can't be used, else null */
  use(path: string, answer: AppAnswer): string | null;
  /** Shows an answer that came without the address, in the acknowledgement. */
  show(path: string, answer: AppAnswer): void;
  /** The path of the address through which a message came or was last changed; null when none was, or nobody remembers. */
  pathOf(ts: string): string | null;
};

type Needs = { readonly messages: Messages; readonly whispers: Whispers; readonly now: () => Date };

/** Uses of one address, and its life in milliseconds. Source: docs.slack.dev, handling user interaction. */
const USES_MAX = 5;
const LIFE_MS = 30 * 60_000;

/** Messages whose address is remembered; the oldest goes first. */
const PATHS_MAX = 3_000;

export function createAnswers({ messages, whispers, now }: Needs): Answers {
  const issued = new Map<string, { occasion: Occasion; uses: number; until: number }>();
  const paths = new Map<string, string>();
  const show = (path: string, answer: AppAnswer): void => {
    const known = issued.get(path);
    const ts = known === undefined ? null : place({ messages, whispers }, known.occasion, answer);
    if (ts !== null) paths.set(ts, path);
    const [oldest] = paths.keys();
    if (paths.size > PATHS_MAX && oldest !== undefined) paths.delete(oldest);
  };
  return {
    show,
    issue(occasion) {
      for (const [path, { until }] of issued) {
        // Issued in order of time: the first that is still good ends it.
        if (until >= now().getTime()) break;
        issued.delete(path);
      }
      const path = `/response/${randomBytes(12).toString('hex')}`;
      issued.set(path, { occasion, uses: 0, until: now().getTime() + LIFE_MS });
      return path;
    },
    use(path, answer) {
      const known = issued.get(path);
      if (known === undefined || known.until < now().getTime()) return 'expired_url';
      if (known.uses >= USES_MAX) return 'used_url';
      known.uses += 1;
      show(path, answer);
      return null;
    },
    pathOf: (ts) => paths.get(ts) ?? null,
  };
}

/** @returns the time of the message that says it now; null when there is none */
function place(at: Pick<Needs, 'messages' | 'whispers'>, occasion: Occasion, answer: AppAnswer): string | null {
  const { messages, whispers } = at;
  const { channelId, personId, ts, threadTs } = occasion;
  const content = { text: typeof answer.text === 'string' ? answer.text : '', blocks: answer.blocks };
  const isWhisper = ts !== null && whispers.find(ts) !== null;
  if (ts !== null && answer.delete_original === true) {
    if (isWhisper) whispers.remove(ts);
    else messages.remove(bot.userId, { channelId, ts });
    return null;
  }
  if (ts !== null && answer.replace_original === true) {
    if (isWhisper) whispers.replace(ts, content);
    else messages.edit(bot.userId, { channelId, ts, ...content });
    return ts;
  }
  if (answer.response_type !== 'in_channel') return whispers.add({ channelId, personId, threadTs, ...content }).ts;
  const posted = messages.post(bot.userId, { channelId, threadTs, ...content });
  return posted.ok ? posted.ts : null;
}
