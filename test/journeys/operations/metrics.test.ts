import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { company } from './stage/company.ts';

const people = Array.from({ length: 200 }, (_, n) => ({
  id: `U0P${n}`,
  handle: `p${n}`,
  realName: `Person Number${n}`,
  tz: 'Europe/Berlin',
}));
const there = company({ people });

const LINE = /^[a-zA-Z_:][\w:]*(\{([a-z_]+="(\\.|[^"\\])*",?)*\})? (-?[\d.e+-]+|NaN|[+-]Inf)$/;

describe('the figures', () => {
  it('stay few and nameless after 200 people typed 200 different commands, and can be parsed', async () => {
    const muster = await there.openKnown();
    const warm = await muster.type('Feed the cat', { as: 'U0P0' });
    expect(warm.text).toContain('T-1');
    const before = seriesOf(await muster.metrics());
    for (let n = 0; n < 200; n += 20) {
      const some = Array.from({ length: 20 }, (_, i) => n + i);
      await Promise.all(
        some.map((one) => muster.type(`Do thing-${one} <@U0P${(one + 1) % 200}|x>`, { as: `U0P${one}` })),
      );
    }
    await muster.type('nonsense', { command: '/muster', as: 'U0P1' });
    for (let n = 0; n < 30; n += 1) await muster.get(`/no/such/path/${n}`);
    const text = await muster.metrics();
    const series = seriesOf(text);
    console.log(`series: ${before.length} before, ${series.length} after 200 people and commands`);
    for (const line of series) expect(line).toMatch(LINE);
    expect(series.length).toBeLessThan(1_000);
    expect(series.length - before.length).toBeLessThan(250);
    for (const word of ['U0P', 'T0MUSTER', 'thing-', 'Person', '/no/such', 'xoxb'])
      expect(text.includes(word), word).toBe(false);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    for (const family of [
      'muster_http_request_seconds_bucket',
      'muster_slack_request_seconds_bucket',
      'muster_slack_call_seconds_count',
      'muster_inbox_depth',
      'muster_inbox_age_seconds',
      'muster_outbox_depth',
      'muster_outbox_age_seconds',
      'muster_jobs',
      'muster_jobs_oldest_seconds',
      'muster_job_seconds_count',
    ])
      expect(text, family).toContain(family);
    expect(text).toMatch(/muster_slack_call_seconds_count\{method="[a-z.A-Z]+",result="ok"\}/);
  });

  it('are given on their own door, which only this machine reaches, and nowhere else', async () => {
    const muster = await there.open();
    expect((await muster.get('/metrics')).status).toBe(404);
    expect((await fetch(muster.metricsUrl)).status).toBe(200);
    expect((await fetch(muster.metricsUrl.replace('/metrics', '/'))).status).toBe(404);
    const outer = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal);
    if (outer === undefined) return;
    await expect(fetch(muster.metricsUrl.replace('127.0.0.1', outer.address))).rejects.toThrow();
  });

  it('say what they can while the database is away', async () => {
    const muster = await there.open();
    there.line.cut();
    const startedAt = performance.now();
    const text = await muster.metrics();
    console.log(`/metrics without a database: ${Math.round(performance.now() - startedAt)} ms`);
    expect(text).toContain('process_resident_memory_bytes');
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

const seriesOf = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
