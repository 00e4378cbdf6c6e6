import { HOSTILE_VALUES, mutateJson } from '../support/mutate-json.ts';
import { listWebhookExamples, type WebhookExample } from '../support/webhook-examples.ts';
import { sendWebhook, webhook } from '../support/webhooks.ts';
import { createDice } from './stage/dice.ts';
import { type Figure, figuresOf, type Torture } from './stage/figures.ts';
import { openGround } from './stage/ground.ts';
import { statusOf, WEBHOOK_SECRET } from './stage/muster.ts';
import { until } from './stage/wait.ts';
import { inventTeams, peopleOf } from './stage/workspaces.ts';

const { holds, shown } = figuresOf('webhooks');
const AT_ONCE = 16;
/** Source: MUST-HOLD, check 35. */
const STALL_MS = 200;

/** GitHub's own examples with fields missing, of another type or hostile, signed: all kept, none breaks anything. */
export const webhooks: Torture = async ({ seed, short }) => {
  const count = short ? 1_000 : 10_000;
  const ground = await openGround({
    slack: { strict: false, people: peopleOf(inventTeams({ teams: 1, peopleEach: 3 })) },
  });
  try {
    const muster = ground.launch(0, { GITHUB_WEBHOOK_SECRET: WEBHOOK_SECRET });
    await muster.ready();
    const sql = await ground.knownDatabase();
    await sql`
      insert into connections (id, workspace_id, source, via, account, state, connected_at)
      select gen_random_uuid(), id, 'github', 'token', 'torture', 'open', now() from workspaces`;
    const statuses = await send({ url: muster.url, seed, count });
    const stalls: number[] = [];
    const watch = setInterval(() => {
      const askedAt = performance.now();
      void statusOf(muster.port, '/healthz').then(() => stalls.push(performance.now() - askedAt));
    }, 100);
    await until(
      'all are handled',
      async () =>
        (await sql`select 1 from deliveries where processed_at is null and dead_at is null limit 1`).length === 0,
      { limitMs: 900_000, everyMs: 500 },
    );
    clearInterval(watch);
    const [kept] =
      await sql`select count(*)::int as rows, count(dead_at)::int as dead from deliveries where source = 'github'`;
    const wrong = [...statuses].filter(([status]) => status !== 202);
    const slowest = Math.round(Math.max(0, ...stalls));
    const figures: Figure[] = [
      holds('answered 202', `${statuses.get(202) ?? 0}/${count}, others ${JSON.stringify(wrong)}`, wrong.length === 0),
      holds('kept once each', `${kept?.rows}/${count}`, kept?.rows === count),
      holds('given up', String(kept?.dead), kept?.dead === 0),
      holds('the process lives', muster.isAlive() ? 'yes' : 'no', muster.isAlive()),
      shown(`slowest /healthz while they were handled (${STALL_MS} ms on an idle machine)`, `${slowest} ms`),
    ];
    return figures;
  } finally {
    await ground.close();
  }
};

async function send({ url, seed, count }: { url: string; seed: number; count: number }): Promise<Map<number, number>> {
  const dice = createDice(seed);
  const examples = listWebhookExamples();
  const statuses = new Map<number, number>();
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < count; n = next++) {
      const { event, payload } = dice.pick(examples as [WebhookExample, ...WebhookExample[]]);
      let json: unknown = structuredClone(payload);
      for (let times = dice.between(1, 4); times > 0; times -= 1)
        json = mutateJson(json, dice.between(0, 1_000_000), dice.pick(HOSTILE_VALUES as [unknown, ...unknown[]]));
      const { status } = await sendWebhook(
        url,
        webhook(WEBHOOK_SECRET, { event, payload: json, deliveryId: `t-${n}` }),
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return statuses;
}
