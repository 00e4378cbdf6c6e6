import { z } from 'zod';
import type { SlackChannelId } from '../../kit/ids.ts';
import { type Messenger, type Post, SlackCallError } from '../../ports/outbound/slack.ts';
import type { CallSlack, TokenFor } from './call-slack.ts';

/** Messages as Slack keeps them. Nothing is unfurled, and names are never linked from plain text. */
export function createMessenger(call: CallSlack, tokenFor: TokenFor): Messenger {
  return {
    async openDm(workspaceId, userId) {
      const opened = await call(await tokenFor(workspaceId), {
        method: 'conversations.open',
        args: { users: userId },
        answer: openedShape,
      });
      return opened.channel.id as SlackChannelId;
    },
    async post(workspaceId, post) {
      const { ts } = await call(await tokenFor(workspaceId), {
        method: 'chat.postMessage',
        args: { ...contentOf(post), unfurl_links: false, unfurl_media: false },
        answer: postedShape,
      });
      return { ts };
    },
    async edit(workspaceId, edit) {
      await call(await tokenFor(workspaceId), {
        method: 'chat.update',
        // Unlike chat.postMessage, chat.update parses links by default (its reference page, `parse`).
        args: { ...contentOf(edit), ts: edit.ts, parse: 'none' },
        answer: z.object({}),
      });
    },
    async findByKey(workspaceId, { channelId, key, oldest }) {
      const token = await tokenFor(workspaceId);
      const since = oldest.getTime() / 1000;
      let cursor: string | undefined;
      for (let page = 0; page < PAGES_MAX; page += 1) {
        // Not `oldest`: it is by our clock, and one that is ahead of Slack's would hide the very message.
        const args = { channel: channelId, limit: PAGE, include_all_metadata: true, cursor };
        const history = await call(token, { method: HISTORY, args, answer: historyShape });
        const found = history.messages.find(({ metadata }) => metadata?.event_payload.key === key);
        if (found !== undefined) return { ts: found.ts };
        cursor = history.response_metadata?.next_cursor || undefined;
        if (cursor === undefined || Number(history.messages.at(-1)?.ts) < since) return null;
      }
      // "Not among those I saw" is not "not there": saying null here would post it a second time.
      throw new SlackCallError(HISTORY, { kind: 'unknown' });
    },
  };
}

/** Name of our metadata in Slack; changing it makes messages on their way unfindable. */
const EVENT_TYPE = 'muster_message';

const HISTORY = 'conversations.history';
/** Messages per request allowed to apps under Slack's strictest tier (docs.slack.dev, rate limits, May 2025). */
const PAGE = 15;
/** 150 messages since the attempt: at our own pace of one a second and channel that is well over a minute. */
const PAGES_MAX = 10;

function contentOf({ channelId, message, key }: Post): Readonly<Record<string, unknown>> {
  return {
    channel: channelId,
    text: message.text,
    blocks: message.blocks,
    metadata: { event_type: EVENT_TYPE, event_payload: { key } },
  };
}

const openedShape = z.object({ channel: z.object({ id: z.string().min(1) }) });
const postedShape = z.object({ ts: z.string().min(1) });
const metadataShape = z.object({
  event_type: z.literal(EVENT_TYPE),
  event_payload: z.object({ key: z.string() }),
});
const historyShape = z.object({
  messages: z.array(z.object({ ts: z.string(), metadata: metadataShape.optional().catch(undefined) })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
