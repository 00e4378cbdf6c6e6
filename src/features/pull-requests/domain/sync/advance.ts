import { daysBack, newSync, PAGE_SIZE, RECENT_DAYS, type RepositorySync, type SyncStep } from './sync.ts';

/** What a page of changes held, newest first. */
export type PageRead = {
  readonly updatedAt: readonly Date[];
  readonly next: string | null;
};

/** Repairs reach back this much further than what is known, in milliseconds: changes of one second may come in two pages. */
const OVERLAP_MS = 3_600_000;

/** After a page of history. The last 30 days end the first phase; the page that reaches beyond is kept whole. */
export function afterHistory(sync: RepositorySync, page: PageRead): RepositorySync {
  const oldest = page.updatedAt.at(-1) ?? null;
  const reachedAt = oldest ?? sync.reachedAt;
  const exhausted = page.next === null;
  const beyond = (days: number) => exhausted || (oldest !== null && oldest < daysBack(sync, days));
  const recentDone = beyond(RECENT_DAYS);
  const step: SyncStep = beyond(sync.days) ? 'deployments' : recentDone ? 'older' : sync.step;
  return {
    ...turned(sync, page),
    ...{ step, cursor: page.next, exhausted, reachedAt, pageSize: grown(sync.pageSize) },
    newestAt: sync.newestAt ?? page.updatedAt[0] ?? null,
  };
}

/** After a page of deployments, newest first. */
export function afterDeployments(
  sync: RepositorySync,
  page: { readonly at: readonly Date[]; readonly next: string | null },
): RepositorySync {
  const oldest = page.at.at(-1) ?? null;
  const over = page.next === null || (oldest !== null && oldest < daysBack(sync, sync.days));
  const next = { ...sync, sideCursor: page.next, version: sync.version + 1 };
  return over ? ended(next) : next;
}

/** After a page of what changed since; over once it reaches what was known. */
export function afterRepair(sync: RepositorySync, page: PageRead): RepositorySync {
  const oldest = page.updatedAt.at(-1) ?? null;
  const since = sync.knownUntil === null ? null : new Date(sync.knownUntil.getTime() - OVERLAP_MS);
  const over = page.next === null || (oldest !== null && since !== null && oldest < since);
  const next = {
    ...turned(sync, page),
    ...{ sideCursor: page.next, pageSize: grown(sync.pageSize), newestAt: sync.newestAt ?? page.updatedAt[0] ?? null },
  };
  return over ? ended(next) : next;
}

/** After the host said that nothing changed since. */
export function afterUnchanged(sync: RepositorySync): RepositorySync {
  return ended({ ...sync, version: sync.version + 1 });
}

/** Chosen again: brought up to date where its past is read, from the beginning where it was out of reach. */
export function beginAgain(sync: RepositorySync, startedAt: Date): RepositorySync | null {
  if (sync.step !== 'gone') return beginRepair(sync);
  return { ...newSync({ ...sync, startedAt }), id: sync.id, version: sync.version + 1 };
}

/** Begins a repair of what is read; null while its past is still being read, or it is gone. */
export function beginRepair(sync: RepositorySync): RepositorySync | null {
  if (sync.step !== 'done') return null;
  return { ...sync, step: 'repair', sideCursor: null, newestAt: null, version: sync.version + 1 };
}

/** Reads further back by so many days; null where nothing older is, or something is being read already. */
export function beginMore(sync: RepositorySync, days: number): RepositorySync | null {
  if (sync.step !== 'done' || sync.exhausted) return null;
  return { ...sync, step: 'older', days: sync.days + days, newestAt: sync.knownUntil, version: sync.version + 1 };
}

/** After the host took too long over a page: a smaller one, 3 pull requests at least. */
export function afterTrouble(sync: RepositorySync): RepositorySync {
  return { ...sync, pageSize: Math.max(3, Math.floor(sync.pageSize / 2)), version: sync.version + 1 };
}

function turned(sync: RepositorySync, { updatedAt }: PageRead): RepositorySync {
  return { ...sync, pullRequests: sync.pullRequests + updatedAt.length, version: sync.version + 1 };
}

function ended(sync: RepositorySync): RepositorySync {
  return { ...sync, step: 'done', sideCursor: null, knownUntil: sync.newestAt ?? sync.knownUntil, newestAt: null };
}

function grown(pageSize: number): number {
  return Math.min(PAGE_SIZE, pageSize * 2);
}
