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
  use(path: string, answer: AppAnswer): Promise<string | null>;
  /** Shows an answer where it belongs, without an address. */
  show(occasion: Occasion, answer: AppAnswer): Promise<void>;
};

/** Uses of one address, and its life in milliseconds. Source: docs.slack.dev, handling user interaction. */
const USES_MAX = 5;
const LIFE_MS = 30 * 60_000;

export function createAnswers({ messages, whispers }: { messages: Messages; whispers: Whispers }): Answers {
  const issued = new Map<string, { occasion: Occasion; uses: number; until: number }>();
  const show = async (occasion: Occasion, answer: AppAnswer): Promise<void> => {
    const { channelId, personId, ts } = occasion;
    const content = { text: typeof answer.text === 'string' ? answer.text : '', blocks: answer.blocks };
    const whisper = ts === null ? null : whispers.find(ts);
    if (ts !== null && answer.delete_original === true) {
      if (whisper !== null) whispers.remove(ts);
      else await messages.remove(bot.userId, { channelId, ts });
    } else if (ts !== null && answer.replace_original === true) {
      if (whisper !== null) whispers.replace(ts, content);
      else await messages.edit(bot.userId, { channelId, ts, ...content });
    } else if (answer.response_type === 'in_channel') {
      await messages.post(bot.userId, { channelId, ...content });
    } else {
      whispers.add({ channelId, personId, ...content });
    }
  };
  return {
    issue(occasion) {
      for (const [path, { until }] of issued) if (until < Date.now()) issued.delete(path);
      const path = `/response/${randomBytes(12).toString('hex')}`;
      issued.set(path, { occasion, uses: 0, until: Date.now() + LIFE_MS });
      return path;
    },
    async use(path, answer) {
      const known = issued.get(path);
      if (known === undefined || known.until < Date.now()) return 'expired_url';
      if (known.uses >= USES_MAX) return 'used_url';
      known.uses += 1;
      await show(known.occasion, answer);
      return null;
    },
    show,
  };
}
