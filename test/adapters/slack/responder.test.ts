import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAnswerAddress } from '../../../src/adapters/slack/answer-address.ts';
import { type LocalSlack, startLocalSlack } from '../../fakes/slack/local-slack.ts';
import { failureOf, message, slackRoom } from './slack-room.ts';

let slack: LocalSlack;
let redirector: Server;
beforeAll(async () => {
  slack = await startLocalSlack();
  redirector = createServer((_, response) => response.writeHead(307, { location: slack.url }).end());
  await new Promise<void>((resolve) => redirector.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await slack.close();
  redirector.closeAllConnections();
  await new Promise((resolve) => redirector.close(resolve));
});

const answered = () => slack.newResponseUrl({ channel: 'C0GENERAL', user: 'U0ANA' });

describe('an answer to a click', () => {
  it('is seen by the clicker alone', async () => {
    const { responder } = slackRoom({ apiUrl: slack.url });
    await responder.respond(answered(), { message, replace: false });
    expect(slack.ephemerals('U0ANA')).toMatchObject([{ text: message.text, blocks: message.blocks }]);
  });

  it('may take the place of the message it came from', async () => {
    const { responder } = slackRoom({ apiUrl: slack.url });
    const { ts } = slack.say('C0GENERAL', 'U0MUSTERBOT', 'before');
    const url = slack.newResponseUrl({ channel: 'C0GENERAL', user: 'U0ANA', messageTs: ts });
    await responder.respond(url, { message, replace: true });
    expect(slack.messages('C0GENERAL').find((one) => one.ts === ts)?.text).toBe(message.text);
  });

  it('after the fifth or the thirtieth minute fails for good', async () => {
    const { responder } = slackRoom({ apiUrl: slack.url });
    const url = answered();
    for (let n = 0; n < 5; n += 1) await responder.respond(url, { message, replace: false });
    const target = (code: string) => ({ kind: 'permanent', code, scope: 'target' });
    expect(await failureOf(responder.respond(url, { message, replace: false }))).toEqual(target('used_url'));

    const old = answered();
    slack.advanceClock(30 * 60_000 + 1);
    expect(await failureOf(responder.respond(old, { message, replace: false }))).toEqual(target('expired_url'));
  });

  it('never follows a redirect', async () => {
    const address = redirector.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { responder } = slackRoom({ apiUrl: `http://127.0.0.1:${port}/api/` });
    const url = `http://127.0.0.1:${port}/commands/1`;
    expect(await failureOf(responder.respond(url, { message, replace: false }))).toEqual({ kind: 'unknown' });
  });

  it('to a foreign address is refused before any connection', async () => {
    const { responder, reports } = slackRoom({ apiUrl: 'https://slack.com/api/' });
    expect(await failureOf(responder.respond(slack.url, { message, replace: false }))).toMatchObject({
      kind: 'permanent',
      code: 'refused_address',
    });
    expect(reports).toEqual([]);
  });
});

describe('addresses', () => {
  const slackApi = 'https://slack.com/api/';
  it.each(['https://hooks.slack.com/commands/T1/2/3', 'https://hooks.slack-gov.com/actions/T1/2/3'])(
    '%s is answered',
    (url) => expect(isAnswerAddress(url, slackApi)).toBe(true),
  );

  it.each([
    'http://hooks.slack.com/commands/T1',
    'https://hooks.slack.com:8443/commands/T1',
    'https://hooks.slack.com.evil.example/x',
    'https://evil.example/hooks.slack.com',
    'https://hooks.slack.com@evil.example/x',
    'https://user:pw@hooks.slack.com/x',
    'https://evilhooks.slack.com/x',
    'https://slack.com/api/chat.postMessage',
    'https://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:3000/',
    'http://2130706433/',
    'file:///etc/passwd',
    'gopher://hooks.slack.com/',
    '//hooks.slack.com/x',
    '',
    'not an address',
  ])('%s is refused', (url) => expect(isAnswerAddress(url, slackApi)).toBe(false));

  it("a test's own Slack is answered at exactly its host and port", () => {
    const local = 'http://127.0.0.1:4010/api/';
    expect(isAnswerAddress('http://127.0.0.1:4010/response/T1', local)).toBe(true);
    expect(isAnswerAddress('http://127.0.0.1:4011/response/T1', local)).toBe(false);
    expect(isAnswerAddress('http://localhost:4010/response/T1', local)).toBe(false);
  });
});
