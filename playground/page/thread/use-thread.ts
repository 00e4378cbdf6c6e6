import type { Thread } from '../../web/contract.ts';
import { look } from '../world/ask.ts';
import type { MessagePlace } from '../world/context.ts';
import { useLive } from '../world/live.ts';

/** A message and the answers below it, kept right. Null until they are known, and when they are gone. */
export function useThread(personId: string, { channelId, ts }: MessagePlace): Thread | null {
  return useLive<Thread>(() => look('thread', { as: personId, channel: channelId, ts }), {
    key: `thread/${personId}/${channelId}/${ts}`,
    keeps: true,
    is: (change) => change.kind === 'conversation' && change.channelId === channelId,
  });
}
