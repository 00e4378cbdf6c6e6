import type { WorkspaceId } from '../../kit/ids.ts';
import { type SlackAuth, SlackCallError, type SlackFailure } from '../../ports/outbound/slack.ts';
import type { Log } from '../../ports/outbound/system.ts';
import { type PinNeeds, pinWorkspace } from './pin-workspace.ts';
import type { Workspaces } from './workspaces.ts';

/** How Slack stands, for `/readyz`. */
export type SlackState = 'ok' | 'unreachable' | 'revoked';

/** `starting` until a workspace is known · `other-workspace` when the token isn't the stored workspace's */
export type Binding = 'starting' | 'bound' | 'other-workspace';

export interface Connection {
  readonly state: SlackState;
  readonly binding: Binding;
  /** Reads what is stored and begins to ask Slack who we are, again and again in the background. */
  start(): Promise<void>;
  /** Asks no more, and waits for what is being stored. */
  stop(): Promise<void>;
  /** Resolves when no question to Slack is under way. */
  idle(): Promise<unknown>;
  /** How any call to Slack ended: one that tells of a change is followed by a look at once. */
  heard(result: 'ok' | SlackFailure['kind']): void;
  /** Slack said that the app was removed or its token revoked. */
  revoke(workspaceId: WorkspaceId): void;
}

export type ConnectionNeeds = PinNeeds & {
  readonly auth: SlackAuth;
  readonly workspaces: Workspaces;
  readonly log: Log;
  /** Called once in a process, when Slack has confirmed the workspace. */
  readonly onConnected: (workspaceId: WorkspaceId) => void;
  /** Milliseconds between looks at a Slack that answers; 30,000 by default. */
  readonly recheckMs?: number;
};

/** First wait after a failure, doubling up to the longest: a restart of Slack's side or ours is mostly short. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** Finds out which workspace the bot token belongs to, pins it, and keeps looking whether Slack answers. */
export function createConnection(needs: ConnectionNeeds): Connection {
  return new TokenConnection(needs);
}

class TokenConnection implements Connection {
  readonly #needs: ConnectionNeeds;
  #state: SlackState = 'unreachable';
  #binding: Binding = 'starting';
  #pinned: WorkspaceId | null = null;
  #failures = 0;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #pinning: Promise<unknown> | null = null;
  #stopped = false;

  constructor(needs: ConnectionNeeds) {
    this.#needs = needs;
  }

  get state(): SlackState {
    return this.#state;
  }

  get binding(): Binding {
    return this.#binding;
  }

  async start(): Promise<void> {
    this.#stopped = false;
    // A workspace bound in an earlier run is served at once: its requests prove that Slack is there.
    if ((await this.#needs.workspaces.load()).length > 0) this.#binding = 'bound';
    this.#lookOnce();
  }

  idle(): Promise<unknown> {
    return Promise.resolve(this.#looking);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    // That it fails is the look's to say.
    await this.#pinning?.catch(() => {});
  }

  heard(result: 'ok' | SlackFailure['kind']): void {
    const changed = this.#state === 'ok' ? result === 'not-sent' : this.#state === 'unreachable' && result === 'ok';
    if (!changed || this.#looking !== null || this.#stopped) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#lookOnce();
  }

  revoke(workspaceId: WorkspaceId): void {
    if (this.#pinned !== null && this.#pinned !== workspaceId) return;
    this.#state = 'revoked';
    this.#needs.log.error(
      { event: 'slack.revoked', workspaceId },
      'Slack says that the app was removed or its token revoked: install it again and set the new SLACK_BOT_TOKEN',
    );
  }

  #lookOnce(): void {
    this.#looking = this.#look().finally(() => {
      this.#looking = null;
    });
  }

  async #look(): Promise<void> {
    try {
      await this.#identify();
      this.#failures = 0;
    } catch (error) {
      if (this.#stopped) return;
      this.#failures += 1;
      this.#noteFailure(error);
    }
    if (!this.#stopped) this.#timer = setTimeout(() => this.#lookOnce(), this.#nextWaitMs()).unref();
  }

  async #identify(): Promise<void> {
    const { auth, log, onConnected, workspaces } = this.#needs;
    const identity = await auth.identify();
    if (this.#stopped) return;
    const pinning = pinWorkspace(this.#needs, identity);
    this.#pinning = pinning;
    const pin = await pinning;
    if (this.#stopped) return;
    this.#state = 'ok';
    if (pin.kind === 'other-workspace') {
      if (this.#binding !== 'other-workspace') log.error({ event: 'slack.other-workspace' }, pin.line);
      this.#binding = 'other-workspace';
      return;
    }
    const { workspace } = pin;
    workspaces.remember(workspace);
    this.#binding = 'bound';
    if (this.#pinned !== null) return;
    this.#pinned = workspace.id;
    log.info({ event: 'slack.connected', workspaceId: workspace.id }, `connected to ${workspace.name}`);
    onConnected(workspace.id);
  }

  #noteFailure(error: unknown): void {
    const failure = error instanceof SlackCallError ? error.failure : null;
    const revoked = failure?.kind === 'permanent' && failure.scope === 'connection';
    if (error instanceof SlackCallError) this.#state = revoked ? 'revoked' : 'unreachable';
    const words = revoked
      ? 'Slack refuses the bot token: install the app again and set the new SLACK_BOT_TOKEN'
      : 'Slack or the database can’t be asked who we are; trying again';
    if (this.#failures === 1) this.#needs.log.warn({ event: 'slack.not-identified', error }, words);
  }

  #nextWaitMs(): number {
    const recheckMs = this.#needs.recheckMs ?? LONGEST_WAIT_MS;
    return this.#failures === 0 ? recheckMs : Math.min(FIRST_WAIT_MS * 2 ** (this.#failures - 1), recheckMs);
  }
}
