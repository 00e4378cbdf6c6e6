import { sendInteraction } from '../muster/send.ts';
import type { OptionsAnswer } from '../web/contract.ts';
import type { DeedNeeds } from './create-deeds.ts';
import { channelField, findView, interaction, messageField, personOf, viewWith } from './payloads.ts';
import { closed, type Result, resultOf } from './result.ts';
import type { Place, Use } from './use-control.ts';

/** Asks Muster what an external menu offers for what was typed into it: Slack's `block_suggestion`. */
export async function askOptions(needs: DeedNeeds, as: string, use: Use): Promise<Result & OptionsAnswer> {
  const { action_id, block_id, value = '' } = use.control;
  const where = placeOf(needs, as, use.place);
  if (where === null) return closed;
  const payload = { ...interaction('block_suggestion', personOf(as)), ...where, action_id, block_id, value };
  const outcome = await sendInteraction(needs.muster, payload);
  if (outcome.kind !== 'accepted') return resultOf(outcome);
  const { options, option_groups } = (outcome.body ?? {}) as OptionsAnswer;
  return {
    ...resultOf(outcome),
    ...(options !== undefined && { options }),
    ...(option_groups !== undefined && { option_groups }),
  };
}

/** Null when the window is closed by now. */
function placeOf({ slack }: DeedNeeds, as: string, place: Place): Record<string, unknown> | null {
  if (place.kind === 'view') {
    const view = findView(slack.views, as, place.viewId);
    if (view === null) return null;
    return { container: { type: 'view', view_id: view.id }, view: viewWith(view, place.values) };
  }
  const { channelId, ts } = place;
  const shown = slack.messages.find(place);
  return {
    container: { type: 'message', message_ts: ts, channel_id: channelId, is_ephemeral: shown === null },
    channel: channelField(channelId),
    ...(shown !== null && { message: messageField(shown) }),
  };
}
