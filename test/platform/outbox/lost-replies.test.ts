import { describe, expect, it } from 'vitest';
import type { Fate } from '../../fakes/messenger.ts';
import { testDatabase } from '../../support/database.ts';
import { createOutboxWorld, person, to } from './outbox-world.ts';

const db = testDatabase();

/** Small and repeatable: mulberry32. */
function createDice(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('1,000 messages to 100 people, one post in five going wrong', () => {
  it('are all said, none twice, each person’s in order', { timeout: 60_000 }, async () => {
    const seed = Number(process.env.SEED ?? 20_260_304);
    const dice = createDice(seed);
    const fates: readonly Fate[] = [
      'lost',
      'lost',
      { kind: 'unknown' },
      { kind: 'not-sent' },
      { kind: 'rate-limited', retryAfterMs: 1_000 },
    ];
    const world = createOutboxWorld(db.store, ({ method }) =>
      method === 'post' && dice() < 0.2 ? fates[Math.floor(dice() * fates.length)] : 'ok',
    );
    await db.store.sql`
      insert into outbox (workspace_id, form, key, kind, args, person_id, lane, enqueued_at, due_at)
      select '0190a000-0000-7000-8000-000000000001'::uuid, 'note', 'k' || n, 'test.say', jsonb_build_object('text', n::text),
        id, id::text, '2026-03-04T09:00:00Z', '2026-03-04T09:00:00Z'
      from generate_series(1, 1000) n,
        lateral (select ('0190a000-0000-7000-8000-1' || lpad(to_hex(n % 100), 11, '0'))::uuid as id) p`;
    const workers = [1, 2].map(() => world.worker({ concurrency: 16, perWorkspace: 16 }));
    for (let round = 0; round < 400 && (await world.states()).some((state) => state !== 'sent'); round += 1) {
      await Promise.all(workers.map((worker) => worker.idle()));
      await world.expireLeases();
      world.pass(1_000);
    }

    const keys = world.slack.said.map(({ key }) => key);
    expect({ seed, said: keys.length, different: new Set(keys).size }).toEqual({ seed, said: 1_000, different: 1_000 });
    for (let n = 0; n < 100; n += 1) {
      const channelId = world.dms.get(person(n));
      const heard = world.slack.said
        .filter((message) => message.channelId === channelId)
        .map(({ text }) => Number(text));
      expect(heard).toEqual([...heard].sort((a, b) => a - b));
    }
  });

  it('with cards, every card shows its present state in the end', async () => {
    const dice = createDice(7);
    const fates: readonly Fate[] = ['lost', { kind: 'unknown' }, { kind: 'not-sent' }];
    const world = createOutboxWorld(db.store, ({ method }) =>
      method !== 'openDm' && dice() < 0.3 ? fates[Math.floor(dice() * fates.length)] : 'ok',
    );
    const workers = [1, 2].map(() => world.worker());
    for (let round = 0; round < 8; round += 1) {
      const working = Promise.all(workers.map((worker) => worker.idle()));
      for (let card = 0; card < 10; card += 1)
        await world.card(`T-${card}`, `round ${round}`, { to: to(person(card)) });
      await working;
      world.pass(1_000);
    }
    for (let round = 0; round < 60 && (await world.states()).some((state) => state !== 'sent'); round += 1) {
      await world.expireLeases();
      world.pass(1_000);
      await Promise.all(workers.map((worker) => worker.idle()));
    }

    expect(world.slack.texts()).toEqual(Array.from({ length: 10 }, () => 'round 7'));
  });
});
