import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId, WorkspaceId } from '../../../kit/ids.ts';
import type { IssueTrackerClient } from '../../../ports/outbound/issue-tracker.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { chooseStep, type HookStep } from '../domain/hooks.ts';
import { findSealedConnection } from '../store/connections.ts';
import { listProjectsOf } from '../store/projects.ts';
import { claimHooks, endHooks, findTrackerSettings } from '../store/trackers.ts';
import { hostFault } from './host-fault.ts';
import { openTracker, type TrackerNeeds } from './open-tracker.ts';

type Needs = TrackerNeeds & Pick<Ports, 'random'>;
type At = { readonly workspaceId: WorkspaceId; readonly connectionId: ConnectionId };

/** How long one process may take over a site's webhooks before another may try, in milliseconds: a few slow requests. */
const LEASE_MS = 120_000;

/**
 * Makes the webhook registered at a site what its chosen projects ask for, and renews it long before its 30 days end. One
 * process at a time: two would leave a webhook that nobody knows. What an earlier try left behind, killed between Jira and
 * the store, is found by its address and removed. Sites by API token have a webhook that an admin sets by hand: nothing to do.
 * @throws MusterError 'unavailable' somebody else is just at it, or Jira is away, tried again · 'forbidden' Jira refused
 */
export async function keepHooks(needs: Needs, at: At): Promise<void> {
  const { workspaceId, connectionId } = at;
  const { publicUrl } = needs.issueTrackerSettings;
  const row = await needs.scope(workspaceId, (tx) => findSealedConnection(tx, connectionId));
  if (row?.state !== 'open' || row.via !== 'oauth' || publicUrl === null) return;
  const client = await openTracker(needs, at);
  const now = needs.clock.now();
  const lease = { now, until: new Date(now.getTime() + LEASE_MS) };
  if (!(await needs.scope(workspaceId, (tx) => claimHooks(tx, connectionId, lease))))
    throw new MusterError('unavailable', 'Somebody else is just setting this site’s webhooks.', {
      retryAfterMs: 5_000,
    });
  try {
    await settle(needs, at, { client, url: `${publicUrl}/webhooks/jira?connection=${connectionId}` });
  } catch (error) {
    throw hostFault(error);
  } finally {
    await needs.scope(workspaceId, (tx) => endHooks(tx, connectionId));
  }
}

type Settling = { readonly client: IssueTrackerClient; readonly url: string };

async function settle(needs: Needs, { workspaceId, connectionId }: At, { client, url }: Settling): Promise<void> {
  // Read under the right to change them, so that the newest choice counts.
  const known = await needs.scope(workspaceId, async (tx) => ({
    settings: await findTrackerSettings(tx, connectionId),
    projects: (await listProjectsOf(tx, connectionId)).filter(({ selectedAt }) => selectedAt !== null),
  }));
  if (known.settings === null) return;
  const projects = known.projects.map(({ key }) => key).sort();
  const there = (await client.listHooks()).filter((hook) => hook.url === url);
  const step = chooseStep({ there, known: known.settings.hook, projects, now: needs.clock.now() });
  const hook = await take(client, step, { url, projects });
  await needs.scope(workspaceId, (tx) => endHooks(tx, connectionId, hook));
}

async function take(
  client: IssueTrackerClient,
  step: HookStep,
  { url, projects }: { readonly url: string; readonly projects: readonly string[] },
) {
  await client.deleteHooks(step.remove);
  if (step.kind === 'none') return null;
  if (step.kind === 'keep') return step.hook;
  if (step.kind === 'renew') return { ...step.hook, expiresAt: await client.refreshHooks([step.hook.id]) };
  const { id, expiresAt } = await client.registerHook({ url, projects });
  return { id, expiresAt, projects };
}
