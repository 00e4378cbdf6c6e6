import type { Issue } from '../../test/fakes/jira/model.ts';
import type { JiraIssueShown, JiraShown } from '../web/jira-contract.ts';
import { STATUS_NAMES } from './deed.ts';
import { idOf } from './happen.ts';
import type { LocalJira } from './open-jira.ts';
import { JIRA_EMAIL, JIRA_PROJECT, JIRA_SITE } from './project.ts';

const DELIVERIES_MAX = 12;

/** What the page shows of the local Jira: the board of the sprint that is open. */
export function showJira({ world, token, isConnected, deliveries }: LocalJira): JiraShown {
  const sprint = world.sprints.find(({ state }) => state === 'active') ?? null;
  const issues = world.issues.filter((issue) => issue.sprint === sprint);
  const pointsOf = (some: readonly Issue[]) => some.reduce((sum, { points }) => sum + (points ?? 0), 0);
  return {
    ...{ site: JIRA_SITE, email: JIRA_EMAIL, token, isConnected: isConnected(), project: JIRA_PROJECT.name },
    sprint: sprint && {
      ...{ name: sprint.name, endsAt: sprint.endsAt === null ? null : new Date(sprint.endsAt).toISOString() },
      ...{ points: pointsOf(issues), done: pointsOf(issues.filter(({ status }) => status.category === 'done')) },
    },
    columns: STATUS_NAMES.map((status) => ({
      status,
      issues: issues.filter((issue) => issue.status.name === status).map(showIssue),
    })),
    deliveries: deliveries.list().slice(0, DELIVERIES_MAX),
  };
}

function showIssue({ key, summary, points, assignee, updatedAt }: Issue): JiraIssueShown {
  const at = new Date(updatedAt).toISOString();
  return { key, summary, points, assignee: idOf(assignee?.name), updatedAt: at };
}
