import type { LocalSlack } from '../fakes/slack/local-slack.ts';
import {
  blockAction,
  messageAction,
  type SlackRequest,
  shortcut,
  slashCommand,
  viewSubmission,
} from '../fakes/slack/requests.ts';
import { findElement, textIn, valuesOf } from './screen.ts';
import { SIGNING_SECRET } from './test-app.ts';

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
  readonly blocks: readonly unknown[];
};

/** Something on the person's screen with blocks in it: an answer, a card, a modal, Home. */
type Screen =
  | {
      readonly kind: 'message';
      readonly channelId: string;
      readonly ts: string;
      readonly ephemeral: boolean;
      readonly blocks: readonly unknown[];
    }
  | { readonly kind: 'modal' }
  | { readonly kind: 'home' };

export type Persona = ReturnType<typeof createPersona>;

type Needs = { readonly userId: string; readonly slack: LocalSlack; readonly url: string; readonly now: () => Date };

/** Somebody at their Slack client: what they do reaches Muster as Slack would send it, signed. */
export function createPersona({ userId, slack, url, now }: Needs) {
  const sender = { userId };
  const signer = () => ({ secret: SIGNING_SECRET, timestamp: Math.floor(now().getTime() / 1000) });
  const occasion = (channelId: string, messageTs?: string) => ({
    triggerId: slack.newTrigger(userId),
    responseUrl: slack.newResponseUrl({ channelId, userId, ...(messageTs !== undefined && { messageTs }) } as never),
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

  return {
    userId,
    /** Types a slash command, text as Slack escapes it. */
    command: (command: string, text = '') =>
      send(url, slashCommand(signer(), { command, text, ...occasion('C0GENERAL') }, sender)),
    /** Presses a button (by its words) or picks an option of a menu on a screen. */
    async press(words: string, screen: Screen, option?: string): Promise<Answer> {
      const found = findElement(blocksOf(screen), words, option);
      const action = {
        actionId: found.actionId,
        type: found.type,
        ...(found.value !== undefined && { value: found.value }),
        more: found.more,
      };
      if (screen.kind === 'message') {
        const { channelId, ts, ephemeral } = screen;
        const request = blockAction(
          signer(),
          {
            action,
            message: { channelId, ts, ephemeral, blocks: [...screen.blocks] as never },
            ...occasion(channelId, ts),
          },
          sender,
        );
        return send(url, request);
      }
      const view = screen.kind === 'modal' ? topModal() : slack.home(userId);
      if (view === null) throw new Error(`${userId} has no Home yet`);
      const at = screen.kind === 'modal' ? { modal: view as never } : { home: view as never };
      return send(url, blockAction(signer(), { action, ...at, triggerId: slack.newTrigger(userId) } as never, sender));
    },
    /** Fills fields of the topmost modal (field name → value) and sends it; the rest keeps what it shows. */
    async submit(values: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
      const view = topModal();
      const request = viewSubmission(
        signer(),
        { view: view as never, values: valuesOf(view.blocks, values), triggerId: slack.newTrigger(userId) },
        sender,
      );
      const answer = await send(url, request);
      slack.applySubmissionAnswer(view.id, answer.body);
      return answer;
    },
    shortcut: (callbackId: string) =>
      send(url, shortcut(signer(), { callbackId, triggerId: slack.newTrigger(userId) }, sender)),
    messageShortcut: (callbackId: string, message: { channelId: string; ts: string; text: string; userId?: string }) =>
      send(url, messageAction(signer(), { callbackId, message, ...occasion(message.channelId, message.ts) }, sender)),
    modal: topModal,
    modalText: () => textIn(topModal().blocks),
    homeText: () => textIn(slack.home(userId)?.blocks ?? []),
    /** The last card or note in the DM with Muster. */
    lastMessage(): Screen & { kind: 'message'; text: string } {
      const message = slack.directMessages(userId).at(-1);
      if (message === undefined) throw new Error(`${userId} got no message`);
      return {
        kind: 'message',
        channelId: message.channel,
        ts: message.ts,
        ephemeral: false,
        blocks: message.blocks,
        text: textIn(message.blocks),
      };
    },
    messages: () => slack.directMessages(userId).map((message) => textIn(message.blocks)),
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

/** Sends a request as it is; the body is JSON where there is one. */
export async function send(url: string, request: SlackRequest): Promise<Answer> {
  const response = await fetch(`${url}/slack/events`, { method: 'POST', headers: request.headers, body: request.body });
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  const blocks =
    typeof body === 'object' && body !== null && 'blocks' in body && Array.isArray(body.blocks) ? body.blocks : [];
  const said = typeof body === 'object' && body !== null && 'text' in body ? String(body.text) : '';
  return { status: response.status, body, blocks, text: blocks.length > 0 ? textIn(blocks) : said };
}
