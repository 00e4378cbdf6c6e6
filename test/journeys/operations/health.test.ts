import { describe, expect, it, vi } from 'vitest';
import { eventCallback } from '../../fakes/slack/requests.ts';
import { company } from './stage/company.ts';
import { type Muster, SIGNING_SECRET } from './stage/muster.ts';

const there = company();

/** Until `/readyz` says this, and how long that took. */
async function until(app: Muster, code: number, degraded: readonly string[] = []): Promise<number> {
  const startedAt = performance.now();
  await vi.waitFor(async () => expect(await app.ready()).toMatchObject({ code, degraded }), {
    timeout: 12_000,
    interval: 50,
  });
  return Math.round(performance.now() - startedAt);
}

const joined = (userId: string) => ({
  type: 'team_join',
  user: there.slack.addUser({ id: userId, handle: 'noor', realName: 'Noor Haddad', tz: 'Europe/Berlin' }),
});

describe('the state of Muster, as a watchman sees it', () => {
  it.each([
    ['the server is gone', () => there.line.cut()],
    ['the network is silent', () => there.line.silence()],
  ])('is "not ready" soon when %s, alive all along, and ready again by itself', async (what, fail) => {
    const app = await there.open();
    await until(app, 200);
    fail();
    const detectMs = await until(app, 503);
    const down = await app.ready();
    expect(down).toMatchObject({ reasons: ['store'], degraded: [] });
    const alive = await app.get('/healthz');
    expect(alive.status).toBe(200);
    there.line.heal();
    const healMs = await until(app, 200);
    console.log(
      `${what}: 503 after ${detectMs} ms, answer ${Math.round(down.ms)} ms, healed ${healMs} ms, /healthz ${Math.round(alive.ms)} ms`,
    );
    // The bar is 5 s on a machine that does nothing else; who asks a silent database waits for good.
    expect(Math.max(detectMs, down.ms, healMs)).toBeLessThan(10_000);
  });

  it('is "degraded: slack" while Slack is away at the start of a new Muster, and everything is made up for', async () => {
    await there.slack.goDown();
    const app = await there.open();
    expect(await app.ready()).toMatchObject({ code: 200, reasons: [], degraded: ['slack'] });
    const early = await app.type('Fix the login page <@U0ANA|ana>', { responseUrl: 'https://hooks.slack.com/x' });
    expect(early.status).toBe(200);
    expect(early.text).toContain('Muster is starting up');
    const event = eventCallback({ secret: SIGNING_SECRET }, { event: joined('U0NOOR') });
    expect((await app.send(event)).status).toBe(200);
    const waiting = await there.sql`select processed_at from deliveries`;
    expect(waiting).toEqual([{ processed_at: null }]);

    await there.slack.comeBack();
    const backMs = await until(app, 200, []);
    await vi.waitFor(async () => {
      await app.app.settle();
      const [people] = await there.sql`select count(*)::int as n from people`;
      expect(people?.n).toBe(14);
    }, 5_000);
    const [delivery] = await there.sql`select processed_at, dead_at from deliveries`;
    expect(delivery?.processed_at).not.toBeNull();
    console.log(`Slack away at the start: ready again ${backMs} ms after it came back, 14 people known`);
    expect((await app.type('Paint the fence <@U0ANA|ana>')).text).toContain('T-1');
  });

  it('is "degraded: slack" while Slack is away for a known company, which works on; cards come once afterwards', async () => {
    const first = await there.open();
    await until(first, 200);
    expect((await first.type('Feed the cat')).text).toContain('T-1');
    await first.app.settle();
    await first.stop();

    await there.slack.goDown();
    const app = await there.open();
    const answer = await app.type('Fix the login page <@U0ANA|ana>', { responseUrl: 'https://hooks.slack.com/x' });
    expect(answer.text).toContain('Created *T-2*');
    expect(await app.ready()).toMatchObject({ code: 200, degraded: ['slack'] });
    const event = eventCallback({ secret: SIGNING_SECRET }, { event: joined('U0NOOR') });
    expect((await app.send(event)).status).toBe(200);

    await there.slack.comeBack();
    await vi.waitFor(
      async () => {
        expect(there.slack.directMessages('U0ANA')).toHaveLength(1);
        const open = await there.sql`select 1 from deliveries where processed_at is null`;
        expect(open).toHaveLength(0);
      },
      { timeout: 10_000, interval: 50 },
    );
    await app.app.settle();
    expect(there.slack.directMessages('U0ANA')).toHaveLength(1);
    expect(there.slack.duplicates()).toEqual({});
    expect(there.slack.violations()).toEqual([]);
    await there.slack.goDown();
    await app.type('Paint the fence <@U0BO|bo>', { responseUrl: 'https://hooks.slack.com/x' });
    const noticedMs = await until(app, 200, ['slack']);
    await there.slack.comeBack();
    const backMs = await until(app, 200);
    await vi.waitFor(() => expect(there.slack.directMessages('U0BO')).toHaveLength(1), {
      timeout: 8_000,
      interval: 50,
    });
    console.log(`Slack goes away at work: noticed after ${noticedMs} ms, noticed its return after ${backMs} ms`);
    const noor = await there.sql`select name from people where slack_user_id = 'U0NOOR'`;
    expect(noor).toHaveLength(1);
  });
});
