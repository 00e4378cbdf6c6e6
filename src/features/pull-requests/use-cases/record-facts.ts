import type { WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Repository } from '../../connections/index.ts';
import type { Facts } from '../domain/facts.ts';
import type { Origin } from '../domain/pull-request.ts';
import { claimShips } from '../store/deployment-versions.ts';
import { lockRepository } from '../store/pull-requests.ts';
import { followChanges } from './follow-changes.ts';
import { markChanged } from './mark-changed.ts';
import { meetEverybody } from './meet-everybody.ts';
import { nameIssues } from './name-issues.ts';
import { recordChildren } from './record-children.ts';
import { recordCode } from './record-code.ts';
import { recordEvidence } from './record-evidence.ts';
import { recordHeads } from './record-heads.ts';
import { type Finished, recordRuns } from './record-runs.ts';
import { recordShipments } from './record-shipments.ts';
import { recordStates } from './record-states.ts';
import { refreshCourses } from './refresh-courses.ts';
import { tieTasks } from './tie-tasks.ts';

export type RecordNeeds = Pick<
  Ports,
  'clock' | 'random' | 'outbox' | 'jobs' | 'announce' | 'schedules' | 'holidays' | 'knownTasks'
>;

export type Recording = Facts & {
  readonly workspaceId: WorkspaceId;
  readonly repository: Repository;
  readonly origin: Origin;
  /** History or repair: changes rows only (`isSilent`). False by default. */
  readonly bySync?: boolean;
  /** `told`: a webhook says so, and may be behind the truth · `read`: the host was asked (the default). */
  readonly certainty?: 'told' | 'read';
};

/**
 * Takes what the host says of one repository, in any order and any number of times: newer facts win by the host's own
 * time. Joins the transaction; a few statements however much is told, so hand over many pull requests at once (100 with
 * all that belongs to them is a good measure). Repositories that aren't selected must be left out by the caller.
 * What is fresh (`isSilent`) is announced and shown; everything else changes rows only.
 */
export async function recordFacts(needs: RecordNeeds, tx: Tx, recording: Recording): Promise<void> {
  const { repository } = recording;
  await lockRepository(tx, repository.id);
  const told = { recording, who: await meetEverybody(needs, tx, recording) };
  const changes = await recordStates(needs, tx, told);
  await recordHeads(needs, tx, { recording, changes });
  await nameIssues(needs, tx, { recording, changes });
  const reviews = await recordChildren(needs, tx, told);
  const freshShas = await recordCode(needs, tx, told);
  await recordEvidence(needs, tx, { ...recording, repositoryId: repository.id });
  const finished = await recordRuns(needs, tx, recording);
  const shipped = await recordShipments(needs, tx, { recording, changes });
  const numbers = numbersIn(recording);
  const moved = [...new Set([...numbers, ...shipped])];
  const ids = await refreshCourses(tx, repository.id, moved);
  // The first of all deployments or releases tells of every other merge that it isn't shipped, rather than unknown.
  const which = (await claimFirst(tx, recording, finished)) ? { repositoryId: repository.id } : { ids };
  if (ids.length > 0 || 'repositoryId' in which)
    await markChanged(needs, tx, { workspaceId: recording.workspaceId, which });
  await tieTasks(needs, tx, { recording, changes, numbers: moved });
  await followChanges(needs, tx, { recording, changes, numbers, freshShas, reviews, finished });
}

/** Whether deployments to production, or releases, are told of a repository for the first time. */
async function claimFirst(
  tx: Tx,
  { repository, releases = [] }: Recording,
  finished: readonly Finished[],
): Promise<boolean> {
  const deploys = finished.some(({ production, state }) => production && state === 'success');
  const isFirst = deploys && (await claimShips(tx, repository.id, 'deploys'));
  const isReleased = releases.some(({ publishedAt }) => publishedAt !== null);
  return (isReleased && (await claimShips(tx, repository.id, 'releases'))) || isFirst;
}

/** Pull requests about which something was told. */
function numbersIn(facts: Facts): readonly number[] {
  const { pullRequests = [], reviews = [], comments = [], timeline = [], commits = [] } = facts;
  const told = [...pullRequests, ...reviews, ...comments, ...timeline, ...commits];
  return [...new Set(told.map(({ number }) => number))];
}
