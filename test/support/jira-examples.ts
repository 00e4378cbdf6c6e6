/**
 * Webhooks as Jira sends them, by the shapes that Atlassian documents and that were seen of Cloud and of Server 7 to 9:
 * with and without an event type, an empty log, hidden addresses, mentions, fields of many kinds.
 */
export type JiraExample = { readonly name: string; readonly payload: Readonly<Record<string, unknown>> };

/** As the test's site calls them. */
export const CLOUD_FIELDS = {
  points: { id: 'customfield_10016', name: 'Story Points' },
  sprint: { id: 'customfield_10020', name: 'Sprint' },
};
export const SERVER_FIELDS = {
  points: { id: 'customfield_10106', name: 'Story Points' },
  sprint: { id: 'customfield_10101', name: 'Sprint' },
};

const CLOUD = 'https://acme.atlassian.net';
const SERVER = 'https://jira.acme.com/jira';
/** 2026-11-20T10:15:30.250Z */
export const TOLD_AT = 1_795_169_730_250;

export const ana = {
  self: `${CLOUD}/rest/api/2/user?accountId=5b10a2844c20165700ede21g`,
  accountId: '5b10a2844c20165700ede21g',
  avatarUrls: { '48x48': 'https://avatar.example.com/48' },
  displayName: 'Ana Lima',
  active: true,
  timeZone: 'America/Sao_Paulo',
  accountType: 'atlassian',
};
const serverAna = {
  self: `${SERVER}/rest/api/2/user?username=ana`,
  name: 'ana',
  key: 'JIRAUSER10100',
  emailAddress: 'ana@acme.com',
  avatarUrls: {},
  displayName: 'Ana Lima',
  active: true,
  timeZone: 'Europe/Berlin',
};

const status = (id: string, name: string, key: string, base = CLOUD) => ({
  self: `${base}/rest/api/2/status/${id}`,
  description: '',
  iconUrl: `${base}/`,
  name,
  id,
  statusCategory: { self: `${base}/rest/api/2/statuscategory/4`, id: 4, key, colorName: 'yellow', name },
});

/** An issue of Cloud; `fields` lie over the usual ones. */
export function cloudIssue(fields: Readonly<Record<string, unknown>> = {}) {
  return {
    id: '10002',
    self: `${CLOUD}/rest/api/2/10002`,
    key: 'ABC-12',
    fields: {
      statuscategorychangedate: '2026-11-20T11:15:30.249+0100',
      issuetype: { id: '10004', name: 'Story', subtask: false, hierarchyLevel: 0 },
      parent: { id: '10000', key: 'ABC-1', fields: { summary: 'Epic' } },
      timespent: null,
      project: { self: `${CLOUD}/rest/api/2/project/10000`, id: '10000', key: 'ABC', name: 'Alphabet' },
      fixVersions: [],
      resolutiondate: null,
      created: '2026-11-18T09:00:00.000+0100',
      updated: '2026-11-20T11:15:30.250+0100',
      priority: { id: '3', name: 'Medium' },
      labels: ['web', 'ünïcode 😀'],
      [CLOUD_FIELDS.points.id]: 3,
      [CLOUD_FIELDS.sprint.id]: [
        { id: 7, name: 'Sprint 7', state: 'closed', boardId: 1, goal: '', startDate: '2026-11-01T00:00:00.000Z' },
        { id: 8, name: 'Sprint 8, the long one', state: 'active', boardId: 1, goal: '' },
      ],
      assignee: ana,
      status: status('3', 'In Progress', 'indeterminate'),
      description: 'Ask [~accountid:5b10a2844c20165700ede21g] about {code}x{code} & <b>',
      security: null,
      summary: 'Fix the <login> page & more',
      creator: ana,
      reporter: ana,
      aggregateprogress: { progress: 0, total: 0 },
      comment: { comments: [], maxResults: 0, total: 0, startAt: 0 },
      votes: { votes: 0, hasVoted: false },
      ...fields,
    },
  };
}

/** An issue of Server: other accounts, sprints as texts, points as a decimal. */
export function serverIssue(fields: Readonly<Record<string, unknown>> = {}) {
  const sprint = (id: number, state: string) =>
    `com.atlassian.greenhopper.service.sprint.Sprint@1f39706[id=${id},rapidViewId=2,state=${state},name=Sprint ${id}, again,startDate=2026-11-09T08:00:00.000+01:00,endDate=<null>,completeDate=<null>,sequence=${id}]`;
  return {
    id: '20002',
    self: `${SERVER}/rest/api/2/issue/20002`,
    key: 'SRV-5',
    fields: {
      issuetype: { id: '1', name: 'Bug' },
      project: { id: '20000', key: 'SRV', name: 'Server' },
      created: '2026-11-18T09:00:00.000+0100',
      updated: '2026-11-20T11:15:30.000+0100',
      resolutiondate: null,
      labels: [],
      [SERVER_FIELDS.points.id]: 5.0,
      [SERVER_FIELDS.sprint.id]: [sprint(3, 'CLOSED'), sprint(4, 'ACTIVE')],
      assignee: null,
      reporter: serverAna,
      status: status('10001', 'Open', 'new', SERVER),
      summary: 'Printer on fire',
      ...fields,
    },
  };
}

type Item = Readonly<Record<string, unknown>>;

/** `jira:issue_updated` of Cloud with this log. */
export function cloudUpdate(items: readonly Item[] | null, fields: Readonly<Record<string, unknown>> = {}) {
  return {
    timestamp: TOLD_AT,
    webhookEvent: 'jira:issue_updated',
    issue_event_type_name: 'issue_generic',
    user: ana,
    issue: cloudIssue(fields),
    ...(items !== null && { changelog: { id: '10201', items } }),
    matchedWebhookIds: [1],
  };
}

export const ITEMS = {
  status: {
    ...{ field: 'status', fieldtype: 'jira', fieldId: 'status' },
    ...{ from: '10001', fromString: 'To Do', to: '3', toString: 'In Progress' },
  },
  sprint: {
    ...{ field: 'Sprint', fieldtype: 'custom', fieldId: CLOUD_FIELDS.sprint.id },
    ...{ from: '7', fromString: 'Sprint 7', to: '7, 8', toString: 'Sprint 7, Sprint 8, the long one' },
  },
  points: {
    ...{ field: 'Story Points', fieldtype: 'custom', fieldId: CLOUD_FIELDS.points.id },
    ...{ from: null, fromString: null, to: null, toString: '3' },
  },
  assignee: {
    ...{ field: 'assignee', fieldtype: 'jira', fieldId: 'assignee' },
    ...{ from: null, fromString: null, to: ana.accountId, toString: 'Ana Lima' },
    ...{ tmpFromAccountId: null, tmpToAccountId: ana.accountId },
  },
  key: {
    ...{ field: 'Key', fieldtype: 'jira', fieldId: 'issuekey' },
    ...{ from: null, fromString: 'OLD-9', to: null, toString: 'ABC-12' },
  },
  description: {
    ...{ field: 'description', fieldtype: 'jira', fieldId: 'description' },
    ...{ from: null, fromString: 'x'.repeat(500), to: null, toString: '[~accountid:5b10] ping' },
  },
} as const;

/** `jira:issue_updated` of Server, its log without ids of fields. */
export function serverUpdate(items: readonly Item[]) {
  return {
    timestamp: TOLD_AT,
    webhookEvent: 'jira:issue_updated',
    user: serverAna,
    issue: serverIssue(),
    changelog: { id: '30301', items },
  };
}

const sprint = (event: string, state: string, more: Readonly<Record<string, unknown>> = {}) => ({
  timestamp: TOLD_AT,
  webhookEvent: event,
  sprint: {
    ...{ id: 8, self: `${CLOUD}/rest/agile/1.0/sprint/8`, state, name: 'Sprint 8', originBoardId: 1, goal: 'Ship' },
    ...{ startDate: '2026-11-16T08:00:00.000Z', endDate: '2026-11-27T16:00:00.000Z', ...more },
  },
});

const manyFields = Object.fromEntries(
  Array.from({ length: 400 }, (_, n) => [`customfield_${20_000 + n}`, n % 3 === 0 ? null : { value: 'x'.repeat(n) }]),
);

export const SPRINTS = {
  created: sprint('sprint_created', 'future', { startDate: undefined, endDate: undefined }),
  started: sprint('sprint_started', 'active'),
  closed: sprint('sprint_closed', 'closed', { completeDate: '2026-11-27T17:30:00.000Z' }),
  deleted: sprint('sprint_deleted', 'future'),
};

/** All of them. */
export const JIRA_EXAMPLES: readonly JiraExample[] = [
  { name: 'Cloud: created', payload: { ...cloudUpdate(null), webhookEvent: 'jira:issue_created' } },
  { name: 'Cloud: status', payload: cloudUpdate([ITEMS.status]) },
  { name: 'Cloud: everything at once', payload: cloudUpdate(Object.values(ITEMS)) },
  { name: 'Cloud: an empty log', payload: cloudUpdate([]) },
  { name: 'Cloud: no log', payload: cloudUpdate(null) },
  { name: 'Cloud: no event type', payload: { ...cloudUpdate([ITEMS.status]), issue_event_type_name: undefined } },
  { name: 'Cloud: 400 fields', payload: cloudUpdate([ITEMS.points], manyFields) },
  { name: 'Cloud: a document', payload: cloudUpdate([], { description: { type: 'doc', version: 1, content: [] } }) },
  { name: 'Cloud: nobody', payload: { ...cloudUpdate([]), user: null, issue: cloudIssue({ assignee: null }) } },
  { name: 'Cloud: an app', payload: { ...cloudUpdate([]), user: { ...ana, accountType: 'app' } } },
  { name: 'Cloud: deleted', payload: { ...cloudUpdate(null), webhookEvent: 'jira:issue_deleted' } },
  {
    name: 'Cloud: a comment with a part of its issue',
    payload: {
      ...{ timestamp: TOLD_AT, webhookEvent: 'comment_created' },
      comment: { id: '1', self: `${CLOUD}/rest/api/2/issue/10002/comment/1`, author: ana, body: '[~accountid:5b]' },
      issue: { id: '10002', key: 'ABC-12', fields: { summary: 'x', status: status('3', 'In Progress', 'new') } },
    },
  },
  {
    name: 'Cloud: a link',
    payload: { timestamp: TOLD_AT, webhookEvent: 'issuelink_created', issueLink: { id: 1, sourceIssueId: 10002 } },
  },
  { name: 'Server: status', payload: serverUpdate([{ ...ITEMS.status, fieldId: undefined }]) },
  { name: 'Server: an empty log', payload: serverUpdate([]) },
  { name: 'Server: deleted', payload: { ...serverUpdate([]), webhookEvent: 'jira:issue_deleted' } },
  ...Object.entries(SPRINTS).map(([name, payload]) => ({ name: `Cloud: sprint ${name}`, payload })),
  { name: 'a worklog', payload: { timestamp: TOLD_AT, webhookEvent: 'worklog_created', worklog: { id: '1' } } },
  { name: 'a version', payload: { timestamp: TOLD_AT, webhookEvent: 'jira:version_released', version: { id: '1' } } },
];
