import type { Authorize } from '@slack/bolt';
import type { Log } from '../../ports/outbound/system.ts';
import { createBoltApp } from './bolt-app.ts';
import type { DispatchNeeds } from './dispatch/needs.ts';
import { onAction } from './dispatch/on-action.ts';
import { onCommand } from './dispatch/on-command.ts';
import { type EventNeeds, onEvent } from './dispatch/on-event.ts';
import { onShortcut } from './dispatch/on-shortcut.ts';
import { onSuggestion } from './dispatch/on-suggestion.ts';
import { onView } from './dispatch/on-view.ts';
import type { EventEnvelope, Interaction } from './payloads.ts';
import type { MusterReceiver } from './receiver.ts';
import { teamIdsOf, teamIdsOfEvent } from './whose.ts';
import type { Workspaces } from './workspaces.ts';

/** Ties Bolt's one listener per kind to our dispatchers. */
export function bindBolt(receiver: MusterReceiver, log: Log, needs: DispatchNeeds & EventNeeds): void {
  createBoltApp({
    receiver,
    authorize: authorizeBy(needs.workspaces),
    log,
    dispatch: {
      command: (exchange, payload) => onCommand(needs, exchange, payload),
      action: (exchange, payload) => onAction(needs, exchange, payload),
      view: (exchange, payload) => onView(needs, exchange, payload),
      shortcut: (exchange, payload) => onShortcut(needs, exchange, payload),
      suggestion: (exchange, payload) => onSuggestion(needs, exchange, payload),
      event: (cargo) => onEvent(needs, cargo),
    },
  });
}

/** Tells Bolt who we are, so that it drops our own messages; who asked is the dispatchers' matter. No token is given. */
function authorizeBy(workspaces: Workspaces): Authorize<boolean> {
  return async (_source, body) => {
    // Only what our schemas made is handed to Bolt.
    const known = body as unknown as EventEnvelope | Interaction;
    const workspace = await workspaces.find('event' in known ? teamIdsOfEvent(known) : teamIdsOf(known));
    return workspace === null
      ? {}
      : { teamId: workspace.teamId, botId: workspace.botId, botUserId: workspace.botUserId };
  };
}
