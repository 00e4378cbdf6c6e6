import { describe, expect, it } from 'vitest';
import { failedDelivery } from '../../../../fakes/github/world.ts';
import { syncRoom } from '../../../../support/sync-room.ts';

const UNTIL = '2026-11-25T09:00:00Z';
const NAME = 'pull-requests.recover-deliveries';

describe('deliveries missed while Muster was down', () => {
  const room = syncRoom({ until: UNTIL, repositories: [{ name: 'web', pullRequests: 1 }] });

  /** Half an hour without Muster: 40 deliveries failed since it was connected. */
  function miss(): void {
    room.github.world.hooks.push({ id: 5, repository: 'acme/web', url: 'https://muster.acme.example/webhooks/github' });
    const failed = Array.from({ length: 40 }, (_, n) => failedDelivery(n, '2026-11-25T09:10:00Z'));
    room.github.world.deliveries.push(...failed);
    room.clock.advance(45 * 60_000);
  }
  /** How often each was asked for. */
  function count() {
    const asked = new Map<string, number>();
    room.github.world.onRedeliver = async ({ guid }) => {
      asked.set(guid, (asked.get(guid) ?? 0) + 1);
      return 202;
    };
    return asked;
  }
  const twice = (asked: Map<string, number>) => [...asked.values()].filter((times) => times > 1).length;

  it('are each asked for once: 40 of 40, however often the run comes', async () => {
    miss();
    const asked = count();
    for (let minute = 0; minute < 5; minute += 1) {
      await room.run(NAME);
      room.clock.advance(60_000);
    }
    expect([asked.size, twice(asked)]).toEqual([40, 0]);
    expect(room.github.limits.violations).toEqual([]);
  });

  it('are asked for once by two runs at the same time', async () => {
    miss();
    const asked = count();
    await Promise.all([room.run(NAME), room.run(NAME)]);
    room.clock.advance(60_000);
    await Promise.all([room.run(NAME), room.run(NAME)]);
    room.clock.advance(300_000);
    await room.run(NAME);
    expect([asked.size, twice(asked)]).toEqual([40, 0]);
  });

  it('wait while GitHub is limited, and none is lost or asked for twice', async () => {
    miss();
    const asked = count();
    room.github.limits.fail(
      'attempts',
      { kind: 'secondary', status: 403, retryAfterSeconds: 60, forMs: 60_000 },
      { nth: 8 },
    );
    await room.run(NAME);
    expect(asked.size).toBe(7);
    room.restart();
    await room.run(NAME);
    for (let minute = 0; minute < 3; minute += 1) {
      room.clock.advance(60_000);
      await room.run(NAME);
    }
    expect([asked.size, twice(asked)]).toEqual([40, 0]);
    expect(room.github.limits.violations).toEqual([]);
  });

  it('are looked up before they are asked for again where an answer was lost', async () => {
    miss();
    const asked = count();
    room.github.limits.fail('attempts', { kind: 'hang-up' }, { nth: 3 });
    await expect(room.run(NAME)).rejects.toMatchObject({ fault: 'unavailable' });
    for (let minute = 0; minute < 8; minute += 1) {
      await room.run(NAME);
      room.clock.advance(60_000);
    }
    expect([asked.size, twice(asked)]).toEqual([40, 0]);
  });

  it('from before the connection are left alone', async () => {
    miss();
    const asked = count();
    room.github.world.deliveries.push(failedDelivery(99, '2026-11-25T08:00:00Z'));
    for (let minute = 0; minute < 3; minute += 1) {
      await room.run(NAME);
      room.clock.advance(60_000);
    }
    expect(asked.size).toBe(40);
  });
});
