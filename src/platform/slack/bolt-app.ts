import { App, type Authorize, type Logger, LogLevel, type Receiver } from '@slack/bolt';
import type { Log } from '../../ports/outbound/system.ts';
import type { Exchange } from './exchange.ts';
import type {
  ActionPayload,
  CommandPayload,
  EventEnvelope,
  Interaction,
  ShortcutPayload,
  SuggestionPayload,
  ViewPayload,
} from './payloads.ts';

/** What travels through Bolt beside its own arguments: a request with its single answer, or an event from the inbox. */
export type Cargo =
  | { readonly kind: 'interaction'; readonly exchange: Exchange; readonly payload: Interaction }
  | { readonly kind: 'event'; readonly envelope: EventEnvelope; readonly receivedAt: Date; readonly log: Log };

/** By kind of request: what it costs doesn't grow with the number of features. */
export type Dispatchers = {
  readonly command: (exchange: Exchange, payload: CommandPayload) => Promise<void>;
  readonly action: (exchange: Exchange, payload: ActionPayload) => Promise<void>;
  readonly view: (exchange: Exchange, payload: ViewPayload) => Promise<void>;
  readonly shortcut: (exchange: Exchange, payload: ShortcutPayload) => Promise<void>;
  readonly suggestion: (exchange: Exchange, payload: SuggestionPayload) => Promise<void>;
  readonly event: (cargo: Extract<Cargo, { kind: 'event' }>) => Promise<void>;
};

export type BoltAppOptions = {
  readonly receiver: Receiver;
  readonly authorize: Authorize<boolean>;
  readonly log: Log;
  readonly dispatch: Dispatchers;
};

/**
 * The one Bolt app. No token: Bolt's own client would retry by itself and is used by nobody; no conversation store,
 * which costs an exception per request. Its errors come out of `processEvent` unchanged.
 */
export function createBoltApp({ receiver, authorize, log, dispatch }: BoltAppOptions): App {
  const app = new App({
    receiver,
    authorize,
    logger: boltLogger(log),
    convoStore: false,
    tokenVerificationEnabled: false,
    attachFunctionToken: false,
  });
  app.error(async (error) => {
    throw error.original ?? error;
  });
  // One global middleware that ends the chain: Bolt would try every listener of every kind on each request.
  app.use(async ({ context }) => {
    const { cargo } = context as { cargo?: Cargo };
    if (cargo?.kind === 'event') await dispatch.event(cargo);
    else if (cargo !== undefined) await interaction(dispatch, cargo);
  });
  return app;
}

type Asked = Extract<Cargo, { kind: 'interaction' }>;

function interaction(dispatch: Dispatchers, { exchange, payload }: Asked): Promise<void> {
  if ('command' in payload) return dispatch.command(exchange, payload);
  switch (payload.type) {
    case 'block_actions':
      return dispatch.action(exchange, payload);
    case 'view_submission':
    case 'view_closed':
      return dispatch.view(exchange, payload);
    case 'shortcut':
    case 'message_action':
      return dispatch.shortcut(exchange, payload);
    case 'block_suggestion':
      return dispatch.suggestion(exchange, payload);
    default:
      return payload satisfies never;
  }
}

/** Bolt's lines in our log; its warnings are about payloads we have sorted already, so they are for debugging. */
function boltLogger(log: Log): Logger {
  const write = (...parts: unknown[]) => log.debug({ event: 'slack.bolt' }, parts.map(String).join(' ').slice(0, 500));
  return {
    debug: () => {},
    info: () => {},
    warn: write,
    error: write,
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
