import { MusterError } from '../../../kit/errors.ts';
import { stuckWork } from '../../../ports/inbound/stuck-work.ts';
import { type IssueTrackerClient, IssueTrackerError } from '../../../ports/outbound/issue-tracker.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { StatusCategory } from '../../../ports/outbound/tracker-records.ts';
import { openTracker } from '../../connections/index.ts';
import type { Issue } from '../domain/issue.ts';
import { chooseTransition, type IssueTie } from '../domain/tie.ts';
import { listIssuesByHostId } from '../store/issues.ts';
import { insertMove, isTied, listTiesOfTask, lockTie, saveSettled } from '../store/ties.ts';
import { showOnTasks } from './follow-ties.ts';
import { recordIssueFacts } from './record-issue-facts.ts';
import { readPair, type TurnNeeds, turnTie } from './turn-tie.ts';
import { settleWork, type TieOf } from './work.ts';

export type SettleNeeds = TurnNeeds & Pick<Ports, 'scope'> & Parameters<typeof openTracker>[0];

/**
 * Whether an issue has to follow a task that moves in this transaction. Nothing is missed: who ties a task holds it, as
 * does who moves it, so either the tie is seen here or the move where the tie is settled.
 */
export function hasToFollow(tx: Tx, { taskId }: { readonly taskId: IssueTie['taskId'] }): Promise<boolean> {
  return isTied(tx, taskId);
}

/** A task moved: if an issue is tied to it, that one follows. */
export async function followTask(
  needs: Pick<Ports, 'scope' | 'jobs'>,
  { workspaceId, taskId }: { readonly workspaceId: TieOf['workspaceId']; readonly taskId: IssueTie['taskId'] },
): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const tied = (await listTiesOfTask(tx, taskId)).filter(({ state }) => state === 'tied');
    await needs.jobs.add(
      tx,
      settleWork,
      tied.map(({ id: tieId }) => ({ workspaceId, tieId })),
    );
  });
}

/**
 * Brings a task and its issue together. The tracker is asked before anything is moved there, and read back afterwards, so
 * a run that died anywhere is repeated without a second move, and what the tracker tells of it later is known already.
 * @throws MusterError 'unavailable' the tracker has trouble: come again later
 */
export async function settleTie(needs: SettleNeeds, of: TieOf): Promise<void> {
  const wanted = await look(needs, of);
  if (wanted === null) return;
  const { tie, issue } = wanted;
  try {
    const client = await openTracker(needs, { workspaceId: of.workspaceId, connectionId: tie.connectionId });
    await readBack(needs, of, { client, tie });
    const still = await look(needs, of);
    if (still === null) return;
    const refused = await move(needs, of, { client, ...still });
    if (refused !== null) return await giveUp(needs, of, { issue: still.issue, trouble: refused });
    await readBack(needs, of, { client, tie });
    await look(needs, of);
  } catch (error) {
    await giveUp(needs, of, { issue, trouble: troubleIn(error, issue) });
  }
}

type Wanted = { readonly tie: IssueTie; readonly issue: Issue; readonly to: StatusCategory };

/** What is still to be done in the tracker, after the task has followed what it had to; null: nothing. */
function look(needs: SettleNeeds, { workspaceId, tieId }: TieOf): Promise<Wanted | null> {
  return needs.scope(workspaceId, async (tx) => {
    const issue = await findIssue(tx, tieId);
    if (issue === null) return null;
    const wanted = await turnTie(needs, tx, { workspaceId, tieId, issue });
    return wanted === null ? null : { ...wanted, issue };
  });
}

async function findIssue(tx: Tx, tieId: string): Promise<Issue | null> {
  const tie = await lockTie(tx, tieId);
  const [issue] = tie === null ? [] : await listIssuesByHostId(tx, tie.connectionId, [tie.issueHostId]);
  return issue ?? null;
}

type Asking = { readonly client: IssueTrackerClient; readonly tie: IssueTie };

async function readBack(needs: SettleNeeds, { workspaceId, tieId }: TieOf, { client, tie }: Asking): Promise<void> {
  const { issue, changes } = await client.getIssue(tie.issueHostId);
  const { connectionId } = tie;
  await needs.scope(workspaceId, (tx) =>
    recordIssueFacts(needs, tx, { workspaceId, connectionId, issues: [issue], changes, settling: tieId }),
  );
}

/** @returns why it can't be moved, in words; null when it was */
async function move(
  needs: SettleNeeds,
  of: TieOf,
  { client, tie, issue, to }: Asking & Wanted,
): Promise<string | null> {
  const way = chooseTransition(await client.listTransitions(issue.hostId), to);
  if (way === null) return `Jira has no step from ${issue.status} to a status that is ${WORDS[to]}`;
  const asked = { connectionId: tie.connectionId, issueHostId: issue.hostId, toStatusId: way.to.id };
  await needs.scope(of.workspaceId, (tx) => insertMove(tx, { ...asked, askedAt: needs.clock.now() }));
  await client.moveIssue(issue.hostId, { transitionId: way.id, mark: `muster:${tie.id}:${tie.version}` });
  return null;
}

const WORDS: Readonly<Record<StatusCategory, string>> = {
  'to-do': 'still to do',
  'in-progress': 'in progress',
  done: 'done',
};

/** @throws what passes by itself */
function troubleIn(error: unknown, { key }: Issue): string {
  if (error instanceof IssueTrackerError) {
    const { failure, retryAfterMs } = error;
    if (failure === 'gone') return `I can’t find ${key} in Jira any more`;
    if (failure === 'refused') return `Jira doesn’t let me move ${key}`;
    throw new MusterError('unavailable', 'Jira has trouble at the moment.', { cause: error, retryAfterMs });
  }
  if (error instanceof MusterError && error.fault !== 'unavailable') return 'the connection to Jira doesn’t work';
  throw error;
}

/** It stays where it is until one of them moves again; the card says why, and somebody is asked. */
async function giveUp(
  needs: SettleNeeds,
  { workspaceId, tieId }: TieOf,
  { issue, trouble }: { readonly issue: Issue; readonly trouble: string },
): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const tie = await lockTie(tx, tieId);
    const pair = tie === null || tie.state !== 'tied' ? null : await readPair(needs, tx, { tie, issue });
    if (tie === null || pair === null) return;
    await saveSettled(tx, tieId, { ...pair, trouble });
    await showOnTasks(needs, tx, { workspaceId, ties: [tie] });
    const stuck = { workspaceId, subject: { kind: 'task', id: tie.taskId }, cause: 'sync-conflict', part: '' } as const;
    const since = needs.clock.now().toISOString();
    await needs.announce(tx, stuckWork, { ...stuck, reason: `${issue.key}: ${trouble}`, first: null, since });
  });
}
