import { bot, directId } from '../company.ts';
import { sendForm } from '../muster/send.ts';
import type { AppAnswer } from '../slack/answers.ts';
import { roomsOf } from '../slack/rooms.ts';
import type { DeedNeeds } from './create-deeds.ts';
import { commandFields, personOf } from './payloads.ts';
import { done, type Result, resultOf } from './result.ts';
import { asSlackText } from './words.ts';

export type Said = {
  readonly channelId: string;
  readonly text: string;
  /** The message under which it is said, in its thread. */
  readonly threadTs?: string | undefined;
};

/** A command for Muster, or words for the others. */
export async function say(needs: DeedNeeds, as: string, said: Said): Promise<Result> {
  const { channelId, text, threadTs } = said;
  if (!roomsOf(as).some(({ id }) => id === channelId)) return { notice: 'You are not in that conversation.' };
  if (text.startsWith('/')) return threadTs === undefined ? command(needs, as, said) : NOT_IN_THREADS;
  if (needs.readOnlyMessages && channelId === directId(as, bot.userId)) {
    return { notice: 'Muster does not read messages. Type a command, for example /task help.' };
  }
  const posted = needs.slack.messages.post(as, { channelId, threadTs, text: asSlackText(text) });
  return posted.ok ? done : { notice: `The local Slack refused the message: ${posted.error}` };
}

const NOT_IN_THREADS: Result = {
  notice: 'Slack does not take commands in threads. Type it into the conversation itself.',
};

async function command({ slack, muster }: DeedNeeds, as: string, { channelId, text }: Said): Promise<Result> {
  const [, word = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  const path = slack.answers.issue({ channelId, personId: as, ts: null });
  const outcome = await sendForm(muster, {
    ...commandFields(personOf(as), channelId),
    command: word.toLowerCase(),
    text: asSlackText(rest.trim()),
    response_url: `${slack.origin}${path}`,
    trigger_id: slack.triggers.issue(as),
  });
  if (outcome.kind === 'accepted' && outcome.body !== null) slack.answers.show(path, outcome.body as AppAnswer);
  return resultOf(outcome);
}
