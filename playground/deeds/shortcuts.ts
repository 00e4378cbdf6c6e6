import { sendInteraction } from '../muster/send.ts';
import type { DeedNeeds } from './create-deeds.ts';
import { channelField, interaction, messageField, personOf } from './payloads.ts';
import { type Result, resultOf } from './result.ts';

export type MessagePlace = { readonly channelId: string; readonly ts: string };

/** A shortcut that works everywhere. */
export async function useShortcut({ slack, muster }: DeedNeeds, as: string, callbackId: string): Promise<Result> {
  const payload = { ...interaction('shortcut', personOf(as)), callback_id: callbackId };
  return resultOf(await sendInteraction(muster, { ...payload, trigger_id: slack.triggers.issue(as) }));
}

type Used = { readonly callbackId: string; readonly place: MessagePlace };

/** A shortcut of a message's menu. */
export async function useMessageShortcut({ slack, muster }: DeedNeeds, as: string, used: Used): Promise<Result> {
  const { channelId, ts } = used.place;
  const shown = slack.messages.find(used.place);
  if (shown === null) return { notice: 'That message is gone.' };
  const payload = {
    ...interaction('message_action', personOf(as)),
    ...{ callback_id: used.callbackId, message_ts: ts, channel: channelField(channelId) },
    message: messageField(shown),
    response_url: `${slack.origin}${slack.answers.issue({ channelId, personId: as, ts: null, threadTs: shown.threadTs })}`,
    trigger_id: slack.triggers.issue(as),
  };
  return resultOf(await sendInteraction(muster, payload));
}
