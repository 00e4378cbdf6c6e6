import { MusterError } from '../../../../kit/errors.ts';
import { isWaiting } from '../../../../kit/is-waiting.ts';
import { type CodeHostClient, CodeHostError, type FailedDelivery } from '../../../../ports/outbound/code-host.ts';
import { findConnectionSync, listSelectedRepositories, openConnection } from '../../../connections/index.ts';
import { deliveriesWait } from '../../outgoing/sync.ts';
import { claimDelivery, releaseDelivery, settleDelivery } from '../../store/asked-deliveries.ts';
import { waitForHost } from './meet-trouble.ts';
import { recoverDeliveries as job, type SyncNeeds, type SyncOf } from './sync-needs.ts';

/** How far back the host sends again, in milliseconds. Source: GitHub, handling failed webhook deliveries: 3 days. */
const REACH_MS = 3 * 24 * 3_600_000;
/** Asked for in one run; the rest a minute later. Source: GitHub, secondary limits: 80 requests a minute that make content. */
const AT_ONCE = 30;
const BETWEEN_MS = 60_000;
/** After this a delivery that was to be asked for and is still missing was never heard, in milliseconds: requests end in 30 s. */
const LOST_MS = 120_000;

/**
 * Asks the host to send again what it couldn't deliver in the last 3 days, each delivery once. What was being asked for
 * when the process died is looked up in the host's own list before it is asked for again.
 * @throws MusterError 'unavailable' the host has trouble
 */
export async function recoverDeliveries(needs: SyncNeeds, of: SyncOf): Promise<void> {
  const found = await needs.scope(of.workspaceId, async (tx) => ({
    sync: await findConnectionSync(tx, of.connectionId),
    repositories: (await listSelectedRepositories(tx)).filter((one) => one.connectionId === of.connectionId),
  }));
  const [first] = found.repositories;
  if (first === undefined) return;
  const now = needs.clock.now();
  const waits = found.sync?.waitUntil ?? null;
  if (waits !== null && isWaiting({ waitUntil: waits }, now)) return askAt(needs, of, waits);
  const since = new Date(Math.max(now.getTime() - REACH_MS, first.connectedAt.getTime()));
  try {
    const client = await openConnection(needs, of);
    const names = found.repositories.map(({ fullName }) => fullName);
    const missed = await client.listFailedDeliveries(since, names);
    const left = await askForEach(needs, of, { client, missed });
    if (left !== null) await askAt(needs, of, new Date(needs.clock.now().getTime() + left));
  } catch (error) {
    await meet(needs, of, error);
  }
}

/** Queues the next run. */
export async function askOn(needs: SyncNeeds, of: SyncOf): Promise<void> {
  await needs.scope(of.workspaceId, (tx) => needs.jobs.add(tx, job, [of]));
}

type Asking = { readonly client: CodeHostClient; readonly missed: readonly FailedDelivery[] };

/** @returns milliseconds until the next run; null when nothing is left to ask for */
async function askForEach(needs: SyncNeeds, of: SyncOf, { client, missed }: Asking): Promise<number | null> {
  let asked = 0;
  let inDoubt = false;
  for (const delivery of missed) {
    if (asked === AT_ONCE) return BETWEEN_MS;
    const outcome = await askFor(needs, of, { client, delivery });
    if (outcome === 'claimed') asked += 1;
    if (outcome === 'in-doubt') inDoubt = true;
  }
  return inDoubt ? LOST_MS + BETWEEN_MS : null;
}

async function askFor(
  needs: SyncNeeds,
  { workspaceId, connectionId }: SyncOf,
  { client, delivery }: { readonly client: CodeHostClient; readonly delivery: FailedDelivery },
) {
  const askedAt = needs.clock.now();
  const asked = { id: needs.random.uuid(), connectionId, deliveryId: delivery.deliveryId, askedAt };
  const lostBefore = new Date(askedAt.getTime() - LOST_MS);
  const claim = await needs.scope(workspaceId, (tx) => claimDelivery(tx, asked, lostBefore));
  if (claim !== 'claimed') return claim;
  const state = await client.redeliver(delivery).then(
    () => 'asked' as const,
    async (error: unknown) => {
      const failure = error instanceof CodeHostError ? error.failure : null;
      // Too old by now, or its webhook is gone.
      if (failure === 'gone') return 'refused' as const;
      if (failure === 'limited') await needs.scope(workspaceId, (tx) => releaseDelivery(tx, asked));
      throw error;
    },
  );
  await needs.scope(workspaceId, (tx) => settleDelivery(tx, asked, state));
  return claim;
}

async function meet(needs: SyncNeeds, of: SyncOf, error: unknown): Promise<void> {
  if (error instanceof MusterError && error.fault !== 'unavailable') return;
  if (!(error instanceof CodeHostError)) throw error;
  if (error.failure === 'limited') {
    const waitMs = error.retryAfterMs ?? BETWEEN_MS;
    await waitForHost(needs, of, waitMs);
    return askAt(needs, of, new Date(needs.clock.now().getTime() + waitMs));
  }
  if (error.failure === 'unavailable')
    throw new MusterError('unavailable', 'GitHub has trouble at the moment.', { cause: error });
  // Without the right to read deliveries the daily repair brings what was missed.
}

async function askAt(needs: SyncNeeds, of: SyncOf, at: Date): Promise<void> {
  await needs.scope(of.workspaceId, (tx) => needs.schedules.set(tx, { ...deliveriesWait(of.connectionId), at }));
}
