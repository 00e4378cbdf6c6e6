import { personId } from '../../company.ts';
import type { LocalSlack } from '../../slack/open-slack.ts';
import { roomsOf } from '../../slack/rooms.ts';
import { threadsOf } from '../../slack/threads.ts';
import type { Ledger } from '../ledger.ts';

/** Everybody has read what came until they last looked; what came since is new to them. */
export function catchUp(slack: LocalSlack, { people }: Ledger): void {
  for (const { handle, lastLookedAt } of people) {
    const id = personId(handle);
    const until = Date.parse(lastLookedAt) / 1000;
    const isRead = ({ ts }: { readonly ts: string }): boolean => Number(ts) <= until;
    for (const { id: channelId } of roomsOf(id)) {
      const room = slack.messages.room(channelId);
      const last = room.between({ after: null, before: null }).findLast(isRead);
      if (last !== undefined) slack.reads.mark({ personId: id, channelId, ts: last.ts });
    }
    for (const { root, replies } of threadsOf(slack, id)) {
      const last = replies.findLast(isRead);
      const { channelId, ts: threadTs } = root;
      if (last !== undefined) slack.reads.mark({ personId: id, channelId, threadTs, ts: last.ts });
    }
  }
}
