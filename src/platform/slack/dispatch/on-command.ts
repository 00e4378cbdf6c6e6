import type { SlackChannelId } from '../../../kit/ids.ts';
import { say } from '../deliver.ts';
import type { Exchange } from '../exchange.ts';
import type { CommandPayload } from '../payloads.ts';
import { routeCommand } from '../route-command.ts';
import type { Turn } from '../turn.ts';
import { beginTurn } from './begin-turn.ts';
import type { DispatchNeeds } from './needs.ts';
import { runListener } from './run-listener.ts';

/** `/task …`, `/muster word …`. */
export async function onCommand(needs: DispatchNeeds, exchange: Exchange, payload: CommandPayload): Promise<void> {
  const typed = { name: payload.command, text: payload.text, channelId: payload.channel_id };
  const turn = await beginTurn(
    needs,
    { exchange, payload },
    { place: { kind: 'command' }, surface: 'command', reopening: { kind: 'command', ...typed } },
  );
  if (turn !== null) await runCommand(needs, turn, typed);
}

/** What somebody typed, in a turn of any kind: a button may repeat a command. */
export async function runCommand(
  needs: DispatchNeeds,
  turn: Turn,
  typed: { readonly name: string; readonly text: string; readonly channelId: string },
): Promise<void> {
  const route = routeCommand(needs.registry, typed.name, typed.text);
  if (route.kind !== 'run') {
    if (route.kind === 'unknown') turn.exchange.result = 'unknown-name';
    return say(needs, turn, { message: route.message, replace: false });
  }
  const input = { text: route.text, channelId: typed.channelId as SlackChannelId };
  await runListener(needs, turn, {
    shell: () => route.command.opens?.(input) ?? null,
    run: (args) => route.command.run({ ...input, ...args }),
  });
}
