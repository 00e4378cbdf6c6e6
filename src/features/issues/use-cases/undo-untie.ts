import { z } from 'zod';
import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findLatestChange, recordChange } from '../../history/index.ts';
import type { Pair } from '../domain/judge-tie.ts';
import { newTie } from '../domain/tie.ts';
import { listIssuesByHostId } from '../store/issues.ts';
import { claimTie, findTie, lockTiesOfTask } from '../store/ties.ts';
import { showOnTasks } from './follow-ties.ts';
import type { TieSaid } from './tie-issue.ts';
import { settleWork } from './work.ts';

type Needs = Pick<Ports, 'act' | 'clock' | 'random' | 'jobs' | 'announce' | 'knownTasks'>;

/** How long an ended tie can be taken back, in milliseconds. House rule: as any change of a task. */
const UNDO_MS = 600_000;

/**
 * Ties again what the actor untied, as it was before: whatever moved since moves the other.
 * @throws MusterError 'not-found' · 'forbidden' may not edit the task · 'conflict' it is too late, another did it, or one
 * of them is tied to another by now
 */
export function undoUntie(
  needs: Needs,
  actor: PersonActor,
  { tieId, changeId }: { readonly tieId: string; readonly changeId: string },
): Promise<TieSaid> {
  return needs.act(actor, async (tx) => {
    const before = await findTie(tx, tieId);
    if (before === null) throw new MusterError('not-found', 'That tie is gone. Tie them again.');
    const task = await needs.knownTasks.requireEditable(tx, actor, before.taskId);
    // As where a tie is made: ties first, then the task.
    await lockTiesOfTask(tx, task.id);
    await needs.knownTasks.hold(tx, task.id);
    const at = needs.clock.now();
    const settled = await requireOwn(tx, { tieId, changeId, personId: actor.personId, at });
    const [issue] = await listIssuesByHostId(tx, before.connectionId, [before.issueHostId]);
    const { connectionId, issueHostId, taskId } = before;
    const again = newTie({
      ...{ id: tieId, connectionId, issueHostId, taskId },
      ...{ state: 'tied', tiedById: actor.personId, at },
    });
    const tie = await claimTie(tx, {
      ...again,
      ...{ settledStage: settled?.stage ?? null, settledCategory: settled?.category ?? null },
    });
    if (tie === null || issue === undefined)
      throw new MusterError('conflict', `${task.ref} or its issue is tied to another by now, so this stays as it is.`);
    const { workspaceId } = actor;
    await needs.jobs.add(tx, settleWork, [{ workspaceId, tieId: tie.id }]);
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at, subject: { kind: 'issue-tie', id: tie.id }, action: 'issue.tie' },
      ...{ before: null, after: { taskId: task.id, key: issue.key } },
    });
    await showOnTasks(needs, tx, { workspaceId, ties: [tie] });
    return { taskRef: task.ref, issue };
  });
}

type Asked = {
  readonly tieId: string;
  readonly changeId: string;
  readonly personId: PersonId;
  readonly at: Date;
};

/** How both stood when they were untied. @throws MusterError 'conflict' */
async function requireOwn(tx: Tx, { tieId, changeId, personId, at }: Asked): Promise<Pair | null> {
  const latest = await findLatestChange(tx, { kind: 'issue-tie', id: tieId });
  if (latest === null || latest.id !== changeId || latest.action !== 'issue.untie')
    throw new MusterError('conflict', 'This was changed since, so it can’t be undone any more.');
  if (latest.by.kind !== 'person' || latest.by.personId !== personId)
    throw new MusterError('conflict', 'Only the person who did this can undo it. You can tie them again.');
  if (at.getTime() - latest.at.getTime() > UNDO_MS)
    throw new MusterError('conflict', 'This can be undone for 10 minutes only. You can tie them again.');
  return before.safeParse(latest.before).data?.settled ?? null;
}

const before = z.object({
  settled: z
    .object({
      stage: z.enum(['assigned', 'in_progress', 'signing-off', 'blocked', 'completed', 'cancelled']),
      category: z.enum(['to-do', 'in-progress', 'done']),
    })
    .nullable(),
});
