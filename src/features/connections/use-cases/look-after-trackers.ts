import type { RuleActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { trackerDue } from '../events.ts';
import { findConnectionOf, listConnections } from '../store/connections.ts';
import { listTrackers } from '../store/projects.ts';
import type { OpenNeeds } from './open-connection.ts';
import type { TrackerNeeds } from './open-tracker.ts';
import type { PutNeeds } from './put-account.ts';
import { putSite } from './put-site.ts';
import { checkConnection } from './test-connection.ts';
import { hooksWork, siteWork } from './work.ts';

type Needs = OpenNeeds & TrackerNeeds & PutNeeds;

/**
 * The look every few hours: the operator's site is taken in, each site asked whether it works, what it shows read anew and
 * its webhook renewed in time.
 * @throws MusterError 'unavailable' a site can't be asked now, after the others were
 */
export async function lookAfterTrackers(needs: Needs, actor: RuleActor): Promise<void> {
  const { workspaceId } = actor;
  await adoptSite(needs, actor);
  const failures: unknown[] = [];
  for (const { id: connectionId } of await needs.scope(workspaceId, (tx) => listConnections(tx, 'jira'))) {
    const tested = await checkConnection(needs, actor, connectionId).catch((error: unknown) => {
      failures.push(error);
      return null;
    });
    if (!tested?.works) continue;
    await needs.scope(workspaceId, async (tx) => {
      await needs.jobs.add(tx, siteWork, [{ workspaceId, connectionId }]);
      await needs.jobs.add(tx, hooksWork, [{ workspaceId, connectionId }]);
    });
  }
  if (failures.length > 0) throw failures[0];
}

/** Says of each site whose projects are read that a day has passed. */
export async function announceDue(needs: Pick<Ports, 'scope' | 'announce'>, { workspaceId }: RuleActor): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    for (const { connectionId } of await listTrackers(tx))
      await needs.announce(tx, trackerDue, { workspaceId, connectionId });
  });
}

/** Connects the operator's site, once: whoever disconnects it in Settings is obeyed. */
async function adoptSite(needs: Needs, actor: RuleActor): Promise<void> {
  const given = needs.issueTrackerSettings.token;
  if (given === null) return;
  await needs.scope(actor.workspaceId, async (tx) => {
    if ((await findConnectionOf(tx, { source: 'jira', account: given.site })) !== null) return;
    const site = { site: given.site, cloudId: null, via: 'token' as const, email: given.email, secret: null };
    await putSite(needs, tx, { actor, site, tell: null });
  });
}
