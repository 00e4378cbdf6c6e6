import { isUnread, type RepositorySync } from './sync.ts';

export type SyncProgress = {
  /** 0 to 1; by the days read back to, since nobody knows how many pull requests there are. */
  readonly share: number;
  readonly repositories: number;
  readonly finished: number;
  readonly gone: number;
  readonly pullRequests: number;
  readonly days: number;
  /** The last 30 days of everything are here. */
  readonly recentDone: boolean;
  /** There is something older to ask for. */
  readonly hasMore: boolean;
};

/** How far the past of a connection is read. */
export function progressOf(syncs: readonly RepositorySync[]): SyncProgress {
  const finished = syncs.filter((sync) => !isUnread(sync) || sync.step === 'repair');
  const total = syncs.reduce((sum, sync) => sum + shareOf(sync), 0);
  return {
    share: syncs.length === 0 ? 1 : total / syncs.length,
    repositories: syncs.length,
    finished: finished.length,
    gone: syncs.filter(({ step }) => step === 'gone').length,
    pullRequests: syncs.reduce((sum, sync) => sum + sync.pullRequests, 0),
    days: Math.max(0, ...syncs.map(({ days }) => days)),
    recentDone: syncs.every(({ step }) => step !== 'recent'),
    hasMore: syncs.some(({ step, exhausted }) => step === 'done' && !exhausted),
  };
}

const DAY_MS = 24 * 3_600_000;

function shareOf({ step, startedAt, reachedAt, days }: RepositorySync): number {
  switch (step) {
    case 'recent':
    case 'older': {
      if (reachedAt === null) return 0;
      const read = (startedAt.getTime() - reachedAt.getTime()) / DAY_MS;
      return Math.min(0.98, Math.max(0, read / days));
    }
    case 'deployments':
      return 0.99;
    case 'repair':
    case 'done':
    case 'gone':
      return 1;
    default:
      return step satisfies never;
  }
}
