import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { KnownTask } from '../../../ports/inbound/known-tasks.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listTrackers } from '../../connections/index.ts';
import { recordChange } from '../../history/index.ts';
import type { Issue } from '../domain/issue.ts';
import { newTie, settledOf } from '../domain/tie.ts';
import { listIssuesByHostId, listIssuesByKey } from '../store/issues.ts';
import { claimTie, listTiesOfTask, lockTie, lockTiesOfTask, refuseTie } from '../store/ties.ts';
import { showOnTasks } from './follow-ties.ts';
import { settleWork } from './work.ts';

type Needs = Pick<Ports, 'act' | 'scope' | 'clock' | 'random' | 'jobs' | 'announce' | 'knownTasks'>;

/** What somebody is told of a tie. */
export type TieSaid = {
  readonly taskRef: string;
  readonly issue: Pick<Issue, 'key' | 'url' | 'status' | 'summary' | 'restricted'>;
};

/**
 * Ties a task to an issue: from now on the status of each follows the other's. Repeated it changes nothing.
 * @throws MusterError 'not-found' no such task or issue · 'forbidden' may not edit the task · 'conflict' one of them is
 * tied to another
 */
export function tieIssue(
  needs: Needs,
  actor: PersonActor,
  { which, key }: { readonly which: number | TaskId; readonly key: string },
): Promise<TieSaid> {
  return needs.act(actor, async (tx) => {
    const task = await needs.knownTasks.requireEditable(tx, actor, which);
    const [issue] = await listIssuesByKey(tx, [key]);
    if (issue === undefined) throw await unknown(tx, key);
    return tieWithin(needs, tx, { actor, task, issue });
  });
}

/** The same for whoever has both already. Joins the transaction. @throws MusterError 'conflict' as above */
export async function tieWithin(
  needs: Omit<Needs, 'act' | 'scope'>,
  tx: Tx,
  { actor, task, issue }: { readonly actor: PersonActor; readonly task: KnownTask; readonly issue: Issue },
): Promise<TieSaid> {
  // Ties before the task, as whoever settles one does. Whoever moves the task from now on finds the tie.
  await lockTiesOfTask(tx, task.id);
  await needs.knownTasks.hold(tx, task.id);
  const at = needs.clock.now();
  const { key } = issue;
  const pair = { connectionId: issue.connectionId, issueHostId: issue.hostId, taskId: task.id };
  const wanted = newTie({ ...pair, id: needs.random.uuid(), state: 'tied', tiedById: actor.personId, at });
  const tie = await claimTie(tx, wanted);
  if (tie === null)
    throw refused(
      'conflict',
      `${task.ref} or ${key} is tied to another already. \`/task jira ${task.ref}\` shows to what, and \`/task jira ${task.ref} off\` ends it.`,
    );
  const { workspaceId } = actor;
  await needs.jobs.add(tx, settleWork, [{ workspaceId, tieId: tie.id }]);
  await recordChange(tx, actor, {
    ...{ id: needs.random.uuid(), at, subject: { kind: 'issue-tie', id: tie.id }, action: 'issue.tie' },
    ...{ before: null, after: { taskId: task.id, key } },
  });
  await showOnTasks(needs, tx, { workspaceId, ties: [tie] });
  return { taskRef: task.ref, issue };
}

/** Why a key can't be tied, beside the field it was typed in. */
export async function unknown(tx: Tx, key: string): Promise<MusterError> {
  const projects = (await listTrackers(tx)).flatMap((tracker) => tracker.projects);
  const name = key.slice(0, key.lastIndexOf('-'));
  return projects.some((project) => project.key === name)
    ? refused('not-found', `I don’t know ${key}. Look at the number again; a new issue takes a moment.`)
    : refused('not-found', `I don’t know ${key}: its project has to be chosen under Jira in *Settings* first.`);
}

function refused(fault: 'not-found' | 'conflict', sentence: string): MusterError {
  return new MusterError(fault, sentence, { fields: { issue: sentence } });
}

/** How an ended tie is taken back. */
export type Untied = TieSaid & { readonly tieId: string; readonly changeId: string };

/** Ends a task's tie; neither moves. @throws MusterError 'not-found' · 'forbidden' as above, or nothing is tied to it */
export function untieIssue(
  needs: Needs,
  actor: PersonActor,
  { which }: { readonly which: number | TaskId },
): Promise<Untied> {
  return needs.act(actor, async (tx) => {
    const task = await needs.knownTasks.requireEditable(tx, actor, which);
    const tie = (await listTiesOfTask(tx, task.id)).find(({ state }) => state === 'tied');
    const issue = tie === undefined ? null : await findIssue(tx, tie);
    if (tie === undefined || issue === null)
      throw new MusterError('not-found', `${task.ref} is tied to no issue. \`/task jira ${task.ref} ABC-3\` ties it.`);
    await lockTie(tx, tie.id);
    await refuseTie(tx, tie.id);
    const changeId = needs.random.uuid();
    await recordChange(tx, actor, {
      ...{ id: changeId, at: needs.clock.now(), subject: { kind: 'issue-tie', id: tie.id } },
      ...{ action: 'issue.untie', before: { taskId: task.id, key: issue.key, settled: settledOf(tie) }, after: null },
    });
    await showOnTasks(needs, tx, { workspaceId: actor.workspaceId, ties: [tie] });
    return { taskRef: task.ref, issue, tieId: tie.id, changeId };
  });
}

/** The issue a task is tied to; null without one. @throws MusterError 'not-found' · 'forbidden' as above */
export function findTied(
  needs: Needs,
  actor: PersonActor,
  { which }: { readonly which: number | TaskId },
): Promise<{ readonly taskRef: string; readonly issue: Issue | null; readonly trouble: string | null }> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const task = await needs.knownTasks.requireEditable(tx, actor, which);
    const tie = (await listTiesOfTask(tx, task.id)).find(({ state }) => state === 'tied');
    const issue = tie === undefined ? null : await findIssue(tx, tie);
    return { taskRef: task.ref, issue, trouble: tie?.trouble ?? null };
  });
}

async function findIssue(
  tx: Tx,
  { connectionId, issueHostId }: { readonly connectionId: Issue['connectionId']; readonly issueHostId: string },
): Promise<Issue | null> {
  return (await listIssuesByHostId(tx, connectionId, [issueHostId]))[0] ?? null;
}
