import type { PersonActor } from '../../../../kit/actor.ts';
import { MusterError } from '../../../../kit/errors.ts';
import type { ConnectionId } from '../../../../kit/ids.ts';
import { isWaiting } from '../../../../kit/is-waiting.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import { findConnectionSync, listSelectedRepositories } from '../../../connections/index.ts';
import { beginAgain, beginMore } from '../../domain/sync/advance.ts';
import { HISTORY_DAYS, newSync } from '../../domain/sync/sync.ts';
import { insertRepositorySyncs } from '../../store/syncs.ts';
import { runSync, type StartNeeds } from './start-sync.ts';
import { turnAll } from './turn-all.ts';

export type AskedSync =
  | { readonly kind: 'started' | 'running' }
  | { readonly kind: 'waiting'; readonly until: Date }
  /** Nothing to read: no repositories, or nothing older. */
  | { readonly kind: 'nothing' };

type Needs = Omit<StartNeeds, 'scope'> & Pick<Ports, 'act'>;
type Asked = { readonly connectionId: ConnectionId | null };

/** Only who may connect accounts may have them read. */
export function maySync(actor: Pick<PersonActor, 'role'>): boolean {
  return actor.role === 'admin';
}

/**
 * Brings everything chosen up to date now: what was never read from the beginning, the rest since the last time.
 * @param asked.connectionId null: every connection
 * @throws MusterError 'forbidden'
 */
export function syncNow(needs: Needs, actor: PersonActor, asked: Asked): Promise<AskedSync> {
  const prepare: Prepare = async (tx, connectionId) => {
    const chosen = (await listSelectedRepositories(tx)).filter((one) => one.connectionId === connectionId);
    const startedAt = needs.clock.now();
    const fresh = chosen.map(({ id }) =>
      newSync({ id: needs.random.uuid(), connectionId, repositoryId: id, startedAt }),
    );
    await insertRepositorySyncs(tx, fresh);
    await turnAll(tx, connectionId, (sync) =>
      chosen.some(({ id }) => id === sync.repositoryId) ? beginAgain(sync, startedAt) : null,
    );
    return chosen.length > 0;
  };
  return start(needs, actor, { ...asked, prepare });
}

/** Reads 90 more days back. @throws MusterError 'forbidden' */
export function syncMore(needs: Needs, actor: PersonActor, asked: Asked): Promise<AskedSync> {
  const prepare: Prepare = (tx, connectionId) => turnAll(tx, connectionId, (sync) => beginMore(sync, HISTORY_DAYS));
  return start(needs, actor, { ...asked, prepare });
}

/** @returns whether there is anything to read */
type Prepare = (tx: Tx, connectionId: ConnectionId) => Promise<boolean>;

async function start(
  needs: Needs,
  actor: PersonActor,
  asked: Asked & { readonly prepare: Prepare },
): Promise<AskedSync> {
  if (!maySync(actor))
    throw new MusterError('forbidden', 'Only admins can fetch history from GitHub. Ask one of them.');
  const now = needs.clock.now();
  return needs.act(actor, async (tx) => {
    const chosen = await listSelectedRepositories(tx);
    const all = chosen
      .map((one) => one.connectionId)
      .filter((id) => asked.connectionId === null || id === asked.connectionId);
    let outcome: AskedSync = { kind: 'nothing' };
    for (const connectionId of new Set(all)) {
      const before = await findConnectionSync(tx, connectionId);
      const waits = before !== null && before.waitUntil !== null && isWaiting(before, now) ? before.waitUntil : null;
      if (before?.state === 'running') {
        if (waits === null) await runSync(needs, tx, { workspaceId: actor.workspaceId, connectionId, toldId: null });
        outcome = waits === null ? { kind: 'running' } : { kind: 'waiting', until: waits };
        continue;
      }
      if (!(await asked.prepare(tx, connectionId))) continue;
      await runSync(needs, tx, { workspaceId: actor.workspaceId, connectionId, toldId: actor.personId });
      outcome = waits === null ? { kind: 'started' } : { kind: 'waiting', until: waits };
    }
    return outcome;
  });
}
