import type { WorkspaceId } from '../../kit/ids.ts';
import type { PeopleDirectory } from '../../ports/inbound/people.ts';
import type { HomeSection, SlackListeners } from '../../ports/inbound/slack.ts';
import type { Charts } from '../../ports/outbound/charts.ts';
import type { SlackAuth, SlackResponder, SlackViews } from '../../ports/outbound/slack.ts';
import type { Clock, Log, Random } from '../../ports/outbound/system.ts';
import { createInbox, type DeliveryHandler, type Inbox } from '../inbox/inbox.ts';
import type { Metrics } from '../metrics.ts';
import type { OpenStore } from '../store/open-store.ts';
import { bindBolt } from './bind-bolt.ts';
import { type Binding, type Connection, createConnection, type SlackState } from './connection.ts';
import { createHomePages } from './home/home-pages.ts';
import { createHttpReceiver, type HttpReceiver } from './http-receiver.ts';
import { MusterReceiver } from './receiver.ts';
import { buildRegistry } from './registry.ts';
import { createSocketReceiver } from './socket-receiver.ts';
import { createWorkspaces, type Workspaces } from './workspaces.ts';

export type SlackPlatformConfig = {
  /** Newest first; may be empty in Socket Mode, where HTTP then lets nothing in. */
  readonly signingSecrets: readonly string[];
  /** Null unless in Socket Mode. */
  readonly appToken: string | null;
  readonly apiUrl: string;
  readonly leaseMs?: number;
  readonly sweepMs?: number;
  readonly maxInFlight?: number;
  readonly budgetMs?: number;
  readonly recheckMs?: number;
};

export type SlackPlatformNeeds = {
  readonly config: SlackPlatformConfig;
  readonly store: Pick<OpenStore, 'sql'>;
  readonly listeners: readonly SlackListeners[];
  readonly homeSections: readonly HomeSection[];
  readonly people: PeopleDirectory;
  readonly auth: SlackAuth;
  readonly views: SlackViews;
  readonly responder: SlackResponder;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Told which of its pictures Slack won't show. */
  readonly charts: Pick<Charts, 'refused'>;
  /** Told of each command, click and form. */
  readonly onAsked?: () => void;
  /** Called once, when Slack has confirmed the workspace of the bot token. */
  readonly onConnected?: (workspaceId: WorkspaceId) => void;
  /** Other senders' deliveries, by source. */
  readonly deliveryHandlers?: Readonly<Record<string, DeliveryHandler>>;
};

export type SlackPlatform = {
  /** For `POST /slack/events`, given the unread request. */
  readonly handler: HttpReceiver;
  readonly inbox: Inbox;
  /** How Slack stands, for `/readyz`. */
  state(): SlackState;
  /** How a call to Slack ended, whoever made it. */
  heard: Connection['heard'];
  /** Which workspace is served; only `bound` is ready. */
  binding(): Binding;
  /** Resolves when Slack isn't being asked who we are. */
  identified: Connection['idle'];
  start(): Promise<void>;
  /** Stops taking in and waits for what is being done; the HTTP server has to be closed before. */
  stop(): Promise<void>;
};

/** The way between Slack and the features. Nothing is asked of Slack or the store before `start`. */
export function createSlackPlatform(needs: SlackPlatformNeeds): SlackPlatform {
  const { config, log } = needs;
  const workspaces = createWorkspaces(needs);
  const connection = openConnection(needs, workspaces, () => inbox.wake('slack'));
  const receiver = new MusterReceiver({
    ...needs,
    ...config,
    inbox: () => inbox,
    binding: () => connection.binding,
  });
  const inbox = createInbox({
    ...needs,
    ...config,
    handlers: { ...needs.deliveryHandlers, slack: (delivery) => receiver.processEvent(delivery) },
  });
  bindBolt(receiver, log, {
    ...needs,
    workspaces,
    connection,
    registry: buildRegistry(needs.listeners),
    home: createHomePages({ ...needs, sections: needs.homeSections }),
  });
  const { appToken } = config;
  const socket = appToken === null ? null : createSocketReceiver({ ...needs, ...config, appToken, receiver });

  return {
    handler: createHttpReceiver({ ...needs, ...config, receiver }),
    inbox,
    state: () => connection.state,
    heard: (result) => connection.heard(result),
    binding: () => connection.binding,
    identified: () => connection.idle(),
    async start() {
      await connection.start();
      inbox.start();
      socket?.start();
    },
    async stop() {
      await socket?.stop();
      await connection.stop();
      await receiver.stop();
      await inbox.stop();
    },
  };
}

/** Events that came before a workspace was known waited for this moment. */
function openConnection(needs: SlackPlatformNeeds, workspaces: Workspaces, wake: () => Promise<void>): Connection {
  const { config, log, onConnected } = needs;
  return createConnection({
    ...needs,
    workspaces,
    ...(config.recheckMs !== undefined && { recheckMs: config.recheckMs }),
    onConnected: (workspaceId) => {
      wake().catch((error) => log.warn({ event: 'inbox.not-woken', error }, 'events wait a little longer'));
      onConnected?.(workspaceId);
    },
  });
}
