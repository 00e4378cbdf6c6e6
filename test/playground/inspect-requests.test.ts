import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeRequest } from '../../playground/inspect/describe-request.ts';
import { openSentRequests } from '../../playground/inspect/sent-requests.ts';
import type { SentRequest } from '../../playground/web/contract.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-requests-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const click = { type: 'block_actions', user: { id: 'U01BEN' } };

describe('what was sent to Muster', () => {
  it('is found by the id of its answer and by its answer’s address, after a restart too', async () => {
    const path = join(folder, 'requests.jsonl');
    const before = openSentRequests(path);
    before.keep(sent({ requestId: 'r-1', body: { text: 'one', response_url: 'http://127.0.0.1:1/response/aa' } }));
    before.keep(sent({ requestId: 'r-2', body: { text: 'says r-1 and /response/aa' } }));
    before.close();
    appendFileSync(path, '{"at":"2026-');
    const requests = openSentRequests(path);
    expect(await requests.findById('r-1')).toMatchObject({ body: { text: 'one' } });
    expect(await requests.findById('r-2')).toMatchObject({ body: { text: 'says r-1 and /response/aa' } });
    expect(await requests.findByAnswerPath('/response/aa')).toMatchObject({ requestId: 'r-1' });
    expect(await requests.findById('r-3')).toBeNull();
    expect(await requests.findByAnswerPath('/response/bb')).toBeNull();
    requests.close();
  });

  it('keeps the newest in two files of bounded length', async () => {
    const requests = openSentRequests(join(folder, 'requests.jsonl'));
    const answer = 'x'.repeat(500_000);
    for (let at = 1; at <= 50; at += 1) requests.keep(sent({ requestId: `r-${at}`, answer }));
    expect(readdirSync(folder).toSorted()).toEqual(['requests.jsonl', 'requests.jsonl.old']);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(9_000_000);
    expect(await requests.findById('r-50')).not.toBeNull();
    expect(await requests.findById('r-1')).toBeNull();
    requests.close();
  });

  it.each<[string, string, object]>([
    [
      'application/x-www-form-urlencoded',
      form({ command: '/task', text: 'Fix &lt;it&gt; <@U01BEN|ben>', user_id: 'U01ANA' }),
      { what: '/task Fix <it> @ben', by: 'Ana Keller' },
    ],
    [
      'application/x-www-form-urlencoded',
      form({ payload: JSON.stringify({ ...click, actions: [{ type: 'button', action_id: 'tasks.done:0-1' }] }) }),
      { what: 'button tasks.done', by: 'Ben Okafor' },
    ],
    [
      'application/x-www-form-urlencoded',
      form({ payload: JSON.stringify({ ...click, type: 'view_submission', view: { callback_id: 'tasks.block' } }) }),
      { what: 'form tasks.block', by: 'Ben Okafor' },
    ],
    [
      'application/json',
      JSON.stringify({ type: 'event_callback', event: { type: 'app_home_opened', user: 'U01ANA' } }),
      { what: 'event app_home_opened', by: 'Ana Keller' },
    ],
  ])('is described in a few words (%#)', (contentType, body, described) => {
    expect(describeRequest(contentType, body)).toMatchObject(described);
  });
});

function form(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}

function sent(about: Partial<SentRequest>): SentRequest {
  return {
    ...{ at: '2026-11-21T12:00:00.000Z', what: '/task', by: 'Ana Keller', method: 'POST', path: '/slack/events' },
    ...{ headers: {}, body: {}, status: 200, tookMs: 3, answer: '', requestId: null, ...about },
  };
}
