import type { PersonActor } from '../../../../kit/actor.ts';
import { MusterError } from '../../../../kit/errors.ts';
import type { ConnectionId, PersonId, TrackerProjectId } from '../../../../kit/ids.ts';
import { isWaiting } from '../../../../kit/is-waiting.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import {
  type ConnectionSync,
  findConnectionSync,
  listTrackers,
  saveConnectionSync,
} from '../../../connections/index.ts';
import { listAdminIds } from '../../../people/index.ts';
import { beginAgain, newSync } from '../../domain/sync.ts';
import { syncCard } from '../../outgoing.ts';
import { forgetPoints } from '../../store/issues.ts';
import { claimProgress, insertProjectSyncs, listProjectSyncs } from '../../store/syncs.ts';
import { type SyncOf, syncWork } from '../work.ts';

export type StartNeeds = Pick<Ports, 'scope' | 'clock' | 'random' | 'jobs' | 'outbox'>;

/** Begins to read the past of projects that were chosen; those read before are brought up to date instead. */
export async function startSync(
  needs: StartNeeds,
  asked: SyncOf & { readonly projectIds: readonly TrackerProjectId[]; readonly byId: PersonId | null },
): Promise<void> {
  const { workspaceId, connectionId } = asked;
  await needs.scope(workspaceId, async (tx) => {
    await prepare(needs, tx, asked);
    const toldId = asked.byId ?? (await listAdminIds(tx))[0] ?? null;
    await runSync(needs, tx, { workspaceId, connectionId, toldId });
  });
}

/** Reads what webhooks may have missed since the last time. Says nothing. */
export async function repairDaily(needs: StartNeeds, { workspaceId, connectionId }: SyncOf): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const projectIds = await listChosen(tx, connectionId);
    if (projectIds.length === 0) return;
    await prepare(needs, tx, { connectionId, projectIds });
    await runSync(needs, tx, { workspaceId, connectionId, toldId: null });
  });
}

/** Goes on after the tracker asked to wait. */
export async function readOn(needs: Pick<Ports, 'scope' | 'jobs'>, of: SyncOf): Promise<void> {
  await needs.scope(of.workspaceId, (tx) => needs.jobs.add(tx, syncWork, [of]));
}

export type AskedSync =
  | { readonly kind: 'started' | 'running' | 'nothing' }
  | { readonly kind: 'waiting'; readonly until: Date };

/** Brings everything chosen up to date now. @param connectionId null: every connection @throws MusterError 'forbidden' */
export function syncNow(
  needs: Omit<StartNeeds, 'scope'> & Pick<Ports, 'act'>,
  actor: PersonActor,
  { connectionId }: { readonly connectionId: ConnectionId | null },
): Promise<AskedSync> {
  if (actor.role !== 'admin')
    throw new MusterError('forbidden', 'Only admins can fetch history from Jira. Ask one of them.');
  const { workspaceId, personId } = actor;
  return needs.act(actor, async (tx) => {
    let outcome: AskedSync = { kind: 'nothing' };
    for (const tracker of await listTrackers(tx)) {
      if (connectionId !== null && tracker.connectionId !== connectionId) continue;
      const of = { workspaceId, connectionId: tracker.connectionId };
      const before = await findConnectionSync(tx, of.connectionId);
      const waits = before !== null && isWaiting(before, needs.clock.now()) ? before.waitUntil : null;
      if (before?.state !== 'running')
        await prepare(needs, tx, { ...of, projectIds: tracker.projects.map(({ id }) => id) });
      await runSync(needs, tx, { ...of, toldId: personId });
      outcome = { kind: before?.state === 'running' ? 'running' : 'started' };
      if (waits !== null) outcome = { kind: 'waiting', until: waits };
    }
    return outcome;
  });
}

/** Has the card drawn anew. */
export async function showProgress(needs: Pick<Ports, 'outbox'>, tx: Tx, sync: ConnectionSync): Promise<void> {
  const card = syncCard(sync);
  if (card !== null) await needs.outbox.card(tx, card);
}

async function listChosen(tx: Tx, connectionId: ConnectionId): Promise<readonly TrackerProjectId[]> {
  const tracker = (await listTrackers(tx)).find((one) => one.connectionId === connectionId);
  return tracker?.projects.map(({ id }) => id) ?? [];
}

async function prepare(
  needs: Pick<Ports, 'clock' | 'random'>,
  tx: Tx,
  asked: { readonly connectionId: ConnectionId; readonly projectIds: readonly TrackerProjectId[] },
): Promise<void> {
  const { connectionId, projectIds } = asked;
  const startedAt = needs.clock.now();
  const tracker = (await listTrackers(tx)).find((one) => one.connectionId === connectionId);
  const pointsField = tracker?.fields.points?.id ?? null;
  const known = await listProjectSyncs(tx, connectionId);
  if (known.some((sync) => sync.pointsField !== pointsField)) await forgetPoints(tx, connectionId);
  for (const sync of known) {
    const after = projectIds.includes(sync.projectId) ? beginAgain(sync, { startedAt, pointsField }) : null;
    if (after !== null) await claimProgress(tx, sync, after);
  }
  const fresh = projectIds.map((projectId) =>
    newSync({ id: needs.random.uuid(), connectionId, projectId, startedAt, pointsField }),
  );
  await insertProjectSyncs(tx, fresh);
}

async function runSync(
  needs: Omit<StartNeeds, 'scope'>,
  tx: Tx,
  { workspaceId, connectionId, toldId }: SyncOf & { readonly toldId: PersonId | null },
): Promise<void> {
  const before = await findConnectionSync(tx, connectionId);
  if (before?.state !== 'running') {
    const sync: ConnectionSync = {
      ...{ id: before?.id ?? needs.random.uuid(), connectionId, state: 'running', toldId },
      ...{ round: (before?.round ?? 0) + 1, waitUntil: before?.waitUntil ?? null },
      ...{ startedAt: needs.clock.now(), finishedAt: null },
    };
    await saveConnectionSync(tx, sync);
    await showProgress(needs, tx, sync);
  }
  // The job under way may have found nothing more to read an instant ago.
  await needs.jobs.add(tx, syncWork, [{ workspaceId, connectionId }]);
}
