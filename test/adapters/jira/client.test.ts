import { HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { ana, cloudIssue, ITEMS, SERVER_FIELDS, serverIssue } from '../../support/jira-examples.ts';
import { empty, failureIn, jiraRoom, json, OAUTH, SITE } from './jira-room.ts';

const room = jiraRoom();
const { answer, asked, open, isEdition } = room;
const mine = json({ ...ana, emailAddress: 'ana@acme.com' });
const rights = (missing: string[] = []) =>
  json({
    permissions: Object.fromEntries(
      ['BROWSE_PROJECTS', 'TRANSITION_ISSUES', 'ADD_COMMENTS'].map((key) => [
        key,
        { id: '1', key, havePermission: !missing.includes(key) },
      ]),
    ),
  });
const entry = (id: string, items: readonly object[], created = '2026-11-19T09:00:00.000+0000') => ({
  ...{ id, author: ana, created, items },
});

describe('credentials', () => {
  it('of a token sign each request, and say whose they are and what they lack', async () => {
    answer('/rest/api/2/myself', mine);
    answer('/rest/api/2/mypermissions', rights(['ADD_COMMENTS']));
    const tested = await open().test();
    expect(tested).toMatchObject({
      account: { name: 'Ana Lima', email: 'ana@acme.com' },
      missing: ['writing comments'],
    });
    const basic = `Basic ${Buffer.from('bot@acme.com:an-api-token').toString('base64')}`;
    expect(asked().map(({ headers }) => headers.get('authorization'))).toEqual([basic, basic]);
  });

  it('of Data Center are borne as they are; those of a browser go to the gateway', async () => {
    answer('/rest/api/2/myself', mine);
    answer('/rest/api/2/mypermissions', rights());
    await open({ kind: 'token', site: SITE, email: null, token: 'personal' }).test();
    expect(asked()[0]?.headers.get('authorization')).toBe('Bearer personal');
    answer('https://api.atlassian.com/ex/jira/cloud-1/rest/api/2/myself', mine);
    answer('https://api.atlassian.com/ex/jira/cloud-1/rest/api/2/mypermissions', rights());
    await open(OAUTH).test();
    expect(asked().at(-1)).toMatchObject({
      path: expect.stringContaining('/ex/jira/cloud-1/rest/api/2/mypermissions'),
    });
    expect(asked().at(-1)?.headers.get('authorization')).toBe('Bearer access-1');
  });
});

describe('a failed request', () => {
  it.each([
    [401, 'refused'],
    [403, 'refused'],
    [400, 'gone'],
    [404, 'gone'],
    [410, 'gone'],
    [408, 'unavailable'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ] as const)('answered %i is %s, and nothing of Jira’s words or ours comes through', async (status, failure) => {
    answer('/rest/api/2/myself', json({ errorMessages: ['secret words', 'an-api-token'] }, { status }));
    const error = await failureIn(open().test());
    expect(error.failure).toBe(failure);
    const cause = error.cause instanceof Error ? error.cause.message : '';
    expect(`${error.message} ${cause}`).not.toMatch(/secret words|an-api-token|Basic/);
    expect(cause).toContain('GET /rest/api/2/myself');
  });

  it('without an answer, or with one that isn’t Jira’s, is unavailable', async () => {
    answer('/rest/api/2/myself', () => HttpResponse.error());
    expect((await failureIn(open().test())).failure).toBe('unavailable');
    answer('/rest/api/2/myself', () => HttpResponse.html('<html>Sign in</html>'));
    expect((await failureIn(open().test())).failure).toBe('refused');
    answer('/rest/api/2/field', json({ no: 'list' }));
    expect((await failureIn(open().readFields())).failure).toBe('unavailable');
  });

  it('for the limits names the wait, and nothing goes out before it is over', async () => {
    answer('/rest/api/2/status', json({}, { status: 429, headers: { 'retry-after': '120' } }), json([]));
    const client = open();
    expect(await failureIn(client.listStatuses())).toMatchObject({ failure: 'limited', retryAfterMs: 120_000 });
    room.clock.set('2026-11-25T09:01:00Z');
    expect(await failureIn(client.listStatuses())).toMatchObject({ failure: 'limited', retryAfterMs: 60_000 });
    expect(asked()).toHaveLength(1);
    room.clock.set('2026-11-25T09:02:01Z');
    expect(await client.listStatuses()).toEqual([]);
  });
});

describe('what a site names as it likes', () => {
  it('projects come page by page on Cloud, in one list on Data Center', async () => {
    const project = (n: number) => ({ id: String(n), key: `P${n}`, name: `Project ${n}`, style: 'next-gen' });
    isEdition('Cloud');
    answer(
      '/rest/api/2/project/search',
      json({ values: [project(1), { broken: true }], isLast: false, total: 3 }),
      json({ values: [project(3)], isLast: true, total: 3 }),
    );
    expect((await open().listProjects()).map(({ key }) => key)).toEqual(['P1', 'P3']);
    expect(asked().map(({ path }) => path)).toEqual([
      '/rest/api/2/project/search?startAt=0&maxResults=100',
      '/rest/api/2/project/search?startAt=2&maxResults=100',
    ]);
    isEdition('Server');
    answer('/rest/api/2/project', json([project(7)]));
    expect(await open().listProjects()).toEqual([{ id: '7', key: 'P7', name: 'Project 7' }]);
  });

  const number = (id: string, name: string, custom = 'com.atlassian.jira.plugin.system.customfieldtypes:float') => ({
    ...{ id, name, custom: true, schema: { type: 'number', custom, customId: 1 } },
  });
  it.each([
    [
      'the classic one first, then Jira’s own estimate, then whatever sounds like it',
      [
        number('customfield_3', 'Points of view'),
        number('customfield_9', 'Schätzung', 'com.pyxis.greenhopper.jira:jsw-story-points'),
        number('customfield_10', 'Story point estimate'),
        number('customfield_2', 'Story Points'),
        number('customfield_4', 'Original estimation'),
        number('customfield_5', 'Budget'),
      ],
      ['customfield_2', 'customfield_9', 'customfield_10', 'customfield_3', 'customfield_4'],
    ],
    ['no text, and none of Jira’s own', [{ id: 'points', name: 'Story Points', schema: { type: 'string' } }], []],
    ['nothing where nothing is', [], []],
  ])('the field of points is %s', async (_name, fields, ids) => {
    answer('/rest/api/2/field', json(fields));
    expect((await open().readFields()).points.map(({ id }) => id)).toEqual(ids);
  });

  it('the field of sprints is known by its type, in any language', async () => {
    const sprint = {
      id: 'customfield_10020',
      name: 'スプリント',
      schema: { type: 'array', custom: 'com.pyxis.greenhopper.jira:gh-sprint' },
    };
    answer('/rest/api/2/field', json([sprint, { id: 'summary', name: 'Summary' }]));
    expect((await open().readFields()).sprint).toEqual({ id: 'customfield_10020', name: 'スプリント' });
  });
});

describe('issues', () => {
  const ask = { projects: ['ABC', 'XYZ'], updatedSince: null, cursor: null, size: 50 };

  it('of Cloud come page by page with their logs', async () => {
    isEdition('Cloud');
    const whole = { ...cloudIssue(), changelog: { total: 1, histories: [entry('5', [ITEMS.points])] } };
    const part = { ...cloudIssue(), changelog: { total: 140, histories: [entry('6', [ITEMS.status])] } };
    answer(
      '/rest/api/2/search/jql',
      json({ issues: [whole, { id: '1' }, part], nextPageToken: 'two', isLast: false }),
      json({ issues: [cloudIssue()], isLast: true }),
    );
    const client = open();
    const first = await client.listIssues(ask);
    expect(first.next).toBe('two');
    expect(first.items.map(({ hasMore, changes }) => [hasMore, changes[0]?.changeId])).toEqual([
      [false, '5:points'],
      [true, '6:status'],
    ]);
    expect(first.items[0]?.issue).toMatchObject({ key: 'ABC-12', points: 3, sprintIds: ['7', '8'] });
    expect(await client.listIssues({ ...ask, cursor: first.next })).toMatchObject({
      items: [{ hasMore: true }],
      next: null,
    });
    expect(asked()[0]?.body).toMatchObject({
      jql: 'project in ("ABC", "XYZ") ORDER BY updated ASC, key ASC',
      expand: 'changelog',
      maxResults: 50,
      fields: expect.arrayContaining(['summary', 'customfield_10016', 'customfield_10020']),
    });
    expect(asked()[1]?.body).toMatchObject({ nextPageToken: 'two' });
  });

  it('of Data Center are counted from the start', async () => {
    isEdition('Server');
    const issue = { ...serverIssue(), changelog: { startAt: 0, total: 0, histories: [] } };
    answer(
      '/rest/api/2/search',
      json({ issues: [issue, issue], startAt: 0, total: 3 }),
      json({ issues: [issue], startAt: 2, total: 3 }),
    );
    const client = open(undefined, SERVER_FIELDS);
    const { next, items } = await client.listIssues(ask);
    expect([next, items[0]?.hasMore, items[0]?.issue.points]).toEqual(['2', false, 5]);
    expect((await client.listIssues({ ...ask, cursor: next })).next).toBeNull();
    expect(asked()[1]?.body).toMatchObject({ startAt: 2, expand: ['changelog'] });
  });

  it.each([
    ['2026-11-25T08:30:00Z', 31],
    ['2026-11-25T08:29:30Z', 32],
    ['2026-11-25T09:05:00Z', 1],
  ])('changed since %s are asked for in whole minutes, a little too many', async (since, minutes) => {
    isEdition('Cloud');
    answer('/rest/api/2/search/jql', json({ issues: [] }));
    await open().listIssues({ ...ask, updatedSince: new Date(since) });
    expect(asked()[0]?.body).toMatchObject({ jql: expect.stringContaining(` AND updated >= "-${minutes}m" `) });
  });

  it.each([[[]], [['ABC") OR (project = X']], [['abc']], [['A"']]])(
    'of the projects %j are never asked for: they would become part of the question',
    async (projects) => {
      expect((await failureIn(open().listIssues({ ...ask, projects }))).failure).toBe('refused');
      expect(asked()).toEqual([]);
    },
  );

  it('have a whole log: page by page on Cloud, with the issue on Data Center', async () => {
    isEdition('Cloud');
    answer(
      '/rest/api/2/issue/10002/changelog',
      json({ values: [entry('1', [ITEMS.status])], isLast: false }),
      json({ values: [entry('2', [ITEMS.sprint]), { id: 'broken' }], isLast: true }),
    );
    expect((await open().listChanges('10002')).map(({ changeId, at }) => [changeId, at.toISOString()])).toEqual([
      ['1:status', '2026-11-19T09:00:00.000Z'],
      ['2:sprint', '2026-11-19T09:00:00.000Z'],
    ]);
    isEdition('Server');
    answer('/rest/api/2/issue/20002', json({ id: '20002', changelog: { histories: [entry('3', [ITEMS.status])] } }));
    expect((await open().listChanges('20002')).map(({ changeId }) => changeId)).toEqual(['3:status']);
  });

  it('by key are gone when they may not be seen', async () => {
    answer('/rest/api/2/issue/ABC-12', json({ ...cloudIssue(), changelog: { total: 0, histories: [] } }));
    expect((await open().getIssue('ABC-12')).issue.key).toBe('ABC-12');
    answer('/rest/api/2/issue/ABC-13', json({ errorMessages: ['Issue does not exist'] }, { status: 404 }));
    expect((await failureIn(open().getIssue('ABC-13'))).failure).toBe('gone');
    answer('/rest/api/2/issue/:any', json(cloudIssue()));
    await open().getIssue('../../secret?x=1');
    expect(asked().at(-1)?.path).toContain('/issue/..%2F..%2Fsecret%3Fx%3D1?');
  });
});

describe('sprints', () => {
  it('are those of a project’s boards; a board without any has none', async () => {
    const boards = [
      { id: 1, name: 'Scrum', type: 'scrum' },
      { id: 2, name: 'Flow', type: 'kanban' },
      { id: 3, name: 'Team', type: 'simple' },
    ];
    answer('/rest/agile/1.0/board', json({ values: boards, isLast: true }));
    expect((await open().listBoards('ABC')).map(({ id, hasSprints }) => [id, hasSprints])).toEqual([
      ['1', true],
      ['2', false],
      ['3', true],
    ]);
    expect(asked()[0]?.path).toContain('projectKeyOrId=ABC');
    const sprint = { id: 8, state: 'active', name: 'Eight', startDate: '2026-11-16T08:00:00.000Z', originBoardId: 1 };
    answer('/rest/agile/1.0/board/1/sprint', json({ values: [sprint], isLast: true }));
    expect(await open().listSprints('1')).toMatchObject([
      { id: '8', state: 'active', boardId: '1', completedAt: null },
    ]);
    answer('/rest/agile/1.0/board/3/sprint', json({ errorMessages: ['no sprints'] }, { status: 400 }));
    expect(await open().listSprints('3')).toEqual([]);
  });
});

describe('what Muster changes', () => {
  it('carries its mark in the same request', async () => {
    const to = { id: '3', name: 'Done', statusCategory: { key: 'done' } };
    answer('/rest/api/2/issue/1/transitions', json({ transitions: [{ id: '31', name: 'Close', to }, {}] }), empty);
    const client = open();
    expect(await client.listTransitions('1')).toEqual([
      { id: '31', name: 'Close', to: { id: '3', name: 'Done', category: 'done' } },
    ]);
    await client.moveIssue('1', { transitionId: '31', mark: 'm1' });
    expect(asked()[1]).toMatchObject({
      method: 'POST',
      body: { transition: { id: '31' }, properties: [{ key: 'muster.origin', value: { mark: 'm1' } }] },
    });
  });

  it('can be told by its mark afterwards', async () => {
    answer(
      '/rest/api/2/issue/1/properties/muster.origin',
      json({ key: 'muster.origin', value: { mark: 'm1' } }),
      empty,
    );
    expect(await open().findMark('1')).toBe('m1');
    await open().setMark('1', 'm2');
    expect(asked()[1]).toMatchObject({ method: 'PUT', body: { mark: 'm2' } });
    answer('/rest/api/2/issue/2/properties/muster.origin', json({}, { status: 404 }));
    expect(await open().findMark('2')).toBeNull();
    const properties = [{ key: 'other' }, { key: 'muster.origin', value: { mark: 'c1' } }];
    answer('/rest/api/2/issue/1/comment', json({ comments: [{ id: '7' }, { id: 8, properties }] }), json({ id: '9' }));
    expect(await open().findComment('1', 'c1')).toBe('8');
    expect(await open().addComment('1', { text: 'Hi', mark: 'c2' })).toBe('9');
    expect(asked().at(-1)?.body).toEqual({
      body: 'Hi',
      properties: [{ key: 'muster.origin', value: { mark: 'c2' } }],
    });
  });
});

describe('webhooks', () => {
  const GATEWAY = 'https://api.atlassian.com/ex/jira/cloud-1';
  const hook = { url: 'https://muster.example.com/webhooks/jira', projects: ['ABC', 'XYZ'] };

  it('are registered for issues and sprints, or for issues alone where Jira allows no more', async () => {
    answer(
      `${GATEWAY}/rest/api/3/webhook`,
      json({ webhookRegistrationResult: [{ errors: ['Unsupported events'] }] }),
      json({ webhookRegistrationResult: [{ createdWebhookId: 1000 }] }),
    );
    const made = await open(OAUTH).registerHook(hook);
    expect(made).toEqual({ id: '1000', url: hook.url, expiresAt: new Date('2026-12-25T09:00:00Z') });
    const events = asked().map(({ body }) => (body as { webhooks: { events: string[] }[] }).webhooks[0]?.events.length);
    expect(events).toEqual([8, 3]);
    expect(asked()[0]?.body).toMatchObject({ webhooks: [{ jqlFilter: 'project in ("ABC", "XYZ")' }] });
    answer(`${GATEWAY}/rest/api/3/webhook`, json({ webhookRegistrationResult: [{ errors: ['no'] }] }));
    expect((await failureIn(open(OAUTH).registerHook(hook))).failure).toBe('refused');
  });

  it('are listed, renewed and deleted', async () => {
    const expirationDate = Date.parse('2026-12-01T00:00:00Z');
    answer(
      `${GATEWAY}/rest/api/3/webhook`,
      json({ values: [{ id: 7, url: 'u', jqlFilter: '', events: [], expirationDate }], isLast: true }),
      () => new HttpResponse(null, { status: 202 }),
    );
    answer(`${GATEWAY}/rest/api/3/webhook/refresh`, json({ expirationDate: expirationDate + 1 }));
    const client = open(OAUTH);
    expect(await client.listHooks()).toEqual([{ id: '7', url: 'u', expiresAt: new Date(expirationDate) }]);
    expect((await client.refreshHooks(['7'])).getTime()).toBe(expirationDate + 1);
    await client.deleteHooks([]);
    await client.deleteHooks(['7']);
    expect(asked().map(({ method, body }) => [method, body])).toEqual([
      ['GET', null],
      ['PUT', { webhookIds: [7] }],
      ['DELETE', { webhookIds: [7] }],
    ]);
  });
});

describe('tokens of a browser', () => {
  const app = { clientId: 'client', clientSecret: 'secret' };
  const given = { access_token: 'a', refresh_token: 'r', expires_in: 3_600, scope: 'x', token_type: 'Bearer' };
  const URL_OF_TOKENS = 'https://auth.atlassian.com/oauth/token';

  it('are traded for a code, and for the refresh token before', async () => {
    answer(URL_OF_TOKENS, json(given));
    const tokens = { accessToken: 'a', refreshToken: 'r', expiresAt: new Date('2026-11-25T10:00:00Z') };
    const redirectUri = 'https://muster.example.com/connect/jira/done';
    expect(await room.jira().exchangeCode(app, { code: 'c', redirectUri })).toEqual(tokens);
    expect(await room.jira().refreshTokens(app, 'before')).toEqual(tokens);
    expect(asked().map(({ body }) => body)).toEqual([
      {
        ...{ grant_type: 'authorization_code', client_id: 'client', client_secret: 'secret' },
        ...{ code: 'c', redirect_uri: redirectUri },
      },
      { grant_type: 'refresh_token', client_id: 'client', client_secret: 'secret', refresh_token: 'before' },
    ]);
  });

  it.each([
    [400, 'refused'],
    [403, 'refused'],
    [429, 'limited'],
    [500, 'unavailable'],
    [200, 'unavailable'],
  ] as const)('that are answered %i are %s', async (status, failure) => {
    answer(URL_OF_TOKENS, json({ error: 'invalid_grant', was: 'former-token' }, { status }));
    const error = await failureIn(room.jira().refreshTokens(app, 'former-token'));
    expect([error.failure, error.message.includes('former-token')]).toEqual([failure, false]);
  });

  it('never follow a redirect', async () => {
    answer(URL_OF_TOKENS, () => HttpResponse.redirect('https://evil.example.com/', 307));
    expect((await failureIn(room.jira().refreshTokens(app, 'before'))).failure).toBe('unavailable');
    expect(asked()).toHaveLength(1);
  });

  it('show which sites they see', async () => {
    const site = { id: 'cloud-1', url: `${SITE}/`, name: 'acme', scopes: [], avatarUrl: '' };
    answer('https://api.atlassian.com/oauth/token/accessible-resources', json([site]));
    expect(await room.jira().listSites('a')).toEqual([{ cloudId: 'cloud-1', url: SITE, name: 'acme' }]);
  });
});
