import type { Actor } from '../../../kit/actor.ts';
import type { ConnectionId, PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findConnectionOf } from '../store/connections.ts';
import { putTrackerSettings } from '../store/trackers.ts';
import { type PutNeeds, putAccount } from './put-account.ts';

export type Site = {
  /** Its address, without a closing slash. */
  readonly site: string;
  /** Null for tokens. */
  readonly cloudId: string | null;
  readonly via: 'token' | 'oauth';
  readonly email: string | null;
  /** What it is opened by, in the clear; null: the operator's token. */
  readonly secret: string | null;
};

/**
 * Connects a site, or connects it again with other credentials: then its row and everything that hangs on it stays, the
 * secret of an admin's webhook too. Joins the transaction.
 */
export async function putSite(
  needs: PutNeeds & Pick<Ports, 'vault'>,
  tx: Tx,
  put: { readonly actor: Actor; readonly site: Site; readonly tell: PersonId | null },
): Promise<ConnectionId> {
  const { actor, tell } = put;
  const { site, cloudId, via, email, secret } = put.site;
  const { workspaceId } = actor;
  const before = await findConnectionOf(tx, { source: 'jira', account: site });
  const id = before?.id ?? (needs.random.uuid() as ConnectionId);
  const seal = (column: string, plain: string) =>
    needs.vault.seal({ workspaceId, table: 'connections', column, row: id }, plain);
  await putAccount(needs, tx, {
    actor,
    account: {
      ...{ id, source: 'jira', via, account: site, accountHostId: cloudId, installationId: null, appRowId: null },
      token: secret === null ? null : seal('token', secret),
      webhookSecret: before?.webhookSecret ?? seal('webhook_secret', needs.random.secret()),
      suspended: false,
    },
    tell,
  });
  await putTrackerSettings(tx, { newId: needs.random.uuid(), connectionId: id, email });
  return id;
}
