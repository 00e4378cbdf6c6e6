import type { TrackerFields } from '../../../ports/inbound/tracker-facts.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { NO_FIELDS } from '../domain/tracker.ts';
import { findTrackerSettings } from '../store/trackers.ts';

/** By which fields the webhooks of a site are read. */
export function createTrackerFields(needs: Pick<Ports, 'scope'>): TrackerFields {
  return {
    find: ({ workspaceId, connectionId }) =>
      needs.scope(workspaceId, async (tx) => (await findTrackerSettings(tx, connectionId))?.fields ?? NO_FIELDS),
  };
}
