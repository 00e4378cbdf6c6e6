import { describe, expect, it } from 'vitest';
import { bot, directId, personId } from '../../playground/company.ts';
import type { ClockLogEntry, ClockState, Timeline } from '../../playground/web/contract.ts';
import { barePlayground, withDatabase } from './bare-playground.ts';
import { until } from './running.ts';

const [ana, ben, sam] = [personId('ana'), personId('ben'), personId('sam')];
const anaAndMuster = directId(ana, bot.userId);

/** A Monday, 09:00 in Berlin. */
const MONDAY = new Date('2026-03-02T08:00:00Z');

describe('moving the clock of a running world', () => {
  const playground = barePlayground(MONDAY);

  it('begins where the world begins, for Muster and for messages', async () => {
    const { world } = playground;
    expect(world.clock.now() >= MONDAY && world.clock.now() < minutesAfter(MONDAY, 5)).toBe(true);
    await assign('Move sessions @ana wednesday');
    await assign('Rotate keys @ana tuesday');
    await assign('Fix the queue @sam thursday');
    await world.clock.settle();
    const [card] = (await timelineOf(ana)).entries;
    expect(Number(card?.ts) * 1000).toBeLessThan(minutesAfter(MONDAY, 5).getTime());
    expect(Number(card?.ts) * 1000).toBeGreaterThanOrEqual(MONDAY.getTime());
  });

  it('fires everything due over three days at its own instant, in order, and says what happened', async () => {
    const before = playground.world.clock.now();
    expect(await playground.act('clock', { as: ana, to: { kind: 'at', local: '2026-03-05T21:00' } })).toEqual({
      notice: null,
    });
    const { now } = await arrived();
    expect(new Date(now) >= new Date('2026-03-05T20:00:00Z')).toBe(true);

    const runs = await withDatabase(
      playground,
      (sql) => sql<{ name: string; dueMs: number; claimedMs: number; outcome: string; isDone: boolean }[]>`
        select name, extract(epoch from due_at)::float8 * 1000 as "dueMs", outcome,
          extract(epoch from claimed_at)::float8 * 1000 as "claimedMs", finished_at is not null as "isDone"
        from runs where due_at > ${before.toISOString()}::text::timestamptz order by claimed_at, due_at`,
    );
    expect(runs.length).toBeGreaterThanOrEqual(7);
    expect(new Set(runs.map(({ name }) => name))).toEqual(
      new Set([
        ...['eod.plan-people', 'people.sync-members', 'tasks.remind-due', 'tasks.mark-overdue'],
        ...[
          'escalations.ask-overdue',
          'connections.look-after',
          'pull-requests.repair-daily',
          'leaderboard.plan-daily',
        ],
        ...['connections.look-after-trackers', 'connections.announce-due', 'copilot-usage.read-daily'],
        ...['sprints.refresh-cards', 'kpis.measure-ai', 'kpis.plan-mondays', 'kpis.refresh-daily'],
      ]),
    );
    expect(runs.every(({ outcome, isDone }) => outcome === 'queued' && isDone)).toBe(true);
    for (const { name, dueMs, claimedMs } of runs) expect([name, claimedMs]).toEqual([name, dueMs]);

    const log = await playground.look<readonly ClockLogEntry[]>('clock-log', {});
    const instants = log.map(({ at }) => Date.parse(at));
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
    expect(new Set(instants).size).toBeGreaterThanOrEqual(4);
    expect(log.map(({ words }) => words)).toContainEqual(expect.stringMatching(/^Muster wrote to Ana Keller: T-\d+ /));
    for (const { place } of log) expect(playground.world.slack.messages.find(place ?? NOWHERE)).not.toBeNull();
  });

  it('writes messages at the instant they were due', async () => {
    const reminders = (await timelineOf(ana)).entries.filter(({ text }) => text.includes(' is due '));
    expect(reminders.length).toBeGreaterThan(0);
    for (const { ts } of reminders) expect(Number(ts) % 3_600).toBeLessThan(1);
  });

  it('takes what people do on its way', async () => {
    const { world } = playground;
    const way = playground.act('clock', { as: ana, to: { kind: 'minutes', minutes: 4 * 24 * 60 } });
    const said = playground.act('say', { as: ben, channelId: 'C01PLATFORM', text: '/task On the way @ana' });
    expect(await Promise.all([way, said])).toEqual([{ notice: null }, { notice: null }]);
    await arrived();
    await world.clock.settle();
    const cards = (await timelineOf(ana)).entries.filter(({ text }) => text.includes('On the way'));
    expect(cards).toHaveLength(1);
  });

  it('refuses the past in words', async () => {
    const refused = await playground.act('clock', { as: sam, to: { kind: 'at', local: '2026-03-01T09:00' } });
    expect(refused).toEqual({ notice: expect.stringContaining('only goes forward') });
    expect(await playground.act('clock', { as: sam })).toEqual({ notice: expect.stringContaining('where') });
  });

  it('is as far ahead after a restart, with Muster', async () => {
    const before = playground.world.clock.now();
    await playground.restart();
    const { now } = await playground.look<ClockState>('clock', {});
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before.getTime());
    expect(Date.parse(now)).toBeLessThan(minutesAfter(before, 5).getTime());
    await assign('After the restart @ana');
    await playground.world.clock.settle();
    const card = (await timelineOf(ana)).entries.at(-1);
    expect(card?.text).toContain('After the restart');
    expect(Number(card?.ts) * 1000).toBeGreaterThanOrEqual(before.getTime());
  }, 40_000);

  async function assign(text: string): Promise<void> {
    const deed = { as: ben, channelId: 'C01PLATFORM', text: `/task ${text}` };
    expect(await playground.act('say', deed)).toEqual({ notice: null });
  }

  function timelineOf(personId: string): Promise<Timeline> {
    return playground.look('timeline', { as: personId, channel: directId(personId, bot.userId) });
  }

  function arrived(): Promise<ClockState> {
    return until(async () => {
      const state = await playground.look<ClockState>('clock', {});
      if (state.trouble !== null) throw new Error(state.trouble);
      return state.movingTo === null ? state : null;
    });
  }
});

const NOWHERE = { channelId: anaAndMuster, ts: '0' };

function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
