import { bot, directId } from '../company.ts';
import { sendForm } from '../muster/send.ts';
import type { AppAnswer } from '../slack/answers.ts';
import { roomsOf } from '../slack/rooms.ts';
import type { DeedNeeds } from './create-deeds.ts';
import { commandFields, personOf } from './payloads.ts';
import { done, type Result, resultOf } from './result.ts';
import { asSlackText } from './words.ts';

type Said = { readonly channelId: string; readonly text: string };

/** A command for Muster, or words for the others. */
export async function say(needs: DeedNeeds, as: string, said: Said): Promise<Result> {
  const { channelId, text } = said;
  if (!roomsOf(as).some(({ id }) => id === channelId)) return { notice: 'You are not in that conversation.' };
  if (text.startsWith('/')) return command(needs, as, said);
  if (needs.readOnlyMessages && channelId === directId(as, bot.userId)) {
    return { notice: 'Muster does not read messages. Type a command, for example /task help.' };
  }
  const posted = await needs.slack.messages.post(as, { channelId, text: asSlackText(text) });
  return posted.ok ? done : { notice: `The local Slack refused the message: ${posted.error}` };
}

async function command({ slack, muster }: DeedNeeds, as: string, { channelId, text }: Said): Promise<Result> {
  const [, word = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  const occasion = { channelId, personId: as, ts: null };
  const outcome = await sendForm(muster, {
    ...commandFields(personOf(as), channelId),
    command: word.toLowerCase(),
    text: asSlackText(rest.trim()),
    response_url: `${slack.origin}${slack.answers.issue(occasion)}`,
    trigger_id: slack.triggers.issue(as),
  });
  if (outcome.kind === 'accepted' && outcome.body !== null) {
    await slack.answers.show(occasion, outcome.body as AppAnswer);
  }
  return resultOf(outcome);
}
