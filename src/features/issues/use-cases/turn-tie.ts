import type { RuleActor } from '../../../kit/actor.ts';
import type { PersonId, WorkspaceId } from '../../../kit/ids.ts';
import { workUnstuck } from '../../../ports/inbound/stuck-work.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { StatusCategory } from '../../../ports/outbound/tracker-records.ts';
import { listIdentitiesById } from '../../people/index.ts';
import type { Issue } from '../domain/issue.ts';
import { judgeTie, type Pair } from '../domain/judge-tie.ts';
import { type IssueTie, settledOf } from '../domain/tie.ts';
import { findLastMove } from '../store/changes.ts';
import { listCategories } from '../store/sprints.ts';
import { lockTie, saveSettled } from '../store/ties.ts';

export type TurnNeeds = Pick<
  Ports,
  'clock' | 'random' | 'outbox' | 'jobs' | 'announce' | 'schedules' | 'holidays' | 'knownTasks'
>;

type Turning = { readonly workspaceId: WorkspaceId; readonly tieId: string; readonly issue: Issue };

/**
 * Does what a tie asks for as far as the task is concerned: it follows its issue. Holds the tie. Harmless when repeated:
 * only what moved since both were last dealt with counts.
 * @returns where the issue has to go to follow its task; null when it needn't
 */
export async function turnTie(needs: TurnNeeds, tx: Tx, { workspaceId, tieId, issue }: Turning) {
  const tie = await lockTie(tx, tieId);
  if (tie === null || tie.state !== 'tied' || issue.deletedAt !== null) return null;
  const now = await readPair(needs, tx, { tie, issue });
  if (now === null) return null;
  const taskAt = await needs.knownTasks.movedAt(tx, tie.taskId);
  const last = await findLastMove(tx, issue.connectionId, issue.hostId);
  const verdict = judgeTie(settledOf(tie), now, { taskAt, issueAt: last?.at ?? issue.hostUpdatedAt });
  switch (verdict.kind) {
    case 'same':
      return null;
    case 'settled':
      await settle(needs, tx, { workspaceId, tie, pair: now });
      return null;
    case 'move-issue':
      return { tie, to: verdict.to };
    case 'move-task': {
      const causedBy = await findPerson(tx, last?.byId ?? null);
      const reason = `${issue.key} is ${issue.status} in Jira`;
      await needs.knownTasks.follow(needs, tx, {
        ...{ actor: followRule(workspaceId), taskId: tie.taskId, to: verdict.to, causedBy, reason },
      });
      const after = await readPair(needs, tx, { tie, issue });
      await settle(needs, tx, { workspaceId, tie, pair: after ?? now });
      return null;
    }
    default:
      return verdict satisfies never;
  }
}

/** Dealt with; what was in the way before isn't any more. */
async function settle(
  { announce }: TurnNeeds,
  tx: Tx,
  { workspaceId, tie, pair }: { readonly workspaceId: WorkspaceId; readonly tie: IssueTie; readonly pair: Pair },
): Promise<void> {
  await saveSettled(tx, tie.id, { ...pair, trouble: null });
  if (tie.trouble === null) return;
  const subject = { kind: 'task', id: tie.taskId } as const;
  await announce(tx, workUnstuck, { workspaceId, subject, cause: 'sync-conflict', part: '' });
}

/** How both stand; null when the task is gone, or nobody has said what the issue's status means. */
export async function readPair(
  { knownTasks }: Pick<Ports, 'knownTasks'>,
  tx: Tx,
  { tie, issue }: { readonly tie: IssueTie; readonly issue: Issue },
): Promise<Pair | null> {
  const stage = (await knownTasks.byIds(tx, [tie.taskId])).get(tie.taskId)?.stage;
  const category = await categoryOf(tx, issue);
  return stage === undefined || category === null ? null : { stage, category };
}

/** What an issue's status means; null where nobody has said it. */
export async function categoryOf(tx: Tx, issue: Issue): Promise<StatusCategory | null> {
  return issue.category ?? (await listCategories(tx, issue.connectionId)).get(issue.statusId) ?? null;
}

function followRule(workspaceId: WorkspaceId): RuleActor {
  return { kind: 'rule', workspaceId, rule: 'issues.follow-tracker', surface: 'webhook', requestKey: null };
}

async function findPerson(tx: Tx, identityId: string | null): Promise<PersonId | null> {
  const [identity] = identityId === null ? [] : await listIdentitiesById(tx, [identityId]);
  return identity?.personId ?? null;
}
