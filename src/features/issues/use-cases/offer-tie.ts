import type { PersonActor } from '../../../kit/actor.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { KnownTask } from '../../../ports/inbound/known-tasks.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listTrackers } from '../../connections/index.ts';
import { foresee } from '../domain/foresee.ts';
import { readSearch } from '../domain/issue-search.ts';
import { listIssuesByKey } from '../store/issues.ts';
import { type FoundIssue, searchIssues } from '../store/search-issues.ts';
import { categoryOf } from './turn-tie.ts';

type Needs = Pick<Ports, 'scope' | 'knownTasks'>;

/** Issues that one menu shows. House rule: more are better found by another letter. */
const SHOWN_MAX = 50;

export type TieOffer = {
  readonly task: KnownTask;
  /** Keys of the projects whose issues may be chosen. */
  readonly projects: readonly string[];
  /** The one that is chosen, and what tying it moves; null: none is, or it isn't known. */
  readonly chosen: { readonly key: string; readonly summary: string; readonly foreseen: string } | null;
};

/**
 * What a task may be tied to.
 * @param asked.key what is chosen so far; null: nothing
 * @throws MusterError 'not-found' · 'forbidden' the actor may not edit the task
 */
export function offerTie(
  needs: Needs,
  actor: PersonActor,
  { taskId, key }: { readonly taskId: TaskId; readonly key: string | null },
): Promise<TieOffer> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const task = await needs.knownTasks.requireEditable(tx, actor, taskId);
    const projects = (await listTrackers(tx)).flatMap((tracker) => tracker.projects.map((project) => project.key));
    const [issue] = key === null ? [] : await listIssuesByKey(tx, [key]);
    if (issue === undefined) return { task, projects, chosen: null };
    const category = await categoryOf(tx, issue);
    const about = { taskRef: task.ref, key: issue.key, status: issue.status };
    const foreseen = foresee(about, category === null ? null : { stage: task.stage, category });
    return { task, projects, chosen: { key: issue.key, summary: issue.restricted ? '' : issue.summary, foreseen } };
  });
}

export type Found = {
  readonly issues: readonly FoundIssue[];
  /** A whole key that was typed and isn't among them; null otherwise. */
  readonly unknownKey: string | null;
};

/** Issues of the chosen projects that fit what was typed. @throws MusterError as above */
export function findIssues(
  needs: Needs,
  actor: PersonActor,
  { taskId, typed }: { readonly taskId: TaskId; readonly typed: string },
): Promise<Found> {
  const search = readSearch(typed);
  return needs.scope(actor.workspaceId, async (tx) => {
    await needs.knownTasks.requireEditable(tx, actor, taskId);
    const projects = (await listTrackers(tx)).flatMap((tracker) => tracker.projects);
    const issues = await searchIssues(tx, { projects, search, limit: SHOWN_MAX });
    const isThere = issues.some(({ issue }) => issue.key === search.key);
    return { issues, unknownKey: isThere ? null : search.key };
  });
}
