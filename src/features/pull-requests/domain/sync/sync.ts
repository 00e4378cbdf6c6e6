import type { ConnectionId, RepositoryId } from '../../../../kit/ids.ts';

/** The order in which a repository's past is read; `repair` comes again each day. */
export type SyncStep = 'recent' | 'older' | 'deployments' | 'repair' | 'done' | 'gone';

export type RepositorySync = {
  readonly id: string;
  readonly connectionId: ConnectionId;
  readonly repositoryId: RepositoryId;
  readonly step: SyncStep;
  /** Days count back from here. */
  readonly startedAt: Date;
  readonly days: number;
  readonly cursor: string | null;
  readonly exhausted: boolean;
  readonly sideCursor: string | null;
  readonly reachedAt: Date | null;
  readonly knownUntil: Date | null;
  readonly newestAt: Date | null;
  readonly etag: string | null;
  readonly pageSize: number;
  readonly pullRequests: number;
  readonly version: number;
};

/** What comes first, in days. Source: product page, section 8. */
export const RECENT_DAYS = 30;
/** What comes without being asked for, and what *more* adds each time, in days. Source: product page, section 8. */
export const HISTORY_DAYS = 90;
/** Pull requests of a page: GitHub answers as many with all that happened on them in 1 to 3 s, and gives up after 10. */
export const PAGE_SIZE = 25;

const DAY_MS = 24 * 3_600_000;

/** The instant so many days before the reading began. */
export function daysBack({ startedAt }: Pick<RepositorySync, 'startedAt'>, days: number): Date {
  return new Date(startedAt.getTime() - days * DAY_MS);
}

/** A repository of which nothing is read yet. */
export function newSync({
  id,
  connectionId,
  repositoryId,
  startedAt,
}: Pick<RepositorySync, 'id' | 'connectionId' | 'repositoryId' | 'startedAt'>): RepositorySync {
  return {
    ...{ id, connectionId, repositoryId, startedAt },
    ...{ step: 'recent', days: HISTORY_DAYS, cursor: null, exhausted: false, sideCursor: null, reachedAt: null },
    ...{ knownUntil: null, newestAt: null, etag: null, pageSize: PAGE_SIZE, pullRequests: 0, version: 0 },
  };
}

/** Whether there is something to read of it now. */
export function isUnread({ step }: Pick<RepositorySync, 'step'>): boolean {
  return step !== 'done' && step !== 'gone';
}
