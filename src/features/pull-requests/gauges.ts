import type { Gauge } from '../../ports/inbound/gauge.ts';
import { countAsked } from './store/asked-deliveries.ts';
import { countSyncs } from './store/syncs.ts';

/** How far history is read, in figures. */
export const syncGauges = (): readonly Gauge[] => [
  {
    name: 'muster_sync_repositories',
    help: 'Repositories by how far their past is read.',
    read: async (tx) => (await countSyncs(tx)).map(({ step, repositories: value }) => ({ labels: { step }, value })),
  },
  {
    name: 'muster_sync_pull_requests',
    help: 'Pull requests read from history and by repair, each time they were read.',
    read: async (tx) => (await countSyncs(tx)).map(({ pullRequests: value }) => ({ labels: {}, value })),
  },
  {
    name: 'muster_sync_deliveries',
    help: 'Missed deliveries the code host was asked to send again.',
    read: async (tx) => (await countAsked(tx)).map(({ state, n: value }) => ({ labels: { state }, value })),
  },
];
