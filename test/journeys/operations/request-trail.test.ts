import { describe, expect, it, vi } from 'vitest';
import { eventCallback } from '../../fakes/slack/requests.ts';
import { company } from './stage/company.ts';
import { type Muster, SIGNING_SECRET } from './stage/muster.ts';

const there = company();

const linesOf = (muster: Muster, requestId: string) =>
  muster.lines.map((line) => JSON.parse(line)).filter((line) => line.requestId === requestId);

describe('the id of a request', () => {
  it('is taken from the sender or made, told back, and found from the command to the card it caused', async () => {
    const muster = await there.openKnown();
    const sent = await muster.type('Fix the login page <@U0ANA|ana>', { headers: { 'x-request-id': 'trail-1.a_B' } });
    await muster.type('Feed the cat <@U0ANA|ana>', { headers: { 'x-request-id': 'trail-2' } });
    await muster.app.settle();
    expect(sent.headers.get('x-request-id')).toBe('trail-1.a_B');
    expect(linesOf(muster, 'trail-1.a_B').map(({ event, kind }) => `${event} ${kind}`)).toEqual([
      'slack.answered command',
      'outbox.sent tasks.card',
    ]);
    const [row] = await there.sql`select request_id from outbox where request_id = 'trail-1.a_B'`;
    expect(row?.request_id).toBe('trail-1.a_B');
    // The second command must not have inherited anything from the first.
    expect(linesOf(muster, 'trail-2').map(({ event }) => event)).toEqual(['slack.answered', 'outbox.sent']);
  });

  it('is replaced when it could break a log line or a header', async () => {
    const muster = await there.open();
    for (const given of ['a b', 'x'.repeat(65), '{"event":"forged"}', '<script>']) {
      const { headers } = await fetch(`${muster.url}/healthz`, { headers: { 'x-request-id': given } });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('goes with an event through the inbox, and a second change carries its own to the edit', async () => {
    const muster = await there.openKnown({ LOG_LEVEL: 'debug' });
    await muster.type('Fix the login page <@U0ANA|ana>', { headers: { 'x-request-id': 'made' } });
    await muster.app.settle();
    await muster.type('done T-1', { as: 'U0ANA', headers: { 'x-request-id': 'finished' } });
    await muster.app.settle();
    const edit = linesOf(muster, 'finished').filter(({ event }) => event === 'outbox.sent');
    expect(edit.map(({ step }) => step)).toContain('edit');

    const event = { type: 'no_such_listener', user: 'U0ANA' };
    await muster.send(eventCallback({ secret: SIGNING_SECRET }, { event }), { 'x-request-id': 'from-event' });
    const broken = { type: 'app_home_opened', user: 'U0ANA', tab: 'home' };
    there.slack.addFault({ method: 'views.publish', trouble: { kind: 'error', error: 'invalid_blocks' } });
    await muster.send(eventCallback({ secret: SIGNING_SECRET }, { event: broken }), { 'x-request-id': 'broken' });
    await vi.waitFor(() => expect(linesOf(muster, 'broken').length).toBeGreaterThan(1), { timeout: 3_000 });
    expect(linesOf(muster, 'from-event').map((line) => line.event)).toContain('slack.answered');
  });
});
