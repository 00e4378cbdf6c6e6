import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRequester } from '../../../src/adapters/github/request.ts';
import { listening } from '../../support/listening.ts';
import { testClock } from '../../support/test-clock.ts';
import { failureIn } from './github-room.ts';

const ASKED = { route: 'GET /repos/acme/web', schema: z.object({ id: z.number() }) };

/** Real servers: what a client does by itself with a redirect shows on the wire alone. */
describe('a GitHub that sends its visitors elsewhere', () => {
  let status = 301;
  let leadsTo = '';
  const host = listening(({ url }, answer) => {
    if (url === '/repositories/7') answer.writeHead(200, { 'content-type': 'application/json' }).end('{"id":7}');
    else answer.writeHead(status, { location: leadsTo }).end();
  });
  const elsewhere = listening((_, answer) =>
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{"id":9}'),
  );
  const open = () =>
    createRequester(
      { kind: 'token', token: 'a-token' },
      { apiUrl: host.url, clock: testClock('2026-11-25T09:00:00Z'), writePauseMs: 0 },
    );

  it.each([301, 302, 303, 307, 308])('by %i is unavailable: nothing gets there', async (moved) => {
    status = moved;
    leadsTo = `${elsewhere.url}/repos/acme/web`;
    expect(await failureIn(open().read(ASKED))).toBeDefined();
    expect(host.seen).toHaveLength(1);
    expect(elsewhere.seen).toEqual([]);
  });

  it('is followed within its own address, as renamed repositories need it, with the token', async () => {
    status = 301;
    leadsTo = '/repositories/7';
    expect(await open().read(ASKED)).toEqual({ id: 7 });
    expect(host.seen.map(({ authorization }) => authorization)).toEqual(['token a-token', 'token a-token']);
  });

  it('is given up where addresses lead to one another', async () => {
    status = 302;
    leadsTo = '/repos/acme/web';
    expect(await failureIn(open().read(ASKED))).toMatchObject({ failure: 'unavailable' });
    expect(host.seen).toHaveLength(4);
  });
});
