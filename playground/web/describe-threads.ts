import type { LocalSlack } from '../slack/open-slack.ts';
import { threadsOf } from '../slack/threads.ts';
import type { Thread, ThreadSummary } from './contract.ts';
import { describeMessage, describeWhisper, inOrder } from './describe-timeline.ts';

const THREADS_MAX = 50;

/** A message and what hangs below it, as one person sees it; null when the message is gone. */
export function describeThread(
  { messages, whispers }: LocalSlack,
  { personId, channelId, ts }: { readonly personId: string; readonly channelId: string; readonly ts: string },
): Thread | null {
  const log = messages.room(channelId);
  const root = log.find(ts);
  if (root === null) return null;
  const said = log.thread(ts).map((message) => describeMessage(log, message));
  const whispered = whispers.list(channelId, personId).filter(({ threadTs }) => threadTs === ts);
  return { root: describeMessage(log, root), replies: [...said, ...whispered.map(describeWhisper)].sort(inOrder) };
}

/** The threads somebody follows, newest first. */
export function describeThreads(slack: LocalSlack, personId: string): readonly ThreadSummary[] {
  return threadsOf(slack, personId)
    .slice(0, THREADS_MAX)
    .map(({ root, lastTs, unread }) => ({
      ...{ channelId: root.channelId, lastTs, unread },
      root: describeMessage(slack.messages.room(root.channelId), root),
    }));
}
