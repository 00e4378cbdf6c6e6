import {
  type Edition,
  type Issue,
  type LogEntry,
  POINTS_FIELD,
  SPRINT_FIELD,
  type Sprint,
  type Status,
  type User,
} from './model.ts';
import type { Told } from './world.ts';

/** How a site's answers and webhooks look. `self` addresses begin with `site`. */
export type Drawn = { readonly site: string; readonly edition: Edition };

export function userJson(user: User, { site, edition }: Drawn) {
  if (edition === 'server')
    return {
      self: `${site}/rest/api/2/user?username=${user.name}`,
      name: user.name.toLowerCase(),
      key: user.accountId,
      emailAddress: user.email,
      displayName: user.name,
      active: true,
    };
  return {
    self: `${site}/rest/api/2/user?accountId=${encodeURIComponent(user.accountId)}`,
    ...{ accountId: user.accountId, accountType: 'atlassian', displayName: user.name, active: true },
    ...(!user.hidden && { emailAddress: user.email }),
  };
}

export function statusJson({ id, name, category }: Status, { site }: Drawn) {
  const numbers = { new: 2, indeterminate: 4, done: 3 } as const;
  return {
    ...{ self: `${site}/rest/api/2/status/${id}`, id, name },
    statusCategory: { id: numbers[category], key: category, name },
  };
}

export function sprintJson(sprint: Sprint, { site }: Drawn) {
  const { id, name, state, boardId, startsAt, endsAt, completedAt } = sprint;
  return {
    ...{ id: Number(id), self: `${site}/rest/agile/1.0/sprint/${id}`, state, name, originBoardId: Number(boardId) },
    ...(startsAt !== null && { startDate: new Date(startsAt).toISOString() }),
    ...(endsAt !== null && { endDate: new Date(endsAt).toISOString() }),
    ...(completedAt !== null && { completeDate: new Date(completedAt).toISOString() }),
  };
}

export function issueJson(issue: Issue, drawn: Drawn) {
  const { site, edition } = drawn;
  const sprints = [...issue.sprints].map((sprint) =>
    edition === 'server'
      ? `com.atlassian.greenhopper.service.sprint.Sprint@1f[id=${sprint.id},rapidViewId=${sprint.boardId},state=${sprint.state.toUpperCase()},name=${sprint.name}]`
      : { id: Number(sprint.id), name: sprint.name, state: sprint.state, boardId: Number(sprint.boardId) },
  );
  return {
    ...{ id: issue.id, self: `${site}/rest/api/2/issue/${issue.id}`, key: issue.key },
    fields: {
      ...{ summary: issue.summary, status: statusJson(issue.status, drawn), issuetype: { name: issue.type } },
      project: { id: issue.project.id, key: issue.project.key, name: issue.project.name },
      assignee: issue.assignee === null ? null : userJson(issue.assignee, drawn),
      reporter: userJson(issue.reporter, drawn),
      ...{ labels: [], created: instant(issue.createdAt), updated: instant(issue.updatedAt) },
      resolutiondate: issue.resolvedAt === null ? null : instant(issue.resolvedAt),
      ...(issue.restricted && { security: { id: '1', name: 'Leads only' } }),
      [POINTS_FIELD]: issue.points,
      [SPRINT_FIELD]: sprints.length === 0 ? null : sprints,
    },
  };
}

/** With its log, the newest entry first as Cloud gives it. @param most entries that come along */
export function loggedJson(issue: Issue, drawn: Drawn, most = Number.POSITIVE_INFINITY) {
  const histories = [...issue.log]
    .reverse()
    .slice(0, most)
    .map((entry) => entryJson(entry, drawn));
  const changelog = { startAt: 0, maxResults: histories.length, total: issue.log.length, histories };
  return { ...issueJson(issue, drawn), changelog };
}

export function entryJson({ id, at, by, items }: LogEntry, drawn: Drawn) {
  return { id, author: userJson(by, drawn), created: instant(at), items: itemsOf(items, drawn) };
}

/** A webhook's body. Data Center's items have no `fieldId`. */
export function hookJson(told: Told, timestamp: number, drawn: Drawn) {
  if ('sprint' in told) return { timestamp, webhookEvent: told.event, sprint: sprintJson(told.sprint, drawn) };
  const body = {
    ...{ timestamp, webhookEvent: told.event, user: userJson(told.by, drawn), issue: issueJson(told.issue, drawn) },
  };
  if (told.event !== 'jira:issue_updated') return body;
  const { id, items } = told.entry;
  const [first] = items;
  const kind = first?.field === 'assignee' ? 'issue_assigned' : 'issue_generic';
  return { ...body, issue_event_type_name: kind, changelog: { id, items: itemsOf(items, drawn) } };
}

function itemsOf(items: LogEntry['items'], { edition }: Drawn) {
  if (edition === 'cloud') return items;
  return items.map(({ fieldId: _, ...item }) => item);
}

/** `2026-11-20T10:00:00.000+0000`, as Jira writes it. */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000');
}

export function fieldsJson() {
  const greenhopper = 'com.pyxis.greenhopper.jira';
  return [
    { id: 'summary', name: 'Summary', custom: false, schema: { type: 'string', system: 'summary' } },
    {
      ...{ id: POINTS_FIELD, name: 'Story Points', custom: true },
      schema: { type: 'number', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:float', customId: 10016 },
    },
    {
      ...{ id: 'customfield_10031', name: 'Story point estimate', custom: true },
      schema: { type: 'number', custom: `${greenhopper}:jsw-story-points`, customId: 10031 },
    },
    {
      ...{ id: SPRINT_FIELD, name: 'Sprint', custom: true },
      schema: { type: 'array', items: 'json', custom: `${greenhopper}:gh-sprint`, customId: 10020 },
    },
  ];
}
