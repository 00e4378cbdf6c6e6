import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { IssueId, PersonId, TaskId } from '../../../kit/ids.ts';
import type { KnownTask, MakeNeeds } from '../../../ports/inbound/known-tasks.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findPerson, listIdentitiesById, refusalOf } from '../../people/index.ts';
import type { Issue } from '../domain/issue.ts';
import { listIssuesById, listIssuesByKey } from '../store/issues.ts';
import { isIssueTied, listTiesOfIssues } from '../store/ties.ts';
import { type TieSaid, tieWithin, unknown } from './tie-issue.ts';

type Needs = MakeNeeds & Pick<Ports, 'jobs' | 'knownTasks'>;

export type IssueShown = {
  readonly issue: Issue;
  /** `T-12`, where it is tied to a task the actor may edit; empty where it is tied to another; null: to none. */
  readonly tiedTo: string | null;
};

/** An issue, and whether a task may be made of it. @throws MusterError 'not-found' nobody knows its key */
export function showIssue(
  needs: Pick<Ports, 'scope' | 'knownTasks'>,
  actor: PersonActor,
  key: string,
): Promise<IssueShown> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const [issue] = await listIssuesByKey(tx, [key]);
    if (issue === undefined) throw await unknown(tx, key);
    const ties = await listTiesOfIssues(tx, issue.connectionId, [issue.hostId]);
    const tied = ties.find(({ state }) => state === 'tied');
    return { issue, tiedTo: tied === undefined ? null : await refOf(needs, tx, { actor, taskId: tied.taskId }) };
  });
}

async function refOf(
  { knownTasks }: Pick<Ports, 'knownTasks'>,
  tx: Tx,
  { actor, taskId }: { readonly actor: PersonActor; readonly taskId: TaskId },
): Promise<string> {
  return knownTasks.requireEditable(tx, actor, taskId).then(
    ({ ref }) => ref,
    (error: unknown) => {
      if (error instanceof MusterError) return '';
      throw error;
    },
  );
}

/**
 * Makes a task of an issue, tied to it: for whom the issue is assigned to, where that is a person here, else for the actor.
 * @throws MusterError 'not-found' the issue is gone · 'conflict' it is tied already · what making a task throws
 */
export async function makeTaskOf(needs: Needs, actor: PersonActor, issueId: IssueId): Promise<TieSaid> {
  const { issue, assigneeId } = await needs.scope(actor.workspaceId, async (tx) => {
    const [found] = await listIssuesById(tx, [issueId]);
    if (found === undefined || found.deletedAt !== null)
      throw new MusterError('not-found', 'That issue is gone from Jira, so no task was made.');
    if (await isIssueTied(tx, found.connectionId, found.hostId))
      throw new MusterError(
        'conflict',
        `${found.key} is tied to a task already. \`/task jira ${found.key}\` shows it.`,
      );
    return { issue: found, assigneeId: await personOf(tx, found.assigneeId) };
  });
  // Not everybody who would see the task may see a restricted issue.
  const { restricted, key, summary, points } = issue;
  const made: { said: TieSaid | null } = { said: null };
  const task: KnownTask = await needs.knownTasks.make(needs, actor, {
    ...{ title: restricted || summary === '' ? key : summary, points, private: restricted, responsibleId: assigneeId },
    afterwards: async (tx, known) => {
      made.said = await tieWithin(needs, tx, { actor, task: known, issue });
    },
  });
  return made.said ?? { taskRef: task.ref, issue };
}

/** Somebody here who may have tasks; null for everybody else. */
async function personOf(tx: Tx, identityId: Issue['assigneeId']): Promise<PersonId | null> {
  const [identity] = identityId === null ? [] : await listIdentitiesById(tx, [identityId]);
  const person = identity?.personId == null ? null : await findPerson(tx, identity.personId);
  return person === null || refusalOf(person) !== null ? null : person.id;
}
