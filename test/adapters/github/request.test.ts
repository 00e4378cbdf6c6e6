import { inspect } from 'node:util';
import { HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRequester } from '../../../src/adapters/github/request.ts';
import { failureIn, githubRoom, json } from './github-room.ts';

const room = githubRoom();
const TOKEN = 'ghp_canary0123456789';
const open = () => createRequester({ kind: 'token', token: TOKEN }, room.options);
const user = { route: 'GET /user', schema: z.object({ login: z.string() }) };

describe('a request', () => {
  it('carries the token and brings what the schema reads', async () => {
    room.answer('/user', json({ login: 'ana', more: 1 }));
    expect(await open().read(user)).toEqual({ login: 'ana' });
    expect(room.seen[0]?.headers.get('authorization')).toBe(`token ${TOKEN}`);
  });

  it('waits for the one before it', async () => {
    let running = 0;
    let most = 0;
    const slow = async () => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running -= 1;
      return HttpResponse.json({ login: 'ana' });
    };
    room.answer('/user', slow as never);
    const requester = open();
    await Promise.all(Array.from({ length: 5 }, () => requester.read(user)));
    expect([room.seen.length, most]).toEqual([5, 1]);
  });

  it('is told “unchanged” when its answer still holds', async () => {
    room.answer(
      '/user',
      json({ login: 'ana' }, { headers: { etag: '"abc"' } }),
      () => new Response(null, { status: 304 }),
    );
    const requester = open();
    const first = await requester.get(user);
    expect(first).toMatchObject({ kind: 'answer', etag: '"abc"' });
    expect(await requester.get({ ...user, etag: '"abc"' })).toEqual({ kind: 'unchanged' });
    expect(room.seen[1]?.headers.get('if-none-match')).toBe('"abc"');
  });
});

describe('pages', () => {
  const items = { route: 'GET /orgs/{org}/members', params: { org: 'acme' }, schema: z.array(z.number()) };
  const link = (page: number) => ({
    headers: {
      link: `<https://api.github.com/x?per_page=100&page=${page}>; rel="next", <https://api.github.com/x?page=7>; rel="last"`,
    },
  });

  it('follow one another until there is no next', async () => {
    room.answer('/orgs/acme/members', json([1], link(2)), json([2], link(3)), json([3]));
    expect(await open().all(items)).toEqual([1, 2, 3]);
    expect(room.seen.map(({ path }) => path)).toEqual([
      '/orgs/acme/members?per_page=100',
      '/orgs/acme/members?per_page=100&page=2',
      '/orgs/acme/members?per_page=100&page=3',
    ]);
  });

  it('go on from the cursor after one failed', async () => {
    room.answer('/orgs/acme/members', json([1], link(2)), json({}, { status: 502 }), json([2]));
    const requester = open();
    const first = await requester.page(items, { cursor: null });
    const cursor = first.kind === 'page' ? first.next : null;
    expect((await failureIn(requester.page(items, { cursor }))).failure).toBe('unavailable');
    expect(await requester.page(items, { cursor })).toMatchObject({ items: [2], next: null });
  });
});

describe('a limit', () => {
  const at = (seconds: number) => String(room.clock.now().getTime() / 1000 + seconds);
  const spent = (seconds: number) => ({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': at(seconds) });

  it.each([
    ['primary, 403', 403, () => spent(900), '', 900],
    ['primary, 429', 429, () => spent(30), '', 30],
    [
      'secondary with a named wait',
      403,
      () => ({ 'retry-after': '17' }),
      'You have exceeded a secondary rate limit',
      17,
    ],
    ['secondary, 429 with a named wait', 429, () => ({ 'retry-after': '3' }), '', 3],
    ['secondary without a word', 429, () => ({}), '', 60],
    ['secondary by its words alone', 403, () => ({}), 'You have exceeded a secondary rate limit.', 60],
    ['a wait that can’t be read', 429, () => ({ 'retry-after': 'soon' }), '', 60],
  ])('%s: nothing is asked again before its end', async (_what, status, headers, message, seconds) => {
    room.answer('/user', json({ message }, { status, headers: headers() }), json({ login: 'ana' }));
    const requester = open();
    const first = await failureIn(requester.read(user));
    expect([first.failure, first.retryAfterMs]).toEqual(['limited', seconds * 1000]);
    room.clock.set(new Date(room.clock.now().getTime() + seconds * 1000 - 1).toISOString());
    expect(await failureIn(requester.read(user))).toMatchObject({ failure: 'limited', retryAfterMs: 1 });
    expect(room.seen).toHaveLength(1);
    room.clock.set(new Date(room.clock.now().getTime() + 1).toISOString());
    expect(await requester.read(user)).toEqual({ login: 'ana' });
  });

  it('that names no wait doubles while it lasts, and is forgotten by a success', async () => {
    const again = json({ message: 'secondary rate limit' }, { status: 403 });
    room.answer('/user', again, again, again, json({ login: 'ana' }), again);
    const requester = open();
    const waits: (number | null)[] = [];
    for (let n = 0; n < 5; n += 1) {
      const { retryAfterMs } = await requester.read(user).then(
        () => ({ retryAfterMs: 0 }),
        (error) => error as { retryAfterMs: number },
      );
      waits.push(retryAfterMs / 1000);
      room.clock.set(new Date(room.clock.now().getTime() + retryAfterMs).toISOString());
    }
    expect(waits).toEqual([60, 120, 240, 0, 60]);
  });

  it('reached by a request that still went through stops the next one', async () => {
    room.answer('/user', json({ login: 'ana' }, { headers: spent(60) }));
    const requester = open();
    expect(await requester.read(user)).toEqual({ login: 'ana' });
    expect((await failureIn(requester.read(user))).failure).toBe('limited');
    expect(room.seen).toHaveLength(1);
  });

  it('is measured by GitHub’s clock where ours goes wrong', async () => {
    const date = new Date('2027-01-01T00:00:00Z');
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(date.getTime() / 1000 + 40),
      date: date.toUTCString(),
    };
    room.answer('/user', json({}, { status: 403, headers }));
    expect((await failureIn(open().read(user))).retryAfterMs).toBe(40_000);
  });
});

describe('a failure', () => {
  it.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'gone'],
    [410, 'gone'],
    [422, 'gone'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ])('%i is “%s”, and its error holds no secret', async (status, failure) => {
    room.answer('/user', json({ message: 'no' }, { status }));
    const error = await failureIn(open().read(user));
    expect(error.failure).toBe(failure);
    expect(inspect(error, { depth: 10 })).not.toContain(TOKEN);
  });

  it('of the network is “unavailable”, and its error holds no secret', async () => {
    room.answer('/user', () => HttpResponse.error());
    const error = await failureIn(open().read(user));
    expect(error.failure).toBe('unavailable');
    expect(inspect(error, { depth: 10 })).not.toContain(TOKEN);
  });

  it('by an answer of another shape is “unavailable”', async () => {
    room.answer('/user', json({ login: 7 }));
    expect((await failureIn(open().read(user))).failure).toBe('unavailable');
  });

  it('by a private key that is none is “refused”, and nothing is asked', async () => {
    const requester = createRequester({ kind: 'app-itself', appId: '1', privateKey: 'not a key' }, room.options);
    expect((await failureIn(requester.read({ route: 'GET /app', schema: z.unknown() }))).failure).toBe('refused');
    expect(room.seen).toEqual([]);
  });
});
