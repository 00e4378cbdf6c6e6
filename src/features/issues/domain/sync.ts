import type { ConnectionId, TrackerProjectId } from '../../../kit/ids.ts';

/** How far the past of one project is read: its sprints first, then its issues, the oldest change first. */
export type ProjectSync = {
  readonly id: string;
  readonly connectionId: ConnectionId;
  readonly projectId: TrackerProjectId;
  /** After the first reading also: which of the known ones the tracker still lists, and where the missing are. */
  readonly step: 'sprints' | 'issues' | 'roll-call' | 'absent' | 'done' | 'gone';
  readonly startedAt: Date;
  /** Changes before this aren't read. */
  readonly since: Date;
  readonly cursor: string | null;
  /** The newest change read so far. */
  readonly reachedAt: Date | null;
  /** Everything up to here was read by an earlier run; null while the first one goes on. */
  readonly knownUntil: Date | null;
  /** The field points are read from; null: none was known. */
  readonly pointsField: string | null;
  /** Up to which number of its keys the roll was called; then how many of the missing were looked for. */
  readonly countedTo: number;
  /** How many were missing when they were too many to believe; 0: none, or few. */
  readonly doubted: number;
  readonly pageSize: number;
  readonly issues: number;
  readonly version: number;
};

/** What comes without being asked for, in days: enough for the last six sprints, and a year of numbers. House rule. */
export const HISTORY_DAYS = 365;
/** Issues of a page with their changes. Source: Jira, enhanced search: 100 with fields. */
export const PAGE_SIZE = 100;
const PAGE_MIN = 10;
const DAY_MS = 24 * 3_600_000;
/** A later run reaches back this much further than what is known, in milliseconds: the tracker searches by whole minutes. */
const OVERLAP_MS = 3_600_000;

/** A project of which nothing is read yet. */
export function newSync(
  of: Pick<ProjectSync, 'id' | 'connectionId' | 'projectId' | 'startedAt' | 'pointsField'>,
): ProjectSync {
  const since = new Date(of.startedAt.getTime() - HISTORY_DAYS * DAY_MS);
  const counted = { countedTo: 0, doubted: 0, issues: 0, version: 0 } as const;
  const nothing = { cursor: null, reachedAt: null, knownUntil: null, ...counted } as const;
  return { ...of, ...nothing, step: 'sprints', since, pageSize: PAGE_SIZE };
}

/**
 * Reads what changed since the last run, or all of it where its past is unread or its points were read from another field;
 * null while it is being read.
 */
export function beginAgain(
  sync: ProjectSync,
  { startedAt, pointsField }: Pick<ProjectSync, 'startedAt' | 'pointsField'>,
): ProjectSync | null {
  if (sync.pointsField !== pointsField)
    return { ...newSync({ ...sync, startedAt, pointsField }), version: sync.version + 1 };
  if (sync.step !== 'done' && sync.step !== 'gone') return null;
  const { knownUntil } = sync;
  const since = knownUntil === null ? sync.since : new Date(knownUntil.getTime() - OVERLAP_MS);
  return turned({ ...sync, step: 'sprints', startedAt, since, cursor: null, reachedAt: null });
}

/** After its sprints. */
export function afterSprints(sync: ProjectSync): ProjectSync {
  return turned({ ...sync, step: 'issues' });
}

/** After a page of issues. */
export function afterIssues(
  sync: ProjectSync,
  page: { readonly updatedAt: readonly Date[]; readonly next: string | null },
): ProjectSync {
  const newest = page.updatedAt.reduce<Date | null>((a, b) => (a === null || b > a ? b : a), sync.reachedAt);
  const next = {
    ...sync,
    ...{ cursor: page.next, reachedAt: newest, issues: sync.issues + page.updatedAt.length },
    pageSize: Math.min(PAGE_SIZE, sync.pageSize * 2),
  };
  if (page.next !== null) return turned(next);
  // What was read for the first time a moment ago needs no comparing.
  const step = sync.knownUntil === null ? 'done' : 'roll-call';
  return turned({ ...next, step, knownUntil: sync.startedAt, countedTo: 0 });
}

/** The place in the list is worth nothing any more: on from the newest change that was read. */
export function afterLostPlace(sync: ProjectSync): ProjectSync {
  if (sync.step === 'roll-call') return turned({ ...sync, cursor: null, countedTo: 0 });
  return turned({ ...sync, cursor: null, since: sync.reachedAt ?? sync.since });
}

/** After the tracker took too long over a page: a smaller one. */
export function afterTrouble(sync: ProjectSync): ProjectSync {
  return turned({ ...sync, pageSize: Math.max(PAGE_MIN, Math.floor(sync.pageSize / 2)) });
}

/** The credentials don't reach it any more. */
export function afterGone(sync: ProjectSync): ProjectSync {
  return turned({ ...sync, step: 'gone' });
}

export type SyncProgress = {
  /** 0 to 1, by the time read through, since nobody knows how many issues there are. */
  readonly share: number;
  readonly projects: number;
  readonly finished: number;
  readonly issues: number;
  /** Keys out of reach are for whoever reads the projects: here their rows. */
  readonly gone: readonly TrackerProjectId[];
  /** Projects with more missing issues than can be believed to be deleted. */
  readonly doubted: readonly { readonly projectId: TrackerProjectId; readonly missing: number }[];
};

/** How far the past of a connection is read. */
export function progressOf(syncs: readonly ProjectSync[]): SyncProgress {
  const total = syncs.reduce((sum, sync) => sum + shareOf(sync), 0);
  return {
    share: syncs.length === 0 ? 1 : total / syncs.length,
    projects: syncs.length,
    finished: syncs.filter(({ step }) => step === 'done').length,
    issues: syncs.reduce((sum, { issues }) => sum + issues, 0),
    gone: syncs.filter(({ step }) => step === 'gone').map(({ projectId }) => projectId),
    doubted: syncs
      .filter(({ doubted }) => doubted > 0)
      .map(({ projectId, doubted: missing }) => ({ projectId, missing })),
  };
}

function shareOf({ step, since, reachedAt, startedAt }: ProjectSync): number {
  if (step === 'done' || step === 'gone') return 1;
  if (step === 'roll-call' || step === 'absent') return 0.99;
  if (step === 'sprints' || reachedAt === null) return 0;
  const all = startedAt.getTime() - since.getTime();
  return all <= 0 ? 0.99 : Math.min(0.99, Math.max(0, (reachedAt.getTime() - since.getTime()) / all));
}

/** One step on. */
export function turned(sync: ProjectSync): ProjectSync {
  return { ...sync, version: sync.version + 1 };
}
