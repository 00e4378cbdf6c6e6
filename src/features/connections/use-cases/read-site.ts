import type { ConnectionId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findSealedConnection } from '../store/connections.ts';
import { keepProjects } from '../store/projects.ts';
import { saveFields } from '../store/trackers.ts';
import { hostFault } from './host-fault.ts';
import { openTracker, type TrackerNeeds } from './open-tracker.ts';

type Needs = TrackerNeeds & Pick<Ports, 'random'>;
type At = { readonly workspaceId: WorkspaceId; readonly connectionId: ConnectionId };

/**
 * Reads what a connected site shows: its projects, and which fields hold points and sprints. Harmless when repeated.
 * @throws MusterError 'unavailable' Jira can't be asked now, tried again · 'forbidden' it refused
 */
export async function readSite(needs: Needs, at: At): Promise<void> {
  const { workspaceId, connectionId } = at;
  const row = await needs.scope(workspaceId, (tx) => findSealedConnection(tx, connectionId));
  // Closed or broken since this was asked for: there is nothing to read then.
  if (row?.state !== 'open') return;
  const startedAt = needs.clock.now();
  const found = await ask(needs, at);
  const projects = found.projects.map((one) => ({ ...one, newId: needs.random.uuid() }));
  await needs.scope(workspaceId, async (tx) => {
    await keepProjects(tx, connectionId, { projects, at: startedAt });
    await saveFields(tx, connectionId, found.fields);
  });
}

async function ask(needs: Needs, at: At) {
  const client = await openTracker(needs, at);
  try {
    return { projects: await client.listProjects(), fields: await client.readFields() };
  } catch (error) {
    throw hostFault(error);
  }
}
