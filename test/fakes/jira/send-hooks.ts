import { createHmac } from 'node:crypto';
import { type Drawn, hookJson } from './json.ts';
import type { Told, World } from './world.ts';

/** Where webhooks go, and who signs them in which of Jira's two ways. */
export type HookTarget =
  /** Set by an admin: the bytes are signed. */
  | { readonly kind: 'admin'; readonly url: string; readonly secret: string }
  /** Registered by the app, where it said: a token is brought. */
  | { readonly kind: 'dynamic'; readonly clientSecret: string };

export type SentHook = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/**
 * Writes a webhook for everything that happens and sends it; whoever wants another order, or the same twice, holds them
 * back and sends by hand.
 */
export function createHookSender(given: {
  readonly world: World;
  readonly drawn: () => Drawn;
  readonly now: () => number;
}) {
  const { world, drawn, now } = given;
  const targets: HookTarget[] = [];
  const held: SentHook[] = [];
  const statuses: number[] = [];
  let isHolding = false;
  let sending: Promise<unknown> = Promise.resolve();
  let count = 0;

  const post = async ({ url, headers, body }: SentHook) => {
    const { status } = await fetch(url, { method: 'POST', headers, body });
    statuses.push(status);
    return status;
  };
  const send = (hook: SentHook) => {
    const turn = sending.then(() => post(hook));
    sending = turn.catch(() => {});
    return turn;
  };
  world.listeners.push((told: Told) => {
    const text = JSON.stringify(hookJson(told, world.lastAt(), drawn()));
    count += 1;
    for (const hook of targets.flatMap((target) => addressed(target, { told, text, count, world, now }))) {
      if (isHolding) held.push(hook);
      else void send(hook);
    }
  });
  return {
    /** Whom it tells from now on. */
    tell: (target: HookTarget) => void targets.push(target),
    /** Keeps them back from now on. */
    hold: () => {
      isHolding = true;
    },
    /** Those kept back, oldest first; they are forgotten. */
    takeHeld: () => held.splice(0),
    send,
    /** All that went out has been answered. @returns the answers' statuses since the last time */
    settled: async () => {
      await sending;
      return statuses.splice(0);
    },
  };
}

type Written = {
  readonly told: Told;
  readonly text: string;
  readonly count: number;
  readonly world: World;
  readonly now: () => number;
};

function addressed(target: HookTarget, { told, text, count, world, now }: Written): readonly SentHook[] {
  const headers = {
    ...{ 'content-type': 'application/json', 'user-agent': 'Atlassian Webhook HTTP Client' },
    ...{ 'x-atlassian-webhook-identifier': `hook-${count}`, 'x-atlassian-webhook-flow': 'Primary' },
  };
  if (target.kind === 'admin') {
    const signature = createHmac('sha256', target.secret).update(text).digest('hex');
    return [{ url: target.url, headers: { ...headers, 'x-hub-signature': `sha256=${signature}` }, body: text }];
  }
  const project = 'issue' in told ? told.issue.project.key : null;
  return world.hooks
    .filter(({ projects, expiresAt }) => expiresAt > now() && (project === null || projects.includes(project)))
    .map(({ url, id }) => ({
      ...{ url, body: text },
      headers: {
        ...headers,
        'x-atlassian-webhook-identifier': `hook-${count}-${id}`,
        authorization: `Bearer ${signToken(target.clientSecret, now())}`,
      },
    }));
}

/** HS256, good for three minutes. */
export function signToken(secret: string, nowMs: number, claims: Readonly<Record<string, unknown>> = {}): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = Math.floor(nowMs / 1000);
  const text = `${part({ typ: 'JWT', alg: 'HS256' })}.${part({ iat, exp: iat + 180, ...claims })}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
