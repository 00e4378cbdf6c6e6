import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../fakes/slack/local-slack.ts';
import { failureOf, slackRoom } from './slack-room.ts';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startLocalSlack({ strict: false });
});
afterAll(() => slack.close());

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

describe('a connection that', () => {
  it('is refused never carried the message', async () => {
    const { post, reports } = slackRoom({ apiUrl: `http://127.0.0.1:${await unusedPort()}/api/` });
    expect(await failureOf(post())).toEqual({ kind: 'not-sent' });
    expect(reports).toMatchObject([{ result: 'not-sent' }]);
  });

  it('is refused on every address of a name never carried the message', async () => {
    const { post } = slackRoom({ apiUrl: `http://localhost:${await unusedPort()}/api/` });
    expect(await failureOf(post())).toEqual({ kind: 'not-sent' });
  });

  it('finds no such host never carried the message', async () => {
    const { post } = slackRoom({ apiUrl: 'http://slack.invalid/api/' });
    expect(await failureOf(post())).toEqual({ kind: 'not-sent' });
  });

  it.each([
    ['is reset before Slack took it', { kind: 'reset' }, 0],
    ['is reset after Slack took it', { kind: 'reset', accepted: true }, 1],
    ['ends without an answer', { kind: 'lost-reply' }, 1],
    ['is cut in the middle of the answer', { kind: 'cut' }, 1],
    ['brings 500 for something Slack did', { kind: 'status', status: 500, accepted: true }, 1],
  ] as const)('%s leaves open whether it was done, and nothing is repeated', async (_, trouble, posts) => {
    slack.clearJournal();
    const before = slack.messages('C0GENERAL').length;
    slack.addFault({ method: 'chat.postMessage', trouble });

    expect(await failureOf(slackRoom({ apiUrl: slack.url }).post())).toEqual({ kind: 'unknown' });
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
    expect(slack.messages('C0GENERAL').length - before).toBe(posts);
  });

  it('is silent for longer than the time-out leaves open whether it was done', async () => {
    slack.addFault({ method: 'chat.postMessage', trouble: { kind: 'stall', ms: 10_000 } });
    expect(await failureOf(slackRoom({ apiUrl: slack.url, timeoutMs: 100 }).post())).toEqual({ kind: 'unknown' });
  });
});
