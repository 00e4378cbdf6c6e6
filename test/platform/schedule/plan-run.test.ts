import { describe, expect, it } from 'vitest';
import { planRun } from '../../../src/platform/schedule/plan-run.ts';

const at = (text: string) => new Date(`2026-03-04T${text}Z`);
const hourly = (after: Date) => new Date((Math.floor(after.getTime() / 3_600_000) + 1) * 3_600_000);

describe('a due instant', () => {
  it.each([
    // catch-up, now, what happens, next
    ['once', '09:00:01', 'queued', '10:00:00'],
    ['once', '12:30:00', 'queued', '13:00:00'],
    ['all', '12:30:00', 'queued', '10:00:00'],
    ['skip', '09:04:59', 'queued', '10:00:00'],
    ['skip', '09:05:01', 'skipped', '10:00:00'],
    ['skip', '12:30:00', 'skipped', '13:00:00'],
  ] as const)('with catch-up %s, met at %s, is %s and next due at %s', (catchUp, now, outcome, next) => {
    const plan = planRun(
      { name: 'test', catchUp, every: hourly },
      { dueAt: at('09:00:00'), recurring: true, now: at(now) },
    );
    expect(plan).toEqual({ outcome, nextAt: at(next) });
  });

  it('of a wait that happens once has no next', () => {
    const plan = planRun(
      { name: 'test', catchUp: 'once', every: hourly },
      { dueAt: at('09:00:00'), recurring: false, now: at('09:00:00') },
    );
    expect(plan.nextAt).toBeNull();
  });

  it('refuses a rule that doesn’t move on', () => {
    const stuck = { name: 'stuck', catchUp: 'all', every: (after: Date) => after } as const;
    expect(() => planRun(stuck, { dueAt: at('09:00:00'), recurring: true, now: at('09:00:00') })).toThrow('stuck');
  });
});
