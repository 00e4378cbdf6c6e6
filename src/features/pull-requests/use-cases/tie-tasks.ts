import type { TaskId, WorkspaceId } from '../../../kit/ids.ts';
import { workUnstuck } from '../../../ports/inbound/stuck-work.ts';
import { taskLinesChanged } from '../../../ports/inbound/task-lines.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { groupBy } from '../domain/group-by.ts';
import { type Standing, standingOf } from '../domain/standing.ts';
import { taskNumbersIn } from '../domain/task-refs.ts';
import { listReviews } from '../store/happenings.ts';
import { listPullRequestsByNumber } from '../store/pull-requests.ts';
import { deleteTies, listTies, saveTies, type TaskTie } from '../store/task-ties.ts';
import type { Recording } from './record-facts.ts';
import type { StateChange } from './record-states.ts';

export type TieNeeds = Pick<Ports, 'random' | 'announce' | 'knownTasks'>;
type Told = {
  readonly recording: Recording;
  readonly changes: readonly StateChange[];
  readonly numbers: readonly number[];
};

/**
 * Keeps the ties between pull requests and tasks equal to the texts, and the tasks' cards equal to the pull requests.
 * Edits cards only, so it holds for history as well. The repository must be held.
 */
export async function tieTasks(needs: TieNeeds, tx: Tx, { recording, changes, numbers }: Told): Promise<void> {
  const { repository, workspaceId } = recording;
  const known = await listTies(tx, repository.id, numbers);
  const moved = changes.filter(isRewritten);
  const named = await findNamed(needs, tx, moved);
  const stale = known.filter((tie) => named.get(tie.number)?.includes(tie.taskId) === false);
  const fresh = [...named].flatMap(([number, taskIds]) =>
    taskIds
      .filter((taskId) => !known.some((tie) => tie.number === number && tie.taskId === taskId))
      .map((taskId) => ({ id: needs.random.uuid(), repositoryId: repository.id, number, taskId })),
  );
  const kept = known.filter((tie) => !stale.includes(tie));
  if (fresh.length + known.length === 0) return;
  const standings = await readStandings(tx, recording, [...fresh, ...kept]);
  const now = [...fresh, ...kept].flatMap((tie): TaskTie[] => {
    const standing = standings.get(tie.number);
    return standing === undefined ? [] : [{ ...tie, standing }];
  });
  const told = now.filter(({ id, standing }) => known.find((tie) => tie.id === id)?.standing !== standing);
  await deleteTies(
    tx,
    stale.map(({ id }) => id),
  );
  await saveTies(tx, told);
  await tellTasks(needs, tx, { workspaceId, told, stale });
}

/** Nothing of it fails or waits any more. */
const OVER: readonly Standing[] = ['merged', 'deployed', 'closed'];

/** Its words, or the first time they are heard. */
function isRewritten({ before, after }: StateChange): boolean {
  return (
    before === null || before.title !== after.title || before.body !== after.body || before.headRef !== after.headRef
  );
}

/** By pull request, which tasks its words name now. */
async function findNamed(
  { knownTasks }: TieNeeds,
  tx: Tx,
  moved: readonly StateChange[],
): Promise<ReadonlyMap<number, readonly TaskId[]>> {
  const inText = moved.map(({ after: { number, title, body, headRef: branch } }) => {
    return [number, taskNumbersIn({ title, branch, body })] as const;
  });
  const all = [...new Set(inText.flatMap(([, tasks]) => tasks))];
  const tasks = all.length === 0 ? new Map() : await knownTasks.byNumbers(tx, all);
  return new Map(inText.map(([number, refs]) => [number, refs.flatMap((ref) => tasks.get(ref)?.id ?? [])]));
}

async function readStandings(
  tx: Tx,
  { repository }: Recording,
  ties: readonly Pick<TaskTie, 'number'>[],
): Promise<ReadonlyMap<number, TaskTie['standing']>> {
  const numbers = [...new Set(ties.map(({ number }) => number))];
  const subjects = await listPullRequestsByNumber(tx, repository.id, numbers);
  const reviews = groupBy(await listReviews(tx, repository.id, numbers), ({ number }) => number);
  return new Map(subjects.map((one) => [one.number, standingOf(one, reviews.get(one.number) ?? [])]));
}

type Changed = {
  readonly workspaceId: WorkspaceId;
  readonly told: readonly TaskTie[];
  readonly stale: readonly TaskTie[];
};

async function tellTasks(needs: TieNeeds, tx: Tx, { workspaceId, told, stale }: Changed): Promise<void> {
  const taskIds = [...new Set([...told, ...stale].map(({ taskId }) => taskId))];
  if (taskIds.length > 0) await needs.announce(tx, taskLinesChanged, { workspaceId, taskIds });
  const over = [...stale, ...told.filter(({ standing }) => OVER.includes(standing))];
  // Checks of what is over, or of another task, fail for nobody.
  for (const id of new Set(over.map(({ taskId }) => taskId)))
    await needs.announce(tx, workUnstuck, {
      ...{ workspaceId, subject: { kind: 'task', id }, cause: 'failing-checks', part: '' },
    });
}
