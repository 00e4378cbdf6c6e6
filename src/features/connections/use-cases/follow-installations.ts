import type { Actor } from '../../../kit/actor.ts';
import type { ConnectionId, PersonId } from '../../../kit/ids.ts';
import { type CodeHost, CodeHostError } from '../../../ports/outbound/code-host.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listApps } from '../store/apps.ts';
import { findConnectionOf, listConnections, renameAccount } from '../store/connections.ts';
import { endConnection } from './end-connection.ts';
import { hostFault } from './host-fault.ts';
import { openApp } from './open-connection.ts';
import { type PutNeeds, putAccount } from './put-account.ts';

type Needs = PutNeeds & Pick<Ports, 'scope' | 'vault' | 'codeHost' | 'codeHostSettings'>;

type App = {
  /** Null: the operator's. */
  readonly rowId: string | null;
  readonly keys: { readonly appId: string; readonly privateKey: string };
  readonly createdBy: PersonId | null;
};
type Installation = Awaited<ReturnType<CodeHost['listInstallations']>>[number];
type Following = { readonly actor: Actor; readonly app: App };

/**
 * Makes the connections what the host says of the workspace's apps: installed, suspended, removed. It asks instead of
 * believing single events, so their order and repetition mean nothing. Harmless when repeated.
 * @returns the accounts that the apps are installed on now
 * @throws MusterError 'unavailable' the host can't be asked now · 'forbidden' it refused an app, after the others were followed
 */
export async function followInstallations(needs: Needs, actor: Actor): Promise<readonly string[]> {
  const accounts: string[] = [];
  let refused: unknown = null;
  for (const app of await listAllApps(needs, actor)) {
    try {
      const installations = await needs.codeHost.listInstallations(app.keys);
      await needs.scope(actor.workspaceId, (tx) => followApp(needs, tx, { actor, app, installations }));
      accounts.push(...installations.map(({ account }) => account.login));
    } catch (error) {
      if (!(error instanceof CodeHostError)) throw error;
      if (error.failure === 'limited' || error.failure === 'unavailable') throw hostFault(error);
      refused = hostFault(error);
    }
  }
  if (refused !== null) throw refused;
  return accounts;
}

async function listAllApps(needs: Needs, { workspaceId }: Actor): Promise<readonly App[]> {
  const own = (await needs.scope(workspaceId, listApps)).map((app) => ({
    ...{ rowId: app.id, keys: openApp(needs, workspaceId, app), createdBy: app.createdByPersonId },
  }));
  const operators = needs.codeHostSettings.app;
  return operators === null ? own : [...own, { rowId: null, keys: operators, createdBy: null }];
}

async function followApp(
  needs: Needs,
  tx: Tx,
  { installations, ...following }: Following & { readonly installations: readonly Installation[] },
): Promise<void> {
  const { rowId } = following.app;
  const known = (await listConnections(tx, 'github')).filter(
    ({ via, appRowId }) => via === 'app' && appRowId === rowId,
  );
  for (const installation of installations) {
    const own = known.find(({ installationId }) => installationId === installation.id);
    if (own !== undefined && own.account !== installation.account.login)
      await renameAccount(tx, own.id, installation.account.login);
    await followInstallation(needs, tx, { ...following, installation });
  }
  for (const connection of known)
    if (!installations.some(({ id }) => id === connection.installationId))
      await endConnection(needs, tx, { actor: following.actor, connection });
}

async function followInstallation(
  needs: Needs,
  tx: Tx,
  { actor, app, installation }: Following & { readonly installation: Installation },
): Promise<void> {
  const { id: installationId, account, suspended } = installation;
  const before = await findConnectionOf(tx, { source: 'github', account: account.login });
  // Somebody disconnected it here while it stayed installed there: only a person connects it again.
  if (before?.state === 'closed' && before.installationId === installationId && actor.kind !== 'person') return;
  // That it is installed doesn't mean that it works: the look at its health says when it does again.
  const isBroken = before?.state === 'broken' && before.installationId === installationId && !suspended;
  if (isBroken && actor.kind !== 'person') return;
  await putAccount(needs, tx, {
    actor,
    account: {
      ...{
        id: needs.random.uuid() as ConnectionId,
        source: 'github',
        via: 'app',
        account: account.login,
        accountHostId: account.id,
      },
      ...{ installationId, appRowId: app.rowId, token: null, webhookSecret: null, suspended },
    },
    tell: actor.kind === 'person' ? null : app.createdBy,
  });
}
