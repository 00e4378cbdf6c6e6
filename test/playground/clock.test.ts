import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorldClock, type WorldClock } from '../../playground/clock/world-clock.ts';
import type { ClockDoor } from '../../playground/muster/clock-door.ts';
import { instantAt, type Pace } from '../../playground/muster/clock-messages.ts';

const HOUR_MS = 3_600_000;

let folder: string;
let changes: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-clock-'));
  changes = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the world’s clock', () => {
  it('stops at every instant something is due, in order, and settles at each before it goes on', async () => {
    const start = new Date('2026-03-02T08:00:00Z');
    const { muster, told } = fakeMuster([hours(start, 1), hours(start, 30), hours(start, 30.5), hours(start, 80)]);
    const clock = await openClock(start, muster);
    await clock.moveTo(hours(start, 72));

    expect(told.ticks.slice(1)).toEqual([hours(start, 1), hours(start, 30), hours(start, 30.5), hours(start, 72)]);
    expect(told.settled).toEqual(told.ticks);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(hours(start, 72).getTime());
    expect(clock.state()).toMatchObject({ movingTo: null, trouble: null });
  });

  it('stops where a stop makes something else due on the way', async () => {
    const start = new Date('2026-03-02T08:00:00Z');
    const due = [hours(start, 1)];
    const { muster, told } = fakeMuster(
      due,
      (at) => at.getTime() === hours(start, 1).getTime() && due.push(hours(start, 2)),
    );
    const clock = await openClock(start, muster);
    await clock.moveTo(hours(start, 24));
    expect(told.ticks.slice(1)).toEqual([hours(start, 1), hours(start, 2), hours(start, 24)]);
  });

  it('arrives although something stays due that cannot be done', async () => {
    const start = new Date('2026-03-02T08:00:00Z');
    const { muster } = fakeMuster([hours(start, -1)], () => {}, { stuck: true });
    const clock = await openClock(start, muster);
    await clock.moveTo(new Date(start.getTime() + 5_000 + 1_000));
    expect(clock.state().movingTo).toBeNull();
  });

  it('holds up people while it jumps, and waits for those who act', async () => {
    const start = new Date('2026-03-02T08:00:00Z');
    const { muster } = fakeMuster([]);
    const clock = await openClock(start, muster);
    const seen: string[] = [];
    const finish = Promise.withResolvers<void>();
    const first = clock.during(async () => {
      await finish.promise;
      seen.push('first deed');
    });
    const jump = clock.set(hours(start, 5)).then(() => seen.push('jump'));
    const second = clock.during(async () => seen.push('second deed'));
    finish.resolve();
    await Promise.all([first, jump, second]);
    expect(seen[0]).toBe('first deed');
    expect(seen).toContain('second deed');
    expect(clock.now() >= hours(start, 5)).toBe(true);
  });

  it('shows the same or a later time after a restart, and never goes back', async () => {
    const start = new Date('2026-03-02T08:00:00Z');
    const { muster } = fakeMuster([]);
    const before = await openClock(start, muster);
    await before.moveTo(hours(start, 500));
    await before.set(hours(start, 300));
    const shown = before.now();
    expect(shown >= hours(start, 500)).toBe(true);
    before.close();
    const after = await openClock(new Date(), muster);
    expect(after.now() >= shown).toBe(true);
    expect(after.now() < hours(start, 501)).toBe(true);
    expect(after.beganAt).toEqual(start);
  });

  it('says why it stopped when Muster is gone, and keeps how far it came', async () => {
    const start = new Date('2026-03-02T08:00:00Z');
    const { muster } = fakeMuster([hours(start, 10), hours(start, 20)], (at) => {
      if (at >= hours(start, 20)) throw new Error('Muster is not running');
    });
    const clock = await openClock(start, muster);
    await expect(clock.moveTo(hours(start, 48))).rejects.toThrow('not running');
    expect(clock.state().trouble).toContain('Muster is not running');
    expect(clock.state().movingTo).toBeNull();
    expect(clock.now() >= hours(start, 20) && clock.now() < hours(start, 48)).toBe(true);
  });

  it('passes moments of people alone without Muster, and tells it before it is asked for anything', async () => {
    const start = new Date('2026-03-02T08:00:00Z');
    const { muster, told } = fakeMuster([hours(start, 3)]);
    const clock = await openClock(start, muster);
    clock.pass(hours(start, 1));
    expect(clock.now() >= hours(start, 1)).toBe(true);
    expect(told.now() < hours(start, 1)).toBe(true);
    // At the same moment or a little before: Muster hears of the moment itself.
    await clock.set(hours(start, 0.5));
    expect(told.now() >= hours(start, 1)).toBe(true);
    await clock.moveTo(hours(start, 4), { straight: true });
    expect(told.ticks).toEqual([hours(start, 3), hours(start, 4)]);
  });

  it('takes no second way while it is on one', async () => {
    const start = new Date('2026-03-02T08:00:00Z');
    const { muster } = fakeMuster([]);
    const clock = await openClock(start, muster);
    const way = clock.moveTo(hours(start, 1));
    expect(clock.state().movingTo).toBe(hours(start, 1).toISOString());
    await expect(clock.moveTo(hours(start, 2))).rejects.toThrow('on its way');
    await expect(clock.set(hours(start, 2))).rejects.toThrow('on its way');
    await way;
    expect(changes).toBeGreaterThanOrEqual(2);
  });
});

async function openClock(beginsAt: Date, muster: ClockDoor): Promise<WorldClock> {
  const clock = openWorldClock({ path: join(folder, 'clock.json'), beginsAt, onChange: () => (changes += 1) });
  await clock.lead(muster);
  return clock;
}

/** Stands for Muster at the other end of the channel: does what is due at its own now. */
function fakeMuster(due: Date[], onTick: (at: Date) => unknown = () => {}, { stuck = false } = {}) {
  let pace: Pace = { kind: 'runs', aheadMs: 0 };
  const told = { ticks: [] as Date[], settled: [] as Date[], now: () => instantAt(pace) };
  const muster: ClockDoor = {
    pace: async (next) => {
      pace = next;
    },
    async tick() {
      const now = instantAt(pace);
      told.ticks.push(now);
      onTick(now);
      if (!stuck) due.splice(0, due.length, ...due.filter((at) => at > now));
    },
    settle: async () => void told.settled.push(instantAt(pace)),
    nextDueAt: async () => due.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
  };
  return { muster, told };
}

function hours(from: Date, count: number): Date {
  return new Date(from.getTime() + count * HOUR_MS);
}
