import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_WORKSPACE } from '../../fakes/slack/options.ts';
import * as payloads from '../../fakes/slack/payloads.ts';
import { textIn } from '../../support/screen.ts';
import { company } from './stage/company.ts';

const there = company();
const SOCKET = { SLACK_APP_TOKEN: DEFAULT_WORKSPACE.appToken, SLACK_SIGNING_SECRET: '' };

const typed = (text: string) => ({
  type: 'slash_commands' as const,
  payload: payloads.slashCommandPayload(
    { command: '/task', text, triggerId: there.slack.newTrigger('U0MIRA') },
    { userId: 'U0MIRA' },
  ),
});

describe('Muster behind a firewall', () => {
  it('takes commands, events and forms by Socket Mode alone, each envelope with one effect', async () => {
    const muster = await there.openKnown(SOCKET);
    await vi.waitFor(() => expect(there.slack.sockets()).toBe(1), 5_000);
    const envelope = { ...typed('Fix the login page <@U0ANA|ana>'), envelopeId: randomUUID() };
    const sentAt = performance.now();
    there.slack.pushEnvelope(envelope);
    const ack = await there.slack.ackOf(envelope.envelopeId);
    const ackMs = Math.round(performance.now() - sentAt);
    expect(textIn((ack?.payload as { blocks?: unknown[] } | undefined)?.blocks ?? [])).toContain('Created *T-1*');
    there.slack.pushEnvelope(envelope);
    await vi.waitFor(() => expect(there.slack.acks(envelope.envelopeId)).toHaveLength(2));
    await muster.app.settle();
    const [{ n } = { n: -1 }] = await there.sql<{ n: number }[]>`select count(*)::int as n from tasks`;
    expect(n).toBe(1);
    expect(there.slack.directMessages('U0ANA')).toHaveLength(1);
    console.log(`Socket Mode: acknowledged after ${ackMs} ms, envelope sent twice: ${n} task`);

    const user = there.slack.setUser('U0DEV', {
      real_name: 'Dev Renamed',
      profile: { display_name: 'Dev Renamed' } as never,
    });
    const event = payloads.eventPayload({ event: { type: 'user_change', user }, eventId: 'Ev0RENAME' });
    const id = there.slack.pushEnvelope({ type: 'events_api', payload: event }) ?? '';
    expect(await there.slack.ackOf(id)).not.toBeNull();
    await muster.app.settle();
    const [dev] = await there.sql`select name from people where slack_user_id = 'U0DEV'`;
    expect(dev?.name).toBe('Dev Renamed');

    const form = there.slack.pushEnvelope(typed('')) ?? '';
    expect(await there.slack.ackOf(form)).not.toBeNull();
    await vi.waitFor(() => expect(there.slack.openModals('U0MIRA')[0]?.blocks.length ?? 0).toBeGreaterThan(1), 5_000);
    expect((await muster.get('/readyz')).status).toBe(200);
    expect((await muster.type('Feed the cat')).status).toBe(503);
  });

  it('comes back when Slack moves it, cuts it off or was away', async () => {
    await there.openKnown(SOCKET);
    await vi.waitFor(() => expect(there.slack.sockets()).toBe(1), 5_000);
    let n = 0;
    const answers = async () => {
      n += 1;
      const id = there.slack.pushEnvelope(typed(`Number ${n}`));
      const ack = id === null ? null : await there.slack.ackOf(id, 300);
      return JSON.stringify(ack?.payload ?? null).includes('Created');
    };
    const troubles: Readonly<Record<string, () => unknown>> = {
      'asked to move': () => there.slack.askToReconnect('refresh_requested'),
      'cut off': () => there.slack.dropSockets(),
      'Slack was away': async () => {
        await there.slack.goDown();
        await there.slack.comeBack();
      },
    };
    for (const [what, make] of Object.entries(troubles)) {
      await make();
      const startedAt = performance.now();
      await expect.poll(answers, { timeout: 10_000, interval: 20 }).toBe(true);
      console.log(`Socket Mode, ${what}: serves again after ${Math.round(performance.now() - startedAt)} ms`);
    }
    expect(there.slack.sockets()).toBe(1);
  });
});
