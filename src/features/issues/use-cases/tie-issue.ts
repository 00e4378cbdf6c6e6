import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import type { Issue } from '../domain/issue.ts';
import { newTie } from '../domain/tie.ts';
import { listIssuesByHostId, listIssuesByKey } from '../store/issues.ts';
import { claimTie, listTiesOfTask, lockTie, lockTiesOfTask, refuseTie } from '../store/ties.ts';
import { showOnTasks } from './follow-ties.ts';
import { settleWork } from './work.ts';

type Needs = Pick<Ports, 'act' | 'scope' | 'clock' | 'random' | 'jobs' | 'announce' | 'knownTasks'>;

/** What somebody is told of a tie. */
export type TieSaid = { readonly taskRef: string; readonly issue: Pick<Issue, 'key' | 'url' | 'status' | 'summary'> };

/**
 * Ties a task to an issue: from now on the status of each follows the other's. Repeated it changes nothing.
 * @throws MusterError 'not-found' no such task or issue · 'forbidden' may not edit the task · 'conflict' one of them is
 * tied to another
 */
export function tieIssue(
  needs: Needs,
  actor: PersonActor,
  { number, key }: { readonly number: number; readonly key: string },
): Promise<TieSaid> {
  return needs.act(actor, async (tx) => {
    const task = await needs.knownTasks.requireEditable(tx, actor, number);
    const [issue] = await listIssuesByKey(tx, [key]);
    if (issue === undefined)
      throw new MusterError(
        'not-found',
        `I don’t know ${key}. Its project has to be chosen under Jira in *Settings*; a new issue takes a moment.`,
      );
    // Ties before the task, as whoever settles one does. Whoever moves the task from now on finds the tie.
    await lockTiesOfTask(tx, task.id);
    await needs.knownTasks.hold(tx, task.id);
    const at = needs.clock.now();
    const pair = { connectionId: issue.connectionId, issueHostId: issue.hostId, taskId: task.id };
    const wanted = newTie({ ...pair, id: needs.random.uuid(), state: 'tied', tiedById: actor.personId, at });
    const tie = await claimTie(tx, wanted);
    if (tie === null)
      throw new MusterError(
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
  });
}

/** Ends a task's tie; neither moves. @throws MusterError 'not-found' · 'forbidden' as above, or nothing is tied to it */
export function untieIssue(
  needs: Needs,
  actor: PersonActor,
  { number }: { readonly number: number },
): Promise<TieSaid> {
  return needs.act(actor, async (tx) => {
    const task = await needs.knownTasks.requireEditable(tx, actor, number);
    const tie = (await listTiesOfTask(tx, task.id)).find(({ state }) => state === 'tied');
    const issue = tie === undefined ? null : await findIssue(tx, tie);
    if (tie === undefined || issue === null)
      throw new MusterError('not-found', `${task.ref} is tied to no issue. \`/task jira ${task.ref} ABC-3\` ties it.`);
    await lockTie(tx, tie.id);
    await refuseTie(tx, tie.id);
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'issue-tie', id: tie.id } },
      ...{ action: 'issue.untie', before: { taskId: task.id, key: issue.key }, after: null },
    });
    await showOnTasks(needs, tx, { workspaceId: actor.workspaceId, ties: [tie] });
    return { taskRef: task.ref, issue };
  });
}

/** The issue a task is tied to; null without one. @throws MusterError 'not-found' · 'forbidden' as above */
export function findTied(
  needs: Needs,
  actor: PersonActor,
  { number }: { readonly number: number },
): Promise<{ readonly taskRef: string; readonly issue: Issue | null; readonly trouble: string | null }> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const task = await needs.knownTasks.requireEditable(tx, actor, number);
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
