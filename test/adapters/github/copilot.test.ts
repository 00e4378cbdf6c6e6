import { readFileSync } from 'node:fs';
import { HttpResponse, http } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { isReportHost } from '../../../src/adapters/github/copilot/report-host.ts';
import { createGitHub } from '../../../src/adapters/github/create-github.ts';
import { API_URL, failureIn, githubRoom, json } from './github-room.ts';

const room = githubRoom();
const client = () => createGitHub(room.options).open({ kind: 'token', token: 'ghp_token0123456789' });
const fixture = (name: string) => readFileSync(`test/fixtures/copilot/${name}`, 'utf8');

const DAY = '2026-11-23';
const USERS = '/orgs/acme/copilot/metrics/reports/users-1-day';
const TEAMS = '/orgs/acme/copilot/metrics/reports/user-teams-1-day';
const LINK = 'https://copilot-reports-production-f1.b01.azurefd.net/users-1.ndjson?sig=SECRETSIGNATURE';
const readUsers = () => client().readCopilotUsers('acme', DAY);

/** What stands behind a link. */
function behind(link: string, answer: () => Response): void {
  const { origin, pathname } = new URL(link);
  room.server.use(
    http.get(`${origin}${pathname}`, ({ request }) => {
      room.seen.push({ method: 'GET', path: pathname, headers: request.headers });
      return answer();
    }),
  );
}
const text = (body: string) => () => new HttpResponse(body, { headers: { 'content-type': 'application/x-ndjson' } });

describe('a report on Copilot', () => {
  it('is asked for by its day and version, and its files are fetched without credentials', async () => {
    room.answer(USERS, json({ download_links: [LINK], report_day: DAY }));
    behind(LINK, text(fixture('users-1-day.ndjson')));
    const rows = await readUsers();
    expect(rows?.map(({ login }) => login)).toEqual(['ana', 'jonas', 'priya', 'ana']);
    expect(rows?.[0]).toEqual({
      ...{ userId: '101', login: 'ana', interactions: 14, suggestions: 40, acceptances: 12, linesAdded: 95 },
      ...{ agent: true, chat: true, cli: false },
    });
    expect(rows?.[2]).toMatchObject({ interactions: null, suggestions: null, agent: null, cli: null });
    const [asked, fetched] = room.seen;
    expect(asked?.path).toBe(`${USERS}?day=${DAY}`);
    expect(asked?.headers.get('x-github-api-version')).toBe('2026-03-10');
    expect(fetched?.headers.get('authorization')).toBeNull();
  });

  it('tells each team somebody was in', async () => {
    room.answer(TEAMS, json({ download_links: [LINK], report_day: DAY }));
    behind(LINK, text(fixture('user-teams-1-day.ndjson')));
    const rows = await client().readCopilotTeams('acme', DAY);
    expect(rows?.map(({ userId, slug }) => `${userId} ${slug}`)).toEqual([
      '101 web',
      '101 platform',
      '102 web',
      '103 web',
    ]);
  });

  it('may come in several files, and as one list or one object', async () => {
    const other = LINK.replace('users-1', 'users-2');
    room.answer(USERS, json({ download_links: [LINK, other] }));
    behind(LINK, json([{ user_id: 1, user_login: 'a' }]));
    behind(other, json({ user_id: '2', user_login: 'b' }));
    expect((await readUsers())?.map(({ userId }) => userId)).toEqual(['1', '2']);
  });

  it.each([
    ['204', () => new HttpResponse(null, { status: 204 })],
    ['404', json({ message: 'Not Found' }, { status: 404 })],
    ['an empty text', json('')],
    ['no links', json({ download_links: [], report_day: DAY })],
    ['null for links', json({ download_links: null })],
  ])('is nothing where GitHub answers %s', async (_, answer) => {
    room.answer(USERS, answer);
    expect(await readUsers()).toBeNull();
  });

  it('is refused where the policy or a right is missing', async () => {
    room.answer(USERS, json({ message: 'Copilot usage metrics policy is disabled' }, { status: 403 }));
    expect((await failureIn(readUsers())).failure).toBe('refused');
  });

  it.each([
    'http://copilot-reports-production-f1.b01.azurefd.net/a',
    'https://evil.example.com/copilot-reports-production-f1.b01.azurefd.net',
    'https://copilot-reports-x.b01.azurefd.net.evil.example.com/a',
    'https://notgithub.com/a',
    'https://user:pass@copilot-reports.github.com/a',
    'https://copilot-reports.github.com:8443/a',
    'https://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'not an address',
  ])('is never fetched from %s', async (link) => {
    room.answer(USERS, json({ download_links: [link] }));
    const failure = await failureIn(readUsers());
    expect([failure.failure, room.seen.length]).toEqual(['unavailable', 1]);
    expect(isReportHost(link, API_URL)).toBe(false);
  });

  it('names its signed address in no error, whatever goes wrong', async () => {
    const wrong = [
      () => HttpResponse.error(),
      () => new HttpResponse('<Error>SECRETSIGNATURE expired</Error>', { status: 403 }),
      () => new HttpResponse(null, { status: 302, headers: { location: 'https://evil.example.com/' } }),
      () => new HttpResponse('x', { headers: { 'content-length': String(10 ** 9) } }),
      text('{"user_id":1,\n{"broken'),
    ];
    for (const answer of wrong) {
      room.answer(USERS, json({ download_links: [LINK] }));
      behind(LINK, answer);
      const failure = await failureIn(readUsers());
      const told = `${failure.message} ${failure.stack} ${String(failure.cause)}`;
      expect(failure.failure).toBe('unavailable');
      expect(told).not.toContain('SECRETSIGNATURE');
      expect(told).not.toContain('azurefd');
    }
  });
});

describe('seats', () => {
  it('are told as they are: twice, without anybody, without activity', async () => {
    room.answer('/orgs/acme/copilot/billing/seats', json(JSON.parse(fixture('seats.json'))));
    const seats = await client().listCopilotSeats('acme');
    expect(seats.map(({ assignee }) => assignee?.login ?? null)).toEqual(['ana', 'ana', 'jonas', null, null]);
    expect(seats[1]).toMatchObject({ team: null, endsOn: '2026-12-01' });
    expect(seats[4]).toMatchObject({ team: 'web', lastActivityAt: null, endsOn: null });
  });

  it('are read page by page', async () => {
    const full = { seats: Array.from({ length: 100 }, (_, n) => ({ assignee: { id: n, login: `p${n}` } })) };
    room.answer('/orgs/acme/copilot/billing/seats', json(full), json({ seats: [{ assignee: { id: 1, login: 'z' } }] }));
    expect(await client().listCopilotSeats('acme')).toHaveLength(101);
    expect(room.seen.map(({ path }) => path.split('page=').at(-1))).toEqual(['1', '2']);
  });
});
