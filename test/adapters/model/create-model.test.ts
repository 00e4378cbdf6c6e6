import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createModel } from '../../../src/adapters/model/create-model.ts';

const answer = z.object({ points: z.number().min(0).max(21) });
const open: Server[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server of its own, so that broken connections are real ones. */
async function modelBehind(respond: (response: ServerResponse, body: unknown) => void) {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
      asked.push({ url: request.url, key: request.headers.authorization, body });
      respond(response, body);
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const model = createModel({ apiKey: 'key-for-tests', baseUrl: `http://127.0.0.1:${port}/v1/`, name: 'test-model' });
  const ask = (timeoutMs = 5_000) =>
    model.ask({ instructions: 'Estimate.', material: 'a diff', answer, maxOutputTokens: 200, timeoutMs });
  return { ask, asked, name: model.name };
}

const completion = (content: string) => ({
  id: 'c-1',
  object: 'chat.completion',
  created: 1,
  model: 'test-model',
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
});

function say(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

describe('the model', () => {
  it('answers in the asked shape and says what it cost', async () => {
    const { ask, asked } = await modelBehind((response) => say(response, 200, completion('{"points":3}')));
    expect(await ask()).toEqual({ kind: 'answered', value: { points: 3 }, tokens: 15 });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ url: '/v1/chat/completions', key: 'Bearer key-for-tests' });
    expect(JSON.stringify(asked[0])).toContain('a diff');
  });

  it.each([
    ['no JSON', 'I think it is three points.'],
    ['another shape', '{"score":"three"}'],
    ['a value out of bounds', '{"points":900}'],
    ['nothing', ''],
  ])('hands back what it said when it is %s', async (_what, content) => {
    const { ask } = await modelBehind((response) => say(response, 200, completion(content)));
    expect(await ask()).toEqual({ kind: 'malformed', text: content, tokens: 15 });
  });

  it('cuts a malformed answer of 200,000 characters to 4,000', async () => {
    const { ask } = await modelBehind((response) => say(response, 200, completion('x'.repeat(200_000))));
    const said = await ask();
    expect(said.kind === 'malformed' && said.text.length).toBe(4_000);
  });

  it.each([
    [429, { 'retry-after': '7' }, { reason: 'limited', retryAfterMs: 7_000 }],
    [429, { 'retry-after': 'soon' }, { reason: 'limited', retryAfterMs: null }],
    [529, {}, { reason: 'limited', retryAfterMs: null }],
    [500, {}, { reason: 'unavailable', retryAfterMs: null }],
    [503, { 'retry-after': '999999' }, { reason: 'unavailable', retryAfterMs: 3_600_000 }],
    [401, {}, { reason: 'refused', retryAfterMs: null }],
    [400, {}, { reason: 'refused', retryAfterMs: null }],
  ])('tells why it failed at %s %o, and asks once', async (status, headers, told) => {
    const { ask, asked } = await modelBehind((response) =>
      say(response, status, { error: { message: 'key-for-tests is wrong' } }, headers as Record<string, string>),
    );
    expect(await ask()).toEqual({ kind: 'failed', ...told });
    expect(asked).toHaveLength(1);
  });

  it('fails when the time is over', async () => {
    const { ask } = await modelBehind(() => {});
    expect(await ask(50)).toEqual({ kind: 'failed', reason: 'unavailable', retryAfterMs: null });
  });

  it('fails when the answer is cut off', async () => {
    const { ask } = await modelBehind((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"id":"c-1","choices":[');
      response.destroy();
    });
    expect(await ask()).toMatchObject({ kind: 'failed', reason: 'unavailable' });
  });

  it('fails when the answer has no end', async () => {
    const { ask } = await modelBehind((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const write = () => {
        while (!response.destroyed && response.write('x'.repeat(64_000)));
      };
      response.on('drain', write);
      write();
    });
    expect(await ask()).toMatchObject({ kind: 'failed', reason: 'unavailable' });
  });
});
