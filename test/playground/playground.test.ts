import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directId, personId } from '../../playground/company.ts';
import { sendForm } from '../../playground/muster/send.ts';
import type { Block } from '../../playground/slack/journal.ts';
import type { World } from '../../playground/web/contract.ts';
import { descendants, isAlive, type Running, startPlayground, until } from './running.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'muster playground '));
let playground: Running;

beforeAll(async () => {
  playground = await startPlayground(dataDir);
}, 60_000);

afterAll(async () => {
  await playground?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 20_000);

describe('npm start without Slack credentials', () => {
  it('shows a page that needs nothing from outside', async () => {
    const page = await fetch(playground.origin);
    expect(page.status).toBe(200);
    const html = await page.text();
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses).toEqual(['data:,', '/playground/page.css', '/playground/page.js']);
    for (const address of ['/playground/page.css', '/playground/page.js']) {
      expect((await fetch(playground.origin + address)).status).toBe(200);
    }
  });

  it('passes Muster’s own paths on to Muster', async () => {
    expect(await (await fetch(`${playground.origin}/readyz`)).json()).toMatchObject({ status: 'ready' });
  });

  it('refuses pages of other sites', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    const body = JSON.stringify({ as: personId('maya'), channelId: 'C01GENERAL', text: 'hello' });
    expect((await fetch(`${playground.origin}/playground/api/say`, { method: 'POST', headers, body })).status).toBe(
      403,
    );
  });

  it('is let in by Muster only with the right signature', async () => {
    const forged = { origin: playground.origin, signingSecret: '0'.repeat(32), now: () => new Date() };
    expect(await sendForm(forged, { command: '/task', text: 'Forged' })).toMatchObject({
      kind: 'refused',
      status: 401,
    });
  });

  it('brings a task typed by one person to another person’s messages', async () => {
    await assignToBen('Check the price list @ben 2p');
    const card = await cardOf('ben', 'Check the price list');
    expect(JSON.stringify(card.blocks)).toContain('2 points');
  });

  it('keeps words in a channel as they were typed', async () => {
    const text = 'Is 1 < 2 & 3 > 2? <!channel> *really*';
    await playground.act('say', { as: personId('ana'), channelId: 'C01PLATFORM', text });
    const said = await until(
      async () =>
        (await playground.timeline(personId('ben'), 'C01PLATFORM'))?.find((one) => one.text.startsWith('Is 1')) ?? null,
    );
    expect(said.text).toBe('Is 1 &lt; 2 &amp; 3 &gt; 2? &lt;!channel&gt; *really*');
  });

  it('hides a channel from who is not in it', async () => {
    expect(await playground.timeline(personId('tom'), 'C01PLATFORM')).toBeNull();
  });

  it('knows the conversations and their living cards again after a restart, and leaves no process behind', async () => {
    await assignToBen('Renew the certificate @ben');
    const before = await cardOf('ben', 'Renew the certificate');
    const { pid = 0 } = playground.process;
    const below = process.platform === 'linux' ? descendants(pid) : [];

    expect(await playground.stop()).toBe(0);
    await until(() => ([pid, ...below].some(isAlive) ? null : 'all gone'));

    playground = await startPlayground(dataDir);
    const place = { kind: 'message', channelId: benAndMuster, ts: before.ts };
    const control = { type: 'button', action_id: doneIdOf(before.blocks), block_id: 'b0' };
    expect(await playground.act('use', { as: personId('ben'), place, control })).toEqual({ notice: null });
    const after = await until(async () => {
      const shown = await cardOf('ben', 'Renew the certificate');
      return JSON.stringify(shown.blocks).includes('Reopen') ? shown : null;
    });
    expect(after.ts).toBe(before.ts);
  }, 120_000);

  it.runIf(process.platform === 'linux')('says so when Muster itself has died', async () => {
    const [muster = 0] = descendants(playground.process.pid ?? 0);
    process.kill(muster, 'SIGKILL');
    const { kind } = await until(async () => {
      const world = await playground.look<World>('world');
      return world.muster.kind === 'stopped' ? world.muster : null;
    });
    expect(kind).toBe('stopped');
    expect((await fetch(`${playground.origin}/readyz`)).status).toBe(503);
  });
});

const benAndMuster = directId(personId('ben'), 'U01MUSTER');

async function assignToBen(text: string): Promise<void> {
  const deed = { as: personId('maya'), channelId: 'C01GENERAL', text: `/task ${text}` };
  expect(await playground.act('say', deed)).toEqual({ notice: null });
}

function cardOf(handle: string, title: string) {
  return until(async () => {
    const all = await playground.timeline(personId(handle), directId(personId(handle), 'U01MUSTER'));
    return all?.find(({ text }) => text.includes(title)) ?? null;
  });
}

function doneIdOf(blocks: readonly Block[]): string {
  const id = /"(tasks\.done:[^"]+)"/.exec(JSON.stringify(blocks))?.[1];
  if (id === undefined) throw new Error('the card has no button Done');
  return id;
}
