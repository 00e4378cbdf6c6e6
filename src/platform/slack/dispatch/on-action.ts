import { readElement, readForm, splitActionId } from '../../../kit/blocks/index.ts';
import type { SlackChannelId } from '../../../kit/ids.ts';
import type { ActionInput, HomeSource, MessageSource, ViewSource } from '../../../ports/inbound/slack.ts';
import { say } from '../deliver.ts';
import type { Exchange } from '../exchange.ts';
import { homeTabId, readPage, readTab } from '../home/frame.ts';
import { sentenceMessage } from '../messages.ts';
import type { ActionPayload, SlackBlock } from '../payloads.ts';
import { reopenId } from '../reopen.ts';
import { sentences } from '../sentences.ts';
import type { Turn } from '../turn.ts';
import { beginTurn } from './begin-turn.ts';
import type { DispatchNeeds } from './needs.ts';
import { redo } from './redo.ts';
import { runListener } from './run-listener.ts';

type Click = Omit<ActionInput, 'argument'> & { readonly actionId: string };

/** A button, select or menu, in a message, a modal or Home. Slack sends one at a time. */
export async function onAction(needs: DispatchNeeds, exchange: Exchange, payload: ActionPayload): Promise<void> {
  const [action] = payload.actions;
  if (action === undefined) return exchange.answer(null);
  const click: Click = { actionId: action.action_id, value: readElement(action), source: sourceOf(payload) };
  const turn = await beginTurn(needs, { exchange, payload }, whereOf(click));
  if (turn === null) return;
  const { name, argument } = splitActionId(click.actionId);
  if (name === homeTabId.name) return changeTab(needs, turn, argument);
  if (name === reopenId.name) return redo(needs, turn, click.value);
  if (!needs.registry.actions.has(name) && isLink(payload, click.actionId)) return exchange.answer(null);
  await runAction(needs, turn, click);
}

/** One click, in a turn of any kind. Home is drawn again after whatever was done there. */
export async function runAction(needs: DispatchNeeds, turn: Turn, { actionId, ...click }: Click): Promise<void> {
  const { name, argument } = splitActionId(actionId);
  const listener = needs.registry.actions.get(name);
  if (listener === undefined) {
    turn.exchange.result = 'unknown-name';
    return say(needs, turn, { message: sentenceMessage(sentences.oldControl), replace: false });
  }
  const input: ActionInput = { ...click, argument };
  let drawn = false;
  await runListener(needs, turn, {
    shell: () => listener.opens?.(input) ?? null,
    run: async (args) => {
      const reply = await listener.run({ ...input, ...args });
      drawn = reply.kind === 'home';
      return reply;
    },
  });
  const { place } = turn;
  if (place.kind === 'home' && !drawn && turn.shellViewId === null) {
    await needs.home.publish(turn, place);
  }
}

async function changeTab(needs: DispatchNeeds, turn: Turn, argument: string): Promise<void> {
  turn.exchange.answer(null);
  const tab = readTab(argument);
  await needs.home.publish(turn, tab === null ? null : { tab, state: {} });
}

/** Where a control stands, as features see it. */
export function sourceOf(
  payload: Pick<ActionPayload, 'view' | 'container' | 'channel' | 'message'>,
): MessageSource | ViewSource | HomeSource {
  const { view, container, channel, message } = payload;
  if (view?.type === 'home') {
    return { kind: 'home', ...(readPage(view.private_metadata) ?? { tab: 'today', state: {} }) };
  }
  if (view !== null && view !== undefined) {
    const { id: viewId, callback_id: callbackId, private_metadata: privateMetadata, state } = view;
    return { kind: 'modal', viewId, callbackId, privateMetadata, form: readForm(state?.values) };
  }
  return {
    kind: 'message',
    channelId: (container?.channel_id ?? channel?.id ?? '') as SlackChannelId,
    ts: container?.message_ts ?? message?.ts ?? '',
    ephemeral: container?.is_ephemeral ?? false,
  };
}

function whereOf({ source, actionId, value }: Click): Pick<Turn, 'place' | 'surface' | 'reopening'> {
  switch (source.kind) {
    case 'home':
      return { place: source, surface: 'home', reopening: null };
    case 'modal':
      return { place: { kind: 'modal', viewId: source.viewId }, surface: 'modal', reopening: null };
    case 'message': {
      const { kind: _, ...message } = source;
      const chosen = typeof value === 'string' || value === null ? value : [...value];
      const reopening = { kind: 'action' as const, actionId, value: chosen, source: message };
      return { place: { kind: 'message' }, surface: 'button', reopening };
    }
    default:
      return source satisfies never;
  }
}

/** Slack reports clicks on links too; nobody has to listen to them. Ephemeral messages don't show their blocks. */
function isLink({ message, view }: ActionPayload, actionId: string): boolean {
  const elements = (block: SlackBlock) => [...block.elements, ...(block.accessory ? [block.accessory] : [])];
  const all = (message?.blocks ?? view?.blocks ?? []).flatMap(elements);
  return all.some((element) => element.action_id === actionId && typeof element.url === 'string');
}
