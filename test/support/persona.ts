import { vi } from 'vitest';
import type { LocalSlack } from '../fakes/slack/local-slack.ts';
import { DEFAULT_WORKSPACE } from '../fakes/slack/options.ts';
import { messageActionPayload } from '../fakes/slack/payloads.ts';
import {
  blockAction,
  eventCallback,
  interaction,
  type SlackRequest,
  shortcut,
  slashCommand,
  viewSubmission,
} from '../fakes/slack/requests.ts';
import { checkMessage } from './block-kit/check.ts';
import { checkDrawn } from './block-kit/drawn.ts';
import { type Answer, buttonsIn, choiceOf, findElement, readAnswer, type Screen, textIn, valuesOf } from './screen.ts';
import { SIGNING_SECRET } from './test-app.ts';

export type Persona = ReturnType<typeof createPersona>;

type Needs = {
  readonly userId: string;
  readonly slack: LocalSlack;
  readonly url: string;
  readonly now: () => Date;
  readonly settled: () => Promise<void>;
};

/**
 * Somebody at their Slack client: what they do reaches Muster as Slack would send it, signed. Each deed returns what
 * the person sees, once everything it caused is done and sent.
 */
export function createPersona({ userId, slack, url, now, settled }: Needs) {
  const sender = { userId };
  const signer = () => ({ secret: SIGNING_SECRET, timestamp: Math.floor(now().getTime() / 1000) });
  const occasion = (channel: string, messageTs: string | null = null) => ({
    triggerId: slack.newTrigger(userId),
    responseUrl: slack.newResponseUrl({ channel, user: userId, messageTs }),
  });
  const topModal = () => {
    const modal = slack.openModals(userId).at(-1);
    if (modal === undefined) throw new Error(`${userId} has no modal open`);
    return modal;
  };
  const blocksOf = (screen: Screen): readonly unknown[] => {
    if (screen.kind === 'message') return screen.blocks;
    return screen.kind === 'modal' ? topModal().blocks : (slack.home(userId)?.blocks ?? []);
  };
  const isLoading = () => textIn(slack.openModals(userId).at(-1)?.blocks ?? []).includes('One moment…');

  /** Sends it and waits for what the person gets to see: a body, an answer, a modal filled, Home drawn again. */
  async function act(request: SlackRequest, responseUrl = ''): Promise<Answer> {
    const seen = slack.calls().length;
    const sent = await send(url, request);
    const answer = await vi.waitFor(() => {
      if (sent.body !== null) return sent;
      const said = slack.responses(responseUrl).at(-1);
      if (said !== undefined) return readAnswer(sent.status, said);
      const drawn = slack
        .calls()
        .slice(seen)
        .some(({ method }) => method.startsWith('views.'));
      if (!drawn || isLoading()) throw new Error(`${userId} sees nothing yet`);
      return sent;
    }, WAIT);
    await settled();
    if (/took too long|is away just now|starting up|is busy/.test(answer.text))
      throw new Error(`Muster could not answer ${userId} in time: ${answer.text}`);
    return answer;
  }

  /** @throws Error unless Home was drawn since */
  function drawnSince(seen: number): void {
    if (
      !slack
        .calls()
        .slice(seen)
        .some(({ method }) => method === 'views.publish')
    )
      throw new Error(`${userId} sees the old Home`);
  }

  /** A click on a screen: the request, as Slack would send it. */
  function clickOn(words: string, screen: Screen, option?: string) {
    const found = findElement(blocksOf(screen), words, option);
    const { actionId, type, value, more } = found;
    const action = { actionId, type, ...(value !== undefined && { value }), more };
    if (screen.kind === 'message') {
      const { channelId, ts, ephemeral } = screen;
      const given = occasion(channelId, ts);
      const message = { channelId, ts, ephemeral, blocks: [...screen.blocks] as never };
      return { request: blockAction(signer(), { action, message, ...given }, sender), responseUrl: given.responseUrl };
    }
    const view = screen.kind === 'modal' ? topModal() : slack.home(userId);
    if (view === null) throw new Error(`${userId} has no Home yet`);
    const at = screen.kind === 'modal' ? { modal: view as never } : { home: view as never };
    const request = blockAction(signer(), { action, ...at, triggerId: slack.newTrigger(userId) } as never, sender);
    return { request, responseUrl: '' };
  }

  function submission(values: Readonly<Record<string, unknown>>): SlackRequest {
    const view = topModal();
    const filled = { view: view as never, values: valuesOf(view.blocks, values), triggerId: slack.newTrigger(userId) };
    return viewSubmission(signer(), filled, sender);
  }

  return {
    userId,
    /** Types a slash command, text as Slack escapes it. */
    command(command: string, text = ''): Promise<Answer> {
      const given = occasion('C0GENERAL');
      return act(slashCommand(signer(), { command, text, ...given }, sender), given.responseUrl);
    },
    /** Presses a button (by its words) or picks an option of a menu on a screen. */
    press(words: string, screen: Screen, option?: string): Promise<Answer> {
      const { request, responseUrl } = clickOn(words, screen, option);
      return act(request, responseUrl);
    },
    /** Presses a button that says nothing back: what it did shows on the messages themselves. */
    async tap(words: string, screen: Screen): Promise<Answer> {
      const answer = await send(url, clickOn(words, screen).request);
      await settled();
      return answer;
    },
    /** The same, as the request alone: to be sent twice, or at once with others. */
    requestToPress: (words: string, screen: Screen, option?: string) => clickOn(words, screen, option).request,
    /** Fills fields of the topmost modal (field name → value) and sends it; the rest keeps what it shows. */
    async submit(values: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
      const { id } = topModal();
      const seen = slack.calls().length;
      const answer = await send(url, submission(values));
      slack.applySubmissionAnswer(id, answer.body);
      // A form that closes everything was opened on Home, which is drawn again behind it.
      if (JSON.stringify(answer.body).includes('"clear"')) await vi.waitFor(() => drawnSince(seen), WAIT);
      await settled();
      return answer;
    },
    requestToSubmit: submission,
    /** Types into a menu of the topmost modal that is filled meanwhile: what it offers, as `value: words`. */
    async search(field: string, typed: string): Promise<readonly string[]> {
      const { actionId, view } = menuIn(topModal(), field);
      const payload = {
        ...{ type: 'block_suggestion', user: { id: userId, team_id: TEAM }, team: { id: TEAM } },
        ...{ action_id: actionId, block_id: field, value: typed },
        ...{ container: { type: 'view', view_id: view.id }, view },
      };
      const { body } = await send(url, interaction(signer(), payload));
      return offered(body);
    },
    /** Chooses what such a menu offered. */
    choose(field: string, value: string): Promise<Answer> {
      const { actionId, view } = menuIn(topModal(), field);
      const action = { actionId, type: 'external_select', more: { selected_option: choiceOf(value) } };
      const click = { action, modal: view as never, triggerId: slack.newTrigger(userId) };
      return act(blockAction(signer(), click as never, sender));
    },
    shortcut: (callbackId: string) =>
      act(shortcut(signer(), { callbackId, triggerId: slack.newTrigger(userId) }, sender)),
    /** Uses a message shortcut; `channelName` as Slack says it: `privategroup` and `directmessage` for private places. */
    messageShortcut(
      callbackId: string,
      message: { channelId: string; channelName?: string; ts: string; text: string; userId?: string },
    ): Promise<Answer> {
      const given = occasion(message.channelId, message.ts);
      const payload = messageActionPayload({ callbackId, message, ...given }, sender);
      const channel = { id: message.channelId, name: message.channelName ?? 'general' };
      return act(interaction(signer(), { ...payload, channel }), given.responseUrl);
    },
    async openHome(): Promise<void> {
      const event = { type: 'app_home_opened', user: userId, tab: 'home', channel: slack.directChannel(userId) };
      await act(eventCallback(signer(), { event }, sender));
    },
    modal: topModal,
    modalText: () => textIn(topModal().blocks),
    closeModal: () => slack.closeModal(userId),
    homeText: () => textIn(slack.home(userId)?.blocks ?? []),
    /** The words on the buttons of a screen. */
    buttonsOn: (screen: Screen) => buttonsIn(blocksOf(screen)),
    /** The last card or note in the DM with Muster. */
    lastMessage(): MessageScreen {
      const message = slack.directMessages(userId).at(-1);
      if (message === undefined) throw new Error(`${userId} got no message`);
      return toScreen(message);
    },
    /** The living card about a task, by words on it. */
    card(words: string): MessageScreen {
      const cards = slack.directMessages(userId).filter(({ key }) => key?.startsWith('task:'));
      const message = cards.find(({ blocks }) => textIn(blocks).includes(words));
      if (message === undefined) throw new Error(`${userId} has no card with “${words}”: ${cards.length} others`);
      return toScreen(message);
    },
    /** The living card of what was escalated to them, by words on it. */
    escalation(words = ''): MessageScreen {
      const cards = slack.directMessages(userId).filter(({ key }) => key?.startsWith('escalation:'));
      const message = cards.findLast(({ blocks }) => textIn(blocks).includes(words));
      if (message === undefined) throw new Error(`${userId} was asked nothing with “${words}”: ${cards.length} others`);
      return toScreen(message);
    },
    /** How many messages asked them to decide something. */
    asked: () => slack.directMessages(userId).filter(({ key }) => key?.startsWith('escalation:')).length,
    /** Everything Muster wrote to them, oldest first, as it looks now. */
    messages: () => slack.directMessages(userId).map((message) => textIn(message.blocks)),
    /** Only what isn't a card. */
    notes: () =>
      slack
        .directMessages(userId)
        .filter(({ key }) => key === null || !/^(task|escalation):/.test(key))
        .map((message) => textIn(message.blocks)),
    /** An answer as something to press buttons on. */
    screenOf: (answer: Answer): Screen => ({
      kind: 'message',
      channelId: 'C0GENERAL',
      ts: '1764000000.000100',
      ephemeral: true,
      blocks: answer.blocks,
    }),
  };
}

const TEAM = DEFAULT_WORKSPACE.teamId;

/** A menu in a field that is filled while somebody types. */
function menuIn<View extends { readonly blocks: readonly unknown[] }>(view: View, field: string) {
  const block = (view.blocks as readonly Record<string, unknown>[]).find(({ block_id }) => block_id === field);
  const element = block?.element as { type?: string; action_id?: string } | undefined;
  if (element?.type !== 'external_select' || element.action_id === undefined)
    throw new Error(`the form has no such menu: ${field}`);
  return { actionId: element.action_id, view };
}

/** What a menu was answered, judged as the options of any other. */
function offered(body: unknown): readonly string[] {
  const { options } = body as { options: readonly { value: string; text: { text: string } }[] };
  const menu = { type: 'actions', elements: [{ type: 'static_select', action_id: 'a', options }] };
  const wrong = options.length === 0 ? [] : checkMessage({ text: 'a menu', blocks: [menu] });
  if (wrong.length > 0) throw new Error(`Slack would refuse these options: ${wrong.join('; ')}`);
  return options.map(({ value, text }) => `${value}: ${text.text}`);
}

/** Long enough for a machine with much else to do; a wait ends as soon as its condition holds. */
const WAIT = { timeout: 5_000, interval: 5 };

type MessageScreen = Extract<Screen, { kind: 'message' }> & { readonly text: string; readonly edits: number };

function toScreen(message: ReturnType<LocalSlack['directMessages']>[number]): MessageScreen {
  const { channel, ts, blocks, edits } = message;
  return {
    kind: 'message',
    channelId: channel,
    ts,
    ephemeral: false,
    blocks,
    text: textIn(blocks),
    edits: edits.length,
  };
}

/** Sends a request as it is; the body is JSON where there is one. */
export async function send(url: string, request: SlackRequest): Promise<Answer> {
  // Closed at once: a stopping server waits a while for connections that are kept.
  const headers = { ...request.headers, connection: 'close' };
  const response = await fetch(`${url}/slack/events`, { method: 'POST', headers, body: request.body });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const body: unknown = text === '' ? null : isJson ? JSON.parse(text) : text;
  // The local Slack judges what is posted and opened; answers that ride on the acknowledgement are judged here.
  const isMessage = typeof body === 'object' && body !== null && 'response_type' in body;
  const view = typeof body === 'object' && body !== null && 'view' in body ? body.view : undefined;
  const wrong = [
    ...(isMessage ? checkMessage({ ...body, response_type: undefined }) : []),
    ...checkDrawn(body),
    ...checkDrawn(view),
  ];
  if (wrong.length > 0) throw new Error(`Slack would refuse this answer: ${wrong.join('; ')}`);
  return readAnswer(response.status, body);
}
