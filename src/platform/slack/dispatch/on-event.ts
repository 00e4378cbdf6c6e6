import { z } from 'zod';
import { MusterError } from '../../../kit/errors.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import type { SlackEvent } from '../../../ports/inbound/slack.ts';
import type { Cargo } from '../bolt-app.ts';
import type { Connection } from '../connection.ts';
import { readPage } from '../home/frame.ts';
import type { HomePages } from '../home/home-pages.ts';
import type { Registry } from '../registry.ts';
import { sentences } from '../sentences.ts';
import { teamIdsOfEvent } from '../whose.ts';
import type { Workspace, Workspaces } from '../workspaces.ts';

export type EventNeeds = {
  readonly registry: Registry;
  readonly workspaces: Workspaces;
  readonly home: HomePages;
  readonly connection: Pick<Connection, 'binding' | 'revoke'>;
};

type EventCargo = Extract<Cargo, { kind: 'event' }>;

/**
 * One event from the inbox: the platform's own part, then every feature that listens, each even if another fails.
 * @throws MusterError 'unavailable' until a workspace is known, so that the event waits · whatever the listeners throw
 */
export async function onEvent(needs: EventNeeds, { envelope, receivedAt, log }: EventCargo): Promise<void> {
  const workspace = await needs.workspaces.find(teamIdsOfEvent(envelope));
  if (workspace === null) {
    if (needs.connection.binding === 'starting') throw new MusterError('unavailable', sentences.starting);
    return log.debug({ event: 'slack.foreign-event', type: envelope.event.type }, 'an event of an unknown workspace');
  }
  const event: SlackEvent = {
    workspaceId: workspace.id,
    eventId: envelope.event_id,
    at: typeof envelope.event_time === 'number' ? new Date(envelope.event_time * 1_000) : receivedAt,
    event: envelope.event,
    log: log.child({ workspaceId: workspace.id }),
  };
  const listeners = needs.registry.events.get(envelope.event.type) ?? [];
  const work = [ownPart(needs, workspace, event), ...listeners.map(async (listener) => listener(event))];
  const failed = (await Promise.allSettled(work)).filter((one) => one.status === 'rejected').map((one) => one.reason);
  if (failed.length === 1) throw failed[0];
  // A fault that passes by itself must be tried again even when another listener is broken for good.
  if (failed.length > 1) throw failed.find(isUnavailable) ?? failed[0];
}

const isUnavailable = (error: unknown) => error instanceof MusterError && error.fault === 'unavailable';

async function ownPart(needs: EventNeeds, workspace: Workspace, event: SlackEvent): Promise<void> {
  const own = ownEvents.safeParse(event.event).data;
  switch (own?.type) {
    case 'app_home_opened':
      if (own.tab !== 'home') return;
      return needs.home.publish(
        { workspace, userId: own.user as SlackUserId, log: event.log },
        readPage(own.view?.private_metadata ?? ''),
      );
    case 'app_uninstalled':
      return needs.connection.revoke(workspace.id);
    case 'tokens_revoked':
      // The lists hold user ids: people's own tokens may be revoked without touching the bot's.
      if (own.tokens.bot.includes(workspace.botUserId)) needs.connection.revoke(workspace.id);
      return;
    case undefined:
      return;
    default:
      return own satisfies never;
  }
}

const ownEvents = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('app_home_opened'),
    user: z.string().min(1),
    tab: z.string().catch('home'),
    view: z.object({ private_metadata: z.string() }).optional().catch(undefined),
  }),
  z.object({ type: z.literal('app_uninstalled') }),
  z.object({
    type: z.literal('tokens_revoked'),
    tokens: z.object({ bot: z.array(z.string()).catch([]) }),
  }),
]);
