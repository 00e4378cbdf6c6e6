import { bot, directId } from '../company.ts';
import { sendEvent } from '../muster/send.ts';
import type { DeedNeeds } from './create-deeds.ts';
import { eventEnvelope } from './payloads.ts';
import { type Result, resultOf } from './result.ts';

/** Tells Muster that somebody looks at its Home, so that it draws it. */
export async function openHome({ slack, muster }: DeedNeeds, as: string): Promise<Result> {
  const view = slack.views.home(as);
  const event = { type: 'app_home_opened', user: as, channel: directId(as, bot.userId), tab: 'home' };
  const envelope = eventEnvelope({ ...event, ...(view !== null && { view }) }, slack.stamps.next());
  return resultOf(await sendEvent(muster, envelope));
}
