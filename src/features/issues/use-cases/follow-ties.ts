import type { TaskId, WorkspaceId } from '../../../kit/ids.ts';
import { taskNumbersInWords } from '../../../kit/task-refs.ts';
import { taskLinesChanged } from '../../../ports/inbound/task-lines.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Issue } from '../domain/issue.ts';
import { type IssueTie, newTie } from '../domain/tie.ts';
import { tiesChanged } from '../events.ts';
import { listTiesOfIssues, proposeTies } from '../store/ties.ts';
import type { Recording } from './record-issue-facts.ts';
import type { StateChange } from './record-states.ts';
import { type TurnNeeds, turnTie } from './turn-tie.ts';
import { settleWork } from './work.ts';

type Told = {
  readonly recording: Recording;
  readonly changed: readonly Issue[];
  readonly states: readonly StateChange[];
};

/**
 * Tied tasks follow their issues, tasks that a summary names are proposed, and cards that show an issue are drawn again.
 * The site must be held.
 */
export async function followTies(needs: TurnNeeds, tx: Tx, { recording, changed, states }: Told): Promise<void> {
  const { workspaceId, connectionId } = recording;
  const fresh = await proposeNamed(needs, tx, { recording, states });
  const hostIds = changed.map(({ hostId }) => hostId);
  const known = (await listTiesOfIssues(tx, connectionId, hostIds)).filter(({ state }) => state !== 'refused');
  for (const tie of known.filter(({ state }) => state === 'tied')) {
    const issue = changed.find(({ hostId }) => hostId === tie.issueHostId);
    if (issue === undefined) continue;
    const wanted = await turnTie(needs, tx, { workspaceId, tieId: tie.id, issue });
    if (wanted !== null && recording.settling !== tie.id)
      await needs.jobs.add(tx, settleWork, [{ workspaceId, tieId: tie.id }]);
  }
  await showOnTasks(needs, tx, { workspaceId, ties: [...fresh, ...known] });
}

/** Has the cards of these tasks drawn again, and tells whoever computes from ties. */
export async function showOnTasks(
  needs: Pick<TurnNeeds, 'announce'>,
  tx: Tx,
  { workspaceId, ties }: { readonly workspaceId: WorkspaceId; readonly ties: readonly Pick<IssueTie, 'taskId'>[] },
): Promise<void> {
  const taskIds: readonly TaskId[] = [...new Set(ties.map(({ taskId }) => taskId))];
  if (taskIds.length === 0) return;
  await needs.announce(tx, taskLinesChanged, { workspaceId, taskIds: [...taskIds] });
  await needs.announce(tx, tiesChanged, { workspaceId, taskIds: [...taskIds] });
}

/** Tasks that issues name in their summaries, as `T-12`: a person decides whether they are the same work. */
async function proposeNamed(
  { knownTasks, random, clock }: TurnNeeds,
  tx: Tx,
  { recording: { connectionId }, states }: Pick<Told, 'recording' | 'states'>,
): Promise<readonly IssueTie[]> {
  const named = states
    .filter(({ before, after }) => before?.summary !== after.summary && after.deletedAt === null)
    .flatMap(({ after }) => taskNumbersInWords(after.summary).map((number) => ({ number, issueHostId: after.hostId })));
  if (named.length === 0) return [];
  const tasks = await knownTasks.byNumbers(tx, [...new Set(named.map(({ number }) => number))]);
  const at = clock.now();
  const ties = named.flatMap(({ number, issueHostId }) => {
    const task = tasks.get(number);
    if (task === undefined) return [];
    const pair = { connectionId, issueHostId, taskId: task.id };
    return [newTie({ ...pair, id: random.uuid(), state: 'proposed', tiedById: null, at })];
  });
  return proposeTies(tx, ties);
}
