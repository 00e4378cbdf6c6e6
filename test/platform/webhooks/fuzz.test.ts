import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../support/database.ts';
import { howOften } from '../../support/how-often.ts';
import { JIRA_EXAMPLES } from '../../support/jira-examples.ts';
import { adminWebhook, sendJira } from '../../support/jira-webhooks.ts';
import { HOSTILE_VALUES, mutateJson } from '../../support/mutate-json.ts';
import { listWebhookExamples } from '../../support/webhook-examples.ts';
import { openWebhookRig, SECRET, type WebhookRig } from './rig.ts';

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
const groupOf = <T>(examples: readonly T[]) =>
  fc.array(fc.tuple(fc.constantFrom(...examples), changes), { minLength: AT_ONCE, maxLength: AT_ONCE });

type Example = { readonly payload: unknown };

/** Sends broken examples, twenty at a time, and looks what became of them. */
async function fuzz<T extends Example>(
  examples: readonly T[],
  runs: number,
  send: (
    rig: WebhookRig,
    sample: { readonly example: T; readonly payload: unknown; readonly id: string },
  ) => Promise<{ status: number }>,
) {
  const rig = await openWebhookRig(db.store);
  const statuses = new Map<number, number>();
  let sent = 0;
  try {
    await fc.assert(
      fc.asyncProperty(groupOf(examples), async (samples) => {
        const answers = await Promise.all(
          samples.map(([example, mutations]) => {
            sent += 1;
            const payload = mutations.reduce<unknown>(
              (json, [at, value]) => mutateJson(json, at, value),
              structuredClone(example.payload),
            );
            return send(rig, { example, payload, id: `fuzz-${sent}` });
          }),
        );
        for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
        // Jira's may be turned into something that is no object any more, which is refused.
        expect(answers.filter(({ status }) => status !== 202 && status !== 400)).toEqual([]);
      }),
      { numRuns: runs / AT_ONCE, endOnFailure: true },
    );
    await rig.inbox.idle();
    const [rows] = await db.store.sql`
      select count(*)::int as kept, count(*) filter (where dead_at is not null)::int as dead from deliveries`;
    expect(rows).toEqual({ kept: statuses.get(202), dead: 0 });
    expect(Object.prototype).not.toHaveProperty('polluted');
    return { sent, statuses: [...statuses] };
  } finally {
    await rig.close();
  }
}

describe('webhooks of any shape', () => {
  it('are answered 202, kept once, and never break anything', { timeout: 900_000 }, async () => {
    const { sent, statuses } = await fuzz(listWebhookExamples(), RUNS, (rig, { example, payload, id }) =>
      rig.deliver(example.event, payload, id),
    );
    expect(statuses).toEqual([[202, sent]]);
    console.log(`fuzzed webhooks: ${sent}, answered ${JSON.stringify(statuses)}, dead 0`);
  });

  it('of Jira as well, or refused where they are none any more', { timeout: 900_000 }, async () => {
    const { sent, statuses } = await fuzz(JIRA_EXAMPLES, howOften(1_000, 10_000), (rig, { payload, id }) =>
      sendJira(rig.url, adminWebhook(SECRET, { payload: payload ?? null, deliveryId: id })),
    );
    console.log(`fuzzed webhooks of Jira: ${sent}, answered ${JSON.stringify(statuses)}, dead 0`);
  });
});
