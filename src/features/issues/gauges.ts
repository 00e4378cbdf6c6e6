import type { Gauge } from '../../ports/inbound/gauge.ts';
import { countSyncs } from './store/syncs.ts';

/** How far the past of projects is read, in figures. */
export const issueGauges = (): readonly Gauge[] => [
  {
    name: 'muster_sync_projects',
    help: 'Projects of issue trackers by how far their past is read.',
    read: async (tx) => (await countSyncs(tx)).map(({ step, projects: value }) => ({ labels: { step }, value })),
  },
  {
    name: 'muster_sync_issues',
    help: 'Issues read from history and by repair, each time they were read.',
    read: async (tx) => (await countSyncs(tx)).map(({ issues: value }) => ({ labels: {}, value })),
  },
];
