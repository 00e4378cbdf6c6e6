import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId } from '../../../kit/ids.ts';
import { CodeHostError } from '../../../ports/outbound/code-host.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Connection } from '../domain/connection.ts';
import { healthAfter, healthOf } from '../domain/trouble.ts';
import { findConnectionOf, findSealedConnection } from '../store/connections.ts';
import { type PutNeeds, putAccount } from './put-account.ts';
import { requireAdmin } from './require-admin.ts';
import { requirePublicUrl } from './start-connecting.ts';

type Needs = PutNeeds & Pick<Ports, 'act' | 'scope' | 'vault' | 'codeHost' | 'codeHostSettings'>;

/** What has to be set at the host by hand. */
export type WebhookToSet = {
  readonly connectionId: ConnectionId;
  readonly source: Connection['source'];
  readonly account: string;
  readonly url: string;
  readonly secret: string;
  /** Rights the token lacks, in words; null when none. */
  readonly trouble: string | null;
};

/**
 * Connects the account of a plain token, for a single team without an app, and makes the secret of its webhook. The same
 * account again: the new token takes the place of the old one, the webhook keeps its secret.
 * @throws MusterError 'forbidden' no admin · 'invalid' GitHub refuses the token · 'conflict' nobody has said where Muster is reached
 */
export async function connectToken(needs: Needs, actor: PersonActor, typed: string): Promise<WebhookToSet> {
  requireAdmin(actor);
  requirePublicUrl(needs);
  const token = typed.trim();
  const { account, missing } = await testToken(needs, token);
  const { workspaceId } = actor;
  const seal = (column: string, row: string, secret: string) =>
    needs.vault.seal({ workspaceId, table: 'connections', column, row }, secret);
  const connectionId = await needs.act(actor, async (tx) => {
    const before = await findConnectionOf(tx, { source: 'github', account });
    const id = before?.id ?? (needs.random.uuid() as ConnectionId);
    const webhookSecret = before?.webhookSecret ?? seal('webhook_secret', id, needs.random.secret());
    return putAccount(needs, tx, {
      actor,
      account: {
        ...{
          id,
          source: 'github',
          via: 'token',
          account,
          accountHostId: null,
          installationId: null,
          appRowId: null,
          suspended: false,
        },
        ...{ token: seal('token', id, token), webhookSecret },
      },
      tell: null,
    });
  });
  const trouble = healthOf({ source: 'github', via: 'token' }, missing).words;
  return { ...(await showWebhook(needs, actor, connectionId)), trouble };
}

/**
 * The webhook to set at the host for a connected token: its address and secret, for admins' eyes.
 * @throws MusterError 'forbidden' no admin · 'not-found' no token's connection with a secret of its own
 */
export async function showWebhook(
  needs: Pick<Ports, 'scope' | 'vault' | 'codeHostSettings'>,
  actor: PersonActor,
  connectionId: ConnectionId,
): Promise<WebhookToSet> {
  requireAdmin(actor);
  const publicUrl = requirePublicUrl(needs);
  const { workspaceId } = actor;
  const row = await needs.scope(workspaceId, (tx) => findSealedConnection(tx, connectionId));
  if (row === null || row.webhookSecret === null)
    throw new MusterError('not-found', 'This connection has no webhook secret of its own.');
  const place = { workspaceId, table: 'connections', column: 'webhook_secret', row: row.id };
  const { account, trouble, source } = row;
  return {
    ...{ connectionId, source, account, trouble },
    url: `${publicUrl}/webhooks/${source}`,
    secret: needs.vault.open(place, row.webhookSecret),
  };
}

async function testToken(needs: Needs, token: string) {
  if (!/^[\w-]{10,300}$/.test(token))
    throw refused('That doesn’t look like a token: it is one word of letters, digits, - and _.');
  try {
    return await needs.codeHost.open({ kind: 'token', token }).test();
  } catch (error) {
    if (!(error instanceof CodeHostError)) throw error;
    if (error.failure === 'refused' || error.failure === 'gone')
      throw refused('GitHub doesn’t accept this token. Copy it again, or make a new one.');
    throw new MusterError(
      'unavailable',
      healthAfter({ source: 'github', via: 'token', account: '' }, error).words ?? error.message,
      {
        cause: error,
      },
    );
  }
}

function refused(sentence: string): MusterError {
  return new MusterError('invalid', sentence, { fields: { token: sentence } });
}
