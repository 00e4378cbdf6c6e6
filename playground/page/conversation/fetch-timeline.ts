import type { Timeline, TimelineEntry } from '../../web/contract.ts';
import { look } from '../world/ask.ts';

export type Where = { readonly personId: string; readonly channelId: string };

/** Messages asked for at a time: two screens and more, and still quick to draw. */
export const PAGE_SIZE = 80;

/** @param page `before`: older than this message; `limit`: 500 at most. @returns null when it can't be had */
export async function fetchTimeline(
  { personId, channelId }: Where,
  page: { readonly before?: string; readonly limit: number },
): Promise<Timeline | null> {
  const { before, limit } = page;
  const answer = await look<Timeline | readonly TimelineEntry[]>('timeline', {
    ...{ as: personId, channel: channelId, limit: String(limit) },
    ...(before !== undefined && { before }),
  });
  if (Array.isArray(answer)) return { entries: answer as readonly TimelineEntry[], hasOlder: false, readTs: null };
  return answer as Timeline | null;
}
