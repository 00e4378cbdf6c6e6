import type { ConnectionId, WorkspaceId } from '../../kit/ids.ts';
import type { HostFact } from '../outbound/host-fact.ts';
import type { Log } from '../outbound/system.ts';

export type HostFactOf<K extends HostFact['kind']> = Extract<HostFact, { readonly kind: K }>;

type InstallationKind = 'installation' | 'installation-repositories';

/** What one signed webhook told, as a feature hears it: at least once and in any order. */
export type HostNews<F extends HostFact = HostFact> = {
  readonly workspaceId: WorkspaceId;
  /** Null only where an installation tells of itself before anybody has connected it; nothing else of it is heard then. */
  readonly connectionId: F['kind'] extends InstallationKind ? ConnectionId | null : ConnectionId;
  readonly fact: F;
  /**
   * `live`: it came by itself · `backfill`: a redelivery we asked for. Whatever is older than 24 h is silent either way
   * (`isSilent`).
   */
  readonly origin: 'live' | 'backfill';
  readonly deliveryId: string;
  readonly receivedAt: Date;
  readonly log: Log;
};

/** By kind of fact; several features may listen to one. Must be harmless when run twice and in any order. */
export type HostListeners = { readonly [K in HostFact['kind']]?: (news: HostNews<HostFactOf<K>>) => Promise<void> };
