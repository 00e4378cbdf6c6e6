import type { RuleActor } from '../../../kit/actor.ts';
import type { WorkspaceId } from '../../../kit/ids.ts';
import { CodeHostError, type HostApp } from '../../../ports/outbound/code-host.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { recordChange } from '../../history/index.ts';
import { findPerson } from '../../people/index.ts';
import { type ConnectRequest, claimRequest, insertApp } from '../store/apps.ts';
import { findByState } from './show-app-form.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'vault' | 'codeHost'>;

export type Finished =
  /** The app is made and its credentials are kept; it has to be installed now. */
  | { readonly kind: 'made'; readonly name: string; readonly installUrl: string }
  /** The link is late, was used, belongs to somebody else, or the host doesn't know its code any more. */
  | { readonly kind: 'stale' }
  /** The host couldn't be asked; the link is used up. */
  | { readonly kind: 'unavailable' };

/**
 * The way back from the host: trades the code for the app's credentials and seals them. The one return is taken before
 * the code is traded, so a repeated or stolen address does nothing.
 * @param input.cookie the state as the browser that began keeps it: nobody else's browser may end the flow
 */
export async function finishConnecting(
  needs: Needs,
  input: { readonly state: unknown; readonly code: unknown; readonly cookie: string | null },
): Promise<Finished> {
  if (typeof input.state !== 'string' || input.cookie !== input.state) return { kind: 'stale' };
  if (typeof input.code !== 'string' || !/^[\w-]{1,200}$/.test(input.code)) return { kind: 'stale' };
  const found = await findByState(needs, 'github', input.state);
  if (found === null) return { kind: 'stale' };
  const { workspaceId, request } = found;
  if (!(await needs.scope(workspaceId, (tx) => claimRequest(tx, request.id, needs.clock.now()))))
    return { kind: 'stale' };
  try {
    const app = await needs.codeHost.convertManifest(input.code);
    await keepApp(needs, { workspaceId, request, app });
    return { kind: 'made', name: app.name, installUrl: `${app.url}/installations/new` };
  } catch (error) {
    if (!(error instanceof CodeHostError)) throw error;
    return { kind: error.failure === 'gone' || error.failure === 'refused' ? 'stale' : 'unavailable' };
  }
}

type Made = { readonly workspaceId: WorkspaceId; readonly request: ConnectRequest; readonly app: HostApp };

async function keepApp(needs: Needs, { workspaceId, request, app }: Made): Promise<void> {
  const [id, at] = [needs.random.uuid(), needs.clock.now()];
  const seal = (column: string, secret: string) =>
    needs.vault.seal({ workspaceId, table: 'github_apps', column, row: id }, secret);
  const { appId, name, url } = app;
  const secrets = {
    privateKey: seal('private_key', app.privateKey),
    webhookSecret: seal('webhook_secret', app.webhookSecret),
  };
  await needs.scope(workspaceId, async (tx) => {
    await insertApp(tx, { id, appId, name, url, ...secrets, createdByPersonId: request.personId, createdAt: at });
    const subject = { kind: 'connection', id };
    const by = await findPerson(tx, request.personId);
    const after = { app: name, appId, madeBy: by?.name ?? null };
    await recordChange(tx, browserActor(workspaceId), {
      ...{ id: needs.random.uuid(), at, subject, action: 'connection.make-app', before: null, after },
    });
  });
}

/** The browser carries no session: the link stands for the admin who asked for it, named in the history row. */
export function browserActor(workspaceId: WorkspaceId): RuleActor {
  return { kind: 'rule', workspaceId, rule: 'connections.finish-connecting', surface: 'webhook', requestKey: null };
}
