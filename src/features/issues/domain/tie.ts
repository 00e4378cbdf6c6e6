import type { ConnectionId, PersonId, TaskId } from '../../../kit/ids.ts';
import type { TaskStage } from '../../../ports/inbound/known-tasks.ts';
import type { IssueTransition, StatusCategory } from '../../../ports/outbound/tracker-records.ts';
import type { Pair } from './judge-tie.ts';

/** A task and an issue that are the same work, or may be, or aren't. */
export type IssueTie = {
  readonly id: string;
  readonly connectionId: ConnectionId;
  readonly issueHostId: string;
  readonly taskId: TaskId;
  readonly state: 'tied' | 'proposed' | 'refused';
  readonly settledStage: TaskStage | null;
  readonly settledCategory: StatusCategory | null;
  /** Why the issue could not follow the task, in words for people. */
  readonly trouble: string | null;
  readonly tiedById: PersonId | null;
  readonly at: Date;
  readonly version: number;
};

/** A pair of which nothing is known yet. */
export function newTie(
  pair: Pick<IssueTie, 'id' | 'connectionId' | 'issueHostId' | 'taskId' | 'state' | 'tiedById' | 'at'>,
): IssueTie {
  return { ...pair, settledStage: null, settledCategory: null, trouble: null, version: 1 };
}

/** How both stood when they were last dealt with; null: never. */
export function settledOf({ settledStage: stage, settledCategory: category }: IssueTie): Pair | null {
  return stage === null || category === null ? null : { stage, category };
}

/**
 * The way into a category: one that is called so, else the first the tracker offers; null when there is none from here.
 */
export function chooseTransition(ways: readonly IssueTransition[], to: StatusCategory): IssueTransition | null {
  const fitting = ways.filter((way) => way.to.category === to);
  const called = fitting.find((way) => USUAL[to].test(way.to.name.trim()));
  return called ?? fitting[0] ?? null;
}

/** What Jira's own templates call them; others are taken as they come. Source: Jira, default workflows. */
const USUAL: Readonly<Record<StatusCategory, RegExp>> = {
  'to-do': /^(?:to ?do|open|selected for development)$/i,
  'in-progress': /^in progress$/i,
  done: /^(?:done|closed|resolved)$/i,
};
