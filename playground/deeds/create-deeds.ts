import { bot, directId } from '../company.ts';
import { type Muster, sendEvent, sendForm, sendInteraction } from '../muster/send.ts';
import type { AppAnswer } from '../slack/answers.ts';
import type { Block } from '../slack/journal.ts';
import type { LocalSlack } from '../slack/open-slack.ts';
import { roomsOf } from '../slack/rooms.ts';
import { applySubmission } from './apply-submission.ts';
import { channelField, commandFields, eventEnvelope, interaction, personOf, type StateValues, viewWith } from './payloads.ts';
import { done, type Result, resultOf } from './result.ts';
import { asSlackText } from './words.ts';

/** One control as it was used: `type`, `action_id`, `block_id` and what was chosen. */
export type UsedControl = Readonly<Record<string, unknown>> & { readonly action_id: string; readonly block_id: string };

export type Place =
  | { readonly kind: 'message'; readonly channelId: string; readonly ts: string }
  | { readonly kind: 'view'; readonly viewId: string; readonly values: StateValues };

/** What a person can do in Slack. Everything goes to Muster signed, through its real endpoint. */
export type Deeds = {
  /** Types text into a conversation: a command for Muster, or words for the others. */
  say(as: string, said: { readonly channelId: string; readonly text: string }): Promise<Result>;
  use(as: string, used: { readonly place: Place; readonly control: UsedControl }): Promise<Result>;
  submit(as: string, form: { readonly viewId: string; readonly values: StateValues }): Promise<Result>;
  close(as: string, viewId: string): Promise<Result>;
  openHome(as: string): Promise<Result>;
  shortcut(as: string, callbackId: string): Promise<Result>;
  messageShortcut(as: string, used: { readonly callbackId: string; readonly place: MessagePlace }): Promise<Result>;
};

type MessagePlace = { readonly channelId: string; readonly ts: string };

type Needs = { readonly slack: LocalSlack; readonly muster: Muster; readonly readOnlyMessages: boolean };

export function createDeeds({ slack, muster, readOnlyMessages }: Needs): Deeds {
  const { answers, messages, triggers, views, whispers } = slack;
  const responseUrl = (occasion: Parameters<typeof answers.issue>[0]) => `${slack.origin}${answers.issue(occasion)}`;

  const command = async (as: string, channelId: string, text: string): Promise<Result> => {
    const [word = '', ...rest] = text.split(/(?<=^\S+)\s/);
    const occasion = { channelId, personId: as, ts: null };
    const outcome = await sendForm(muster, {
      ...commandFields(personOf(as), channelId),
      command: word.toLowerCase(),
      text: asSlackText(rest.join(' ').trim()),
      response_url: responseUrl(occasion),
      trigger_id: triggers.issue(as),
    });
    if (outcome.kind === 'accepted' && outcome.body !== null) await answers.show(occasion, outcome.body as AppAnswer);
    return resultOf(outcome);
  };
  const useInMessage = async (as: string, place: MessagePlace, control: UsedControl): Promise<Result> => {
    const { channelId, ts } = place;
    const isWhisper = whispers.find(ts) !== null;
    const shown = isWhisper ? undefined : (await messages.list(channelId)).find((message) => message.ts === ts);
    return resultOf(
      await sendInteraction(muster, {
        ...interaction('block_actions', personOf(as)),
        container: { type: 'message', message_ts: ts, channel_id: channelId, is_ephemeral: isWhisper },
        channel: channelField(channelId),
        // Slack leaves the message out when only the clicker sees it.
        ...(shown !== undefined && { message: messageField(ts, shown) }),
        state: { values: {} },
        response_url: responseUrl({ channelId, personId: as, ts }),
        trigger_id: triggers.issue(as),
        actions: [control],
      }),
    );
  };
  const useInView = async (as: string, place: Extract<Place, { kind: 'view' }>, control: UsedControl): Promise<Result> => {
    const view = findView(views, as, place.viewId);
    if (view === null) return { notice: 'That window is closed by now.' };
    return resultOf(
      await sendInteraction(muster, {
        ...interaction('block_actions', personOf(as)),
        container: { type: 'view', view_id: view.id },
        view: viewWith(view, place.values),
        trigger_id: triggers.issue(as),
        actions: [control],
      }),
    );
  };

  return {
    async say(as, { channelId, text }) {
      if (!roomsOf(as).some(({ id }) => id === channelId)) return { notice: 'You are not in that conversation.' };
      if (text.startsWith('/')) return command(as, channelId, text);
      if (readOnlyMessages && channelId === directId(as, bot.userId)) {
        return { notice: 'Muster does not read messages. Type a command, for example /task help.' };
      }
      const posted = await messages.post(as, { channelId, text: asSlackText(text) });
      return posted.ok ? done : { notice: `The local Slack refused the message: ${posted.error}` };
    },
    use: (as, { place, control }) =>
      place.kind === 'message' ? useInMessage(as, place, control) : useInView(as, place, control),
    async submit(as, { viewId, values }) {
      const view = findView(views, as, viewId);
      if (view === null) return { notice: 'That window is closed by now.' };
      const payload = { ...interaction('view_submission', personOf(as)), view: viewWith(view, values) };
      const outcome = await sendInteraction(muster, { ...payload, trigger_id: triggers.issue(as), response_urls: [] });
      if (outcome.kind !== 'accepted') return resultOf(outcome);
      return { ...resultOf(outcome), ...applySubmission(views, { personId: as, viewId, answer: outcome.body }) };
    },
    async close(as, viewId) {
      const view = findView(views, as, viewId);
      if (view === null) return done;
      if (view.clear_on_close) views.clear(as);
      else views.close(as, viewId);
      if (!view.notify_on_close) return done;
      const payload = { ...interaction('view_closed', personOf(as)), view, is_cleared: view.clear_on_close };
      return resultOf(await sendInteraction(muster, payload));
    },
    async openHome(as) {
      const view = views.home(as);
      const event = { type: 'app_home_opened', user: as, channel: directId(as, bot.userId), tab: 'home' };
      return resultOf(await sendEvent(muster, eventEnvelope({ ...event, ...(view !== null && { view }) })));
    },
    async shortcut(as, callbackId) {
      const payload = { ...interaction('shortcut', personOf(as)), callback_id: callbackId };
      return resultOf(await sendInteraction(muster, { ...payload, trigger_id: triggers.issue(as) }));
    },
    async messageShortcut(as, { callbackId, place: { channelId, ts } }) {
      const shown = (await messages.list(channelId)).find((message) => message.ts === ts);
      if (shown === undefined) return { notice: 'That message is gone.' };
      return resultOf(
        await sendInteraction(muster, {
          ...interaction('message_action', personOf(as)),
          ...{ callback_id: callbackId, message_ts: ts, channel: channelField(channelId) },
          message: messageField(ts, shown),
          response_url: responseUrl({ channelId, personId: as, ts: null }),
          trigger_id: triggers.issue(as),
        }),
      );
    },
  };
}

type Written = { readonly userId: string; readonly text: string; readonly blocks?: readonly Block[] | undefined };

function messageField(ts: string, { userId, text, blocks }: Written) {
  const byBot = userId === bot.userId ? { bot_id: bot.botId } : {};
  return { type: 'message', user: userId, ts, text, ...byBot, ...(blocks !== undefined && { blocks }) };
}

function findView(views: LocalSlack['views'], personId: string, viewId: string) {
  const home = views.home(personId);
  return home?.id === viewId ? home : (views.modals(personId).find(({ id }) => id === viewId) ?? null);
}
