import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../support/database.ts';
import { howOften } from '../../support/how-often.ts';
import { HOSTILE_VALUES, mutateJson } from '../../support/mutate-json.ts';
import { listWebhookExamples } from '../../support/webhook-examples.ts';
import { openWebhookRig } from './rig.ts';

const db = testDatabase();
/** MUST-HOLD 35. */
const RUNS = howOften(2_000, 10_000);
const AT_ONCE = 20;

const changes = fc.array(
  fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...HOSTILE_VALUES), fc.jsonValue({ maxDepth: 3 }))),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const group = fc.array(fc.tuple(fc.constantFrom(...listWebhookExamples()), changes), {
  minLength: AT_ONCE,
  maxLength: AT_ONCE,
});

describe('webhooks of any shape', () => {
  it('are answered 202, kept once, and never break anything', { timeout: 900_000 }, async () => {
    const rig = await openWebhookRig(db.store);
    const statuses = new Map<number, number>();
    let sent = 0;
    try {
      await fc.assert(
        fc.asyncProperty(group, async (samples) => {
          const answers = await Promise.all(
            samples.map(([{ event, payload }, mutations]) => {
              sent += 1;
              const mutated = mutations.reduce<unknown>(
                (json, [at, value]) => mutateJson(json, at, value),
                structuredClone(payload),
              );
              return rig.deliver(event, mutated, `fuzz-${sent}`);
            }),
          );
          for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
          expect(answers.filter(({ status }) => status !== 202)).toEqual([]);
        }),
        { numRuns: RUNS / AT_ONCE, endOnFailure: true },
      );
      await rig.inbox.idle();
      const [rows] = await db.store.sql`
        select count(*)::int as kept, count(*) filter (where dead_at is not null)::int as dead from deliveries`;
      expect(rows).toEqual({ kept: sent, dead: 0 });
      expect(Object.prototype).not.toHaveProperty('polluted');
      console.log(`fuzzed webhooks: ${sent}, answered ${JSON.stringify([...statuses])}, dead 0`);
    } finally {
      await rig.close();
    }
  });
});
