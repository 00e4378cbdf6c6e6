import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Connection } from '../domain/connection.ts';
import { mayManageConnections } from '../domain/rights.ts';
import type { TrackerSettings } from '../domain/tracker.ts';
import { listConnections } from '../store/connections.ts';
import { listProjectsOf } from '../store/projects.ts';
import { findTrackerSettings } from '../store/trackers.ts';

export type SiteRow = {
  readonly connection: Connection;
  readonly projects: { readonly total: number; readonly selected: number };
  /** Null until the site was read for the first time. */
  readonly settings: TrackerSettings | null;
};

export type SiteList = {
  readonly rows: readonly SiteRow[];
  /** Whether sites can be connected in a browser. */
  readonly hasApp: boolean;
};

/** Every connected Jira site with its state; null for those who have no business with them. Nothing secret is in it. */
export async function listSites(
  needs: Pick<Ports, 'scope' | 'issueTrackerSettings'>,
  reader: PersonActor,
): Promise<SiteList | null> {
  if (!mayManageConnections(reader)) return null;
  return needs.scope(reader.workspaceId, async (tx) => {
    const rows: SiteRow[] = [];
    for (const { token: _t, webhookSecret: _w, appRowId: _a, ...connection } of await listConnections(tx, 'jira')) {
      const projects = await listProjectsOf(tx, connection.id);
      const selected = projects.filter(({ selectedAt }) => selectedAt !== null).length;
      const settings = await findTrackerSettings(tx, connection.id);
      rows.push({ connection, projects: { total: projects.length, selected }, settings });
    }
    return { rows, hasApp: needs.issueTrackerSettings.app !== null };
  });
}
