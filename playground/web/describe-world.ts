import { bot, company, people } from '../company.ts';
import type { Manifest } from '../muster/read-manifest.ts';
import type { MusterState } from '../muster/start-muster.ts';
import type { Block } from '../slack/journal.ts';
import type { LocalSlack } from '../slack/open-slack.ts';
import { type Room, rooms } from '../slack/rooms.ts';

/** All that the page must know before it can draw anything. */
export type World = {
  readonly workspace: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: typeof people;
  readonly rooms: readonly Room[];
  readonly manifest: Manifest;
  readonly muster: MusterState;
  /** Conversation id → its newest message. */
  readonly newest: Readonly<Record<string, { readonly ts: string; readonly userId: string }>>;
};

export type TimelineEntry = {
  readonly ts: string;
  readonly userId: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly edited: boolean;
  /** True when only the reader sees it. */
  readonly whisper: boolean;
};

export function describeWorld(slack: LocalSlack, manifest: Manifest, muster: MusterState): World {
  return {
    ...{ workspace: company.name, bot: { id: bot.userId, name: bot.name }, people, rooms: [...rooms.values()] },
    ...{ manifest, muster, newest: Object.fromEntries(slack.messages.newest()) },
  };
}

/** What one person sees in a conversation, oldest first. */
export async function describeTimeline(
  { messages, whispers }: LocalSlack,
  { personId, channelId }: { readonly personId: string; readonly channelId: string },
): Promise<readonly TimelineEntry[]> {
  const said = await messages.list(channelId);
  return [
    ...said.map(({ ts, userId, text, blocks = [], edited }) => ({ ts, userId, text, blocks, edited, whisper: false })),
    ...whispers.list(channelId, personId).map(({ ts, text, blocks = [] }) => ({
      ...{ ts, text, blocks, userId: bot.userId, edited: false, whisper: true },
    })),
  ].sort((a, b) => Number(a.ts) - Number(b.ts));
}
