import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { callRaw, postArgs } from './call.ts';
import { controlLocalSlack } from './control-client.ts';
import { readJournal } from './journal.ts';
import { type LocalSlack, startLocalSlack } from './local-slack.ts';

let slack: LocalSlack | null = null;
let child: ChildProcess | null = null;
const folder = mkdtempSync(join(tmpdir(), 'muster-slack-'));
afterEach(async () => {
  await slack?.close();
  slack = null;
  if (child !== null && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  child = null;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function startProcess(...more: string[]): Promise<{ url: string }> {
  const server = fileURLToPath(new URL('./server.ts', import.meta.url));
  child = spawn(process.execPath, [server, '--port', '0', ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout === null) throw new Error('no output');
  for await (const line of child.stdout) return JSON.parse(String(line)) as { url: string };
  throw new Error('the local Slack ended before it listened');
}

describe('a local Slack in its own process', () => {
  it('is scripted and read over its control door, and its journal outlives it', async () => {
    const journal = join(folder, 'journal.jsonl');
    const remote = await startProcess('--journal', journal);
    const control = controlLocalSlack(remote.url);
    await control.addFault({ method: 'chat.postMessage', trouble: { kind: 'lost-reply' } });
    await expect(callRaw(remote, 'chat.postMessage', { args: postArgs('C0GENERAL', 'lost') })).rejects.toThrow();
    await control.addFault({ method: 'chat.postMessage', trouble: { kind: 'reset' } });
    await expect(callRaw(remote, 'chat.postMessage', { args: postArgs('C0GENERAL', 'never') })).rejects.toThrow();
    await callRaw(remote, 'chat.postMessage', { args: postArgs(await control.directChannel('U0ANA'), 'heard') });

    expect(await control.keys()).toEqual({ lost: 1, heard: 1 });
    expect((await control.directMessages('U0ANA')).map((message) => message.key)).toEqual(['heard']);
    expect(await control.newTrigger('U0ANA')).toMatch(/\./);
    await expect(control.calls('nothing')).resolves.toEqual([]);

    child?.kill('SIGKILL');
    const posts = readJournal(journal).filter((line) => line.type === 'post');
    expect(posts).toMatchObject([{ key: 'lost' }, { key: 'heard' }]);
  });
});

describe('faults', () => {
  it('strike as scripted: the n-th call, every other one, one channel, one workspace', async () => {
    slack = await startLocalSlack({ strict: false });
    const local = slack;
    const error = (word: string) => ({ kind: 'error', error: word }) as const;
    const ask = async (args: Record<string, unknown>) => (await callRaw(local, 'users.info', { args })).error ?? 'ok';
    slack.addFault({ method: 'users.info', trouble: error('third'), after: 2 });
    const everyOther = slack.addFault({
      method: 'users.info',
      trouble: error('ana'),
      where: { user: 'U0ANA' },
      every: 2,
      times: null,
    });

    const heard: unknown[] = [];
    for (let n = 0; n < 6; n += 1) heard.push(await ask({ user: 'U0ANA' }));
    expect(heard).toEqual(['ok', 'ana', 'third', 'ok', 'ana', 'ok']);
    expect(await ask({ user: 'U0BO' })).toBe('ok');
    expect(slack.faultStruck(everyOther)).toBe(2);

    slack.clearFaults();
    slack.addFault({ method: '*', trouble: error('elsewhere'), teamId: 'T0OTHER', times: null });
    expect(await ask({ user: 'U0ANA' })).toBe('ok');
  });

  it.each([null, 'abc', '30'])('give a 429 with the header %j', async (retryAfter) => {
    slack = await startLocalSlack();
    slack.addFault({ method: 'auth.test', trouble: { kind: 'rate-limit', retryAfter } });
    expect(await callRaw(slack, 'auth.test')).toMatchObject({ status: 429, retryAfter });
  });

  it('let Slack vanish and come back at the same address with all it knew', async () => {
    slack = await startLocalSlack();
    const dm = slack.directChannel('U0ANA');
    await callRaw(slack, 'chat.postMessage', { args: postArgs(dm, 'before') });
    await slack.goDown();
    await expect(callRaw(slack, 'auth.test')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await slack.comeBack();
    expect(await callRaw(slack, 'auth.test')).toMatchObject({ ok: true });
    expect(slack.messageByKey('before')).toMatchObject({ channel: dm });
  });
});
