import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSite } from '../../../../src/adapters/jira/webhook/read-site.ts';
import { readWebhook } from '../../../../src/adapters/jira/webhook/read-webhook.ts';
import type { TrackerFact } from '../../../../src/ports/outbound/tracker-fact.ts';
import { howOften } from '../../../support/how-often.ts';
import {
  ana,
  CLOUD_FIELDS,
  cloudIssue,
  cloudUpdate,
  ITEMS,
  JIRA_EXAMPLES,
  SERVER_FIELDS,
  SPRINTS,
  serverUpdate,
} from '../../../support/jira-examples.ts';
import { HOSTILE_VALUES, mutateJson } from '../../../support/mutate-json.ts';

const AT = new Date('2026-11-20T10:15:30.250Z');
const who = { id: ana.accountId, name: 'Ana Lima', email: null, bot: false };

/** As it comes over the wire. */
const sent = (payload: unknown): unknown => JSON.parse(JSON.stringify(payload));
const read = (payload: unknown, fields = CLOUD_FIELDS): readonly TrackerFact[] => readWebhook(sent(payload), fields);
function issueIn(payload: unknown, fields = CLOUD_FIELDS) {
  const [fact] = read(payload, fields);
  if (fact?.kind !== 'issue') throw new Error('no issue');
  return fact;
}

describe('a webhook about an issue', () => {
  it('tells its whole state, its sprints and points by this site’s fields', () => {
    const { issue, by, at } = issueIn(cloudUpdate([]));
    expect({ by, at }).toEqual({ by: who, at: AT });
    expect(issue).toEqual({
      id: '10002',
      key: 'ABC-12',
      project: { id: '10000', key: 'ABC' },
      summary: 'Fix the <login> page & more',
      status: { id: '3', name: 'In Progress', category: 'in-progress' },
      type: 'Story',
      points: 3,
      assignee: who,
      reporter: who,
      parentKey: 'ABC-1',
      sprintIds: ['7', '8'],
      labels: ['web', 'ünïcode 😀'],
      createdAt: new Date('2026-11-18T08:00:00Z'),
      updatedAt: AT,
      resolvedAt: null,
      restricted: false,
    });
  });

  it('of Server tells the same in its own shapes', () => {
    const { issue, by } = issueIn(serverUpdate([]), SERVER_FIELDS);
    expect(by).toEqual({ id: 'JIRAUSER10100', name: 'Ana Lima', email: 'ana@acme.com', bot: false });
    expect(issue).toMatchObject({ key: 'SRV-5', points: 5, sprintIds: ['3', '4'], assignee: null, parentKey: null });
    expect(issue.status.category).toBe('to-do');
  });

  it.each([
    [3, 3],
    [0, 0],
    [2.5, 2.5],
    ['3', 3],
    ['3.0', 3],
    [null, null],
    ['', null],
    ['three', null],
    [{ value: 3 }, null],
    [['3'], null],
  ])('with the points %j has %j', (value, points) => {
    expect(issueIn(cloudUpdate([], { [CLOUD_FIELDS.points.id]: value })).issue.points).toBe(points);
  });

  it.each([
    [null, []],
    [[], []],
    ['1, 2', ['1', '2']],
    [[{ id: 1 }, { id: '1' }, null, {}], ['1']],
    [5, ['5']],
  ])('with the sprints %j is in %j', (value, ids) => {
    expect(issueIn(cloudUpdate([], { [CLOUD_FIELDS.sprint.id]: value })).issue.sprintIds).toEqual(ids);
  });

  it('tells each change once, with ids that the log has for requests as well', () => {
    const { changes } = issueIn(cloudUpdate(Object.values(ITEMS)));
    const base = { issueId: '10002', at: AT, by: who };
    expect(changes).toEqual([
      {
        ...base,
        ...{ changeId: '10201:status', field: 'status' },
        from: { id: '10001', name: 'To Do', category: null },
        to: { id: '3', name: 'In Progress', category: null },
      },
      { ...base, changeId: '10201:sprint', field: 'sprint', from: ['7'], to: ['7', '8'] },
      { ...base, changeId: '10201:points', field: 'points', from: null, to: 3 },
      {
        ...base,
        changeId: '10201:assignee',
        field: 'assignee',
        from: null,
        to: { id: ana.accountId, name: 'Ana Lima' },
      },
      { ...base, changeId: '10201:key', field: 'key', from: 'OLD-9', to: 'ABC-12' },
      {
        ...base,
        ...{ changeId: '10201:description', field: 'other', name: 'description' },
        ...{ from: 'x'.repeat(500), to: '[~accountid:5b10] ping' },
      },
    ]);
  });

  it('knows points and sprints of Server by their names, and isn’t fooled by fields of a name like Jira’s own', () => {
    const bare = (item: object, more: object = {}) => ({ ...item, fieldId: undefined, ...more });
    const items = [
      bare(ITEMS.points, { fromString: '3', toString: '5' }),
      bare(ITEMS.sprint),
      bare(ITEMS.status),
      bare(ITEMS.status, { fieldtype: 'custom' }),
    ];
    const { changes } = issueIn(serverUpdate(items), SERVER_FIELDS);
    expect(changes.map(({ field, changeId }) => [field, changeId])).toEqual([
      ['points', '30301:points'],
      ['sprint', '30301:sprint'],
      ['status', '30301:status'],
      ['other', '30301:status:2'],
    ]);
    expect(changes[0]).toMatchObject({ from: 3, to: 5 });
  });

  it('whose log leaves out what an item became doesn’t read JavaScript’s own words for it', () => {
    const { toString: _, ...item } = ITEMS.points;
    expect(issueIn(cloudUpdate([item])).changes).toMatchObject([{ field: 'points', to: null }]);
  });

  it('without a log changes nothing but its state', () => {
    expect(issueIn(cloudUpdate(null)).changes).toEqual([]);
    expect(issueIn({ ...cloudUpdate(null), webhookEvent: 'jira:issue_created' }).issue.key).toBe('ABC-12');
  });

  it('that is deleted says which', () => {
    expect(read({ ...cloudUpdate(null), webhookEvent: 'jira:issue_deleted' })).toEqual([
      { kind: 'issue-deleted', at: AT, issueId: '10002', key: 'ABC-12', projectId: '10000' },
    ]);
  });

  it('that brings a part of it only is left out: its gaps would read as "no points"', () => {
    expect(read({ ...cloudUpdate([]), webhookEvent: 'comment_created' })).toEqual([]);
    expect(read({ ...cloudUpdate([]), webhookEvent: 'worklog_updated' })).toEqual([]);
  });
});

describe('a webhook about a sprint', () => {
  it('tells its state and times', () => {
    expect(read(SPRINTS.closed)).toEqual([
      {
        kind: 'sprint',
        at: AT,
        sprint: {
          ...{ id: '8', name: 'Sprint 8', boardId: '1', state: 'closed' },
          startsAt: new Date('2026-11-16T08:00:00Z'),
          endsAt: new Date('2026-11-27T16:00:00Z'),
          completedAt: new Date('2026-11-27T17:30:00Z'),
        },
      },
    ]);
    expect(read(SPRINTS.created)).toMatchObject([{ sprint: { state: 'future', startsAt: null } }]);
    expect(read(SPRINTS.deleted)).toEqual([{ kind: 'sprint-deleted', at: AT, sprintId: '8' }]);
  });
});

describe('webhooks of every recorded shape', () => {
  it('are read without an error, and mean what they should', () => {
    const kinds = JIRA_EXAMPLES.map(({ name, payload }) => {
      const fields = name.startsWith('Server') ? SERVER_FIELDS : CLOUD_FIELDS;
      return `${name}: ${read(payload, fields).map(({ kind }) => kind)}`;
    });
    expect(kinds.filter((line) => line.endsWith(': '))).toEqual([
      'Cloud: a comment with a part of its issue: ',
      'Cloud: a link: ',
      'a worklog: ',
      'a version: ',
    ]);
  });

  it('with broken parts never throw: what can’t be read is left out', () => {
    const change = fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...HOSTILE_VALUES), fc.jsonValue({ maxDepth: 3 })));
    const sample = fc.tuple(fc.constantFrom(...JIRA_EXAMPLES), fc.array(change, { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(sample, ([{ payload }, changes]) => {
        const broken = changes.reduce<unknown>((json, [at, value]) => mutateJson(json, at, value), sent(payload));
        for (const fields of [CLOUD_FIELDS, { points: null, sprint: null }])
          for (const fact of readWebhook(broken, fields)) {
            expect(fact.at.getTime()).not.toBeNaN();
            if (fact.kind === 'issue') expect(fact.issue.points).not.toBeNaN();
          }
        readSite(broken);
      }),
      { numRuns: howOften(2_000, 10_000) },
    );
  });
});

describe('the site a webhook is about', () => {
  it.each([
    [{ issue: cloudIssue() }, 'https://acme.atlassian.net'],
    [{ issue: { self: 'https://jira.acme.com/jira/rest/api/2/issue/1' } }, 'https://jira.acme.com/jira'],
    [{ issue: { self: 'https://api.atlassian.com/ex/jira/cloud-1/rest/api/2/issue/1' } }, 'cloud-1'],
    [SPRINTS.started, 'https://acme.atlassian.net'],
    [{ user: ana }, 'https://acme.atlassian.net'],
    [{ issue: { self: 'javascript:alert(1)/rest/' } }, null],
    [{ issue: { self: 7 } }, null],
    [{}, null],
    [null, null],
    ['x', null],
  ])('in %j is %j', (body, site) => {
    expect(readSite(sent(body))).toBe(site);
  });
});
