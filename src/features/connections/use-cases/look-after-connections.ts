import type { RuleActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listConnections } from '../store/connections.ts';
import { adoptToken } from './adopt-token.ts';
import { followInstallations } from './follow-installations.ts';
import type { OpenNeeds } from './open-connection.ts';
import type { TrackerNeeds } from './open-tracker.ts';
import type { PutNeeds } from './put-account.ts';
import { checkConnection } from './test-connection.ts';
import { accountWork } from './work.ts';

type Needs = OpenNeeds & TrackerNeeds & PutNeeds;

/**
 * The look every few hours: the operator's credentials are taken in, installations followed, each connection asked whether it
 * works, and what it can see read anew. Heals whatever webhooks missed.
 * @throws MusterError 'unavailable' the host can't be asked now
 */
export async function lookAfterConnections(needs: Needs & Pick<Ports, 'scope'>, actor: RuleActor): Promise<void> {
  const { workspaceId } = actor;
  const failures: unknown[] = [];
  const attempt = (work: Promise<unknown>) => work.catch((error: unknown) => failures.push(error));
  await attempt(followInstallations(needs, actor));
  await attempt(adoptToken(needs, actor));
  const rows = await needs.scope(workspaceId, (tx) => listConnections(tx, 'github'));
  for (const { id, state } of rows) {
    // Only an owner at the host ends a suspension, which the installations tell.
    if (state === 'suspended') continue;
    const tested = await checkConnection(needs, actor, id).catch((error: unknown) => {
      failures.push(error);
      return null;
    });
    if (tested?.works)
      await needs.scope(workspaceId, (tx) => needs.jobs.add(tx, accountWork, [{ workspaceId, connectionId: id }]));
  }
  if (failures.length > 0) throw failures[0];
}
