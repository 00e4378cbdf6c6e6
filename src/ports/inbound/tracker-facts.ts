import type { ConnectionId, WorkspaceId } from '../../kit/ids.ts';
import type { Log } from '../outbound/system.ts';
import type { TrackerFact } from '../outbound/tracker-fact.ts';
import type { IssueFields } from '../outbound/tracker-records.ts';

export type TrackerFactOf<K extends TrackerFact['kind']> = Extract<TrackerFact, { readonly kind: K }>;

/** What one signed webhook of an issue tracker told, as a feature hears it: at least once and in any order. */
export type TrackerNews<F extends TrackerFact = TrackerFact> = {
  readonly workspaceId: WorkspaceId;
  readonly connectionId: ConnectionId;
  readonly fact: F;
  readonly deliveryId: string;
  readonly receivedAt: Date;
  readonly log: Log;
};

/** By kind of fact; several features may listen to one. Must be harmless when run twice and in any order. */
export type TrackerListeners = {
  readonly [K in TrackerFact['kind']]?: (news: TrackerNews<TrackerFactOf<K>>) => Promise<void>;
};

/** How the machine learns by which fields a site's webhooks are read. Implemented by `connections`, wired in `app.ts`. */
export interface TrackerFields {
  /** None where the connection is gone. @throws MusterError 'unavailable' the database is away */
  find(at: { readonly workspaceId: WorkspaceId; readonly connectionId: ConnectionId }): Promise<IssueFields>;
}
