import { sendInteraction } from '../muster/send.ts';
import type { DeedNeeds } from './create-deeds.ts';
import { channelField, findView, interaction, messageField, personOf, type StateValues, viewWith } from './payloads.ts';
import { closed, type Result, resultOf } from './result.ts';
import type { MessagePlace } from './shortcuts.ts';

/** One control as it was used: `type`, `action_id`, `block_id` and what was chosen. */
export type UsedControl = Readonly<Record<string, unknown>> & { readonly action_id: string; readonly block_id: string };

export type Place =
  | ({ readonly kind: 'message' } & MessagePlace)
  | { readonly kind: 'view'; readonly viewId: string; readonly values: StateValues };

export type Use = { readonly place: Place; readonly control: UsedControl };

/** A press or a choice in a message, a modal or Home. */
export function useControl(needs: DeedNeeds, as: string, { place, control }: Use): Promise<Result> {
  return place.kind === 'message' ? inMessage(needs, as, { place, control }) : inView(needs, as, { place, control });
}

type InMessage = { readonly place: MessagePlace; readonly control: UsedControl };

async function inMessage({ slack, muster }: DeedNeeds, as: string, { place, control }: InMessage): Promise<Result> {
  const { channelId, ts } = place;
  const whisper = slack.whispers.find(ts);
  const shown = slack.messages.find(place);
  const threadTs = (whisper ?? shown)?.threadTs;
  const payload = {
    ...interaction('block_actions', personOf(as)),
    container: {
      ...{ type: 'message', message_ts: ts, channel_id: channelId, is_ephemeral: whisper !== null },
      ...(threadTs !== undefined && { thread_ts: threadTs }),
    },
    channel: channelField(channelId),
    // Slack leaves the message out when only the clicker sees it.
    ...(shown !== null && { message: messageField(shown) }),
    state: { values: {} },
    response_url: `${slack.origin}${slack.answers.issue({ channelId, personId: as, ts, threadTs })}`,
    trigger_id: slack.triggers.issue(as),
    actions: [control],
  };
  return resultOf(await sendInteraction(muster, payload));
}

type InView = { readonly place: Extract<Place, { kind: 'view' }>; readonly control: UsedControl };

async function inView({ slack, muster }: DeedNeeds, as: string, { place, control }: InView): Promise<Result> {
  const view = findView(slack.views, as, place.viewId);
  if (view === null) return closed;
  const payload = {
    ...interaction('block_actions', personOf(as)),
    container: { type: 'view', view_id: view.id },
    view: viewWith(view, place.values),
    trigger_id: slack.triggers.issue(as),
    actions: [control],
  };
  return resultOf(await sendInteraction(muster, payload));
}
