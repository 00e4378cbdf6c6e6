import { describe, expect, it } from 'vitest';
import { eventCallback, slashCommand } from '../../fakes/slack/requests.ts';
import { company } from './stage/company.ts';
import { type Muster, SIGNING_SECRET } from './stage/muster.ts';

const CANARIES = {
  bot: 'xoxb-canarybot-1122334455',
  app: 'xapp-canaryapp-1122334455',
  password: 'canary/pass word&1122',
  secret: 'canarysecret0123456789abcdef0011',
};
const there = company({ workspace: { botToken: CANARIES.bot, appToken: CANARIES.app } });

/** Any form in which a secret could leak: as it is, encoded for an address, inside JSON. */
const MARKS = ['canarybot', 'canaryapp', 'canarysecret', 'pass word&1122', encodeURIComponent(CANARIES.password)];

describe('the secrets of an installation', () => {
  it('stand in no log line, answer, figure or row after success, refusal, crash and trouble, at debug level', async () => {
    const { host, port, user, database } = there.line.address;
    const muster = await there.openKnown({
      DATABASE_URL: `postgres://${user}:${encodeURIComponent(CANARIES.password)}@${host}:${port}/${database}`,
      SLACK_BOT_TOKEN: CANARIES.bot,
      SLACK_APP_TOKEN: CANARIES.app,
      SLACK_SIGNING_SECRET: `${SIGNING_SECRET},${CANARIES.secret}`,
      LOG_LEVEL: 'debug',
    });
    const said: string[] = [];
    const type = async (text: string, as = 'U0MIRA') => said.push((await muster.type(text, { as })).text);

    await type('Fix the login page <@U0ANA|ana>');
    await type('done T-9');
    await type('Fix the login page', 'U0GUEST');
    const signed = slashCommand({ secret: CANARIES.secret }, { command: '/task', text: 'list' });
    said.push((await muster.send(signed)).text);
    said.push((await muster.send({ ...signed, body: `${signed.body}&x=1` })).text);
    for (const word of [`invalid_${CANARIES.bot}`, CANARIES.bot, 'invalid_blocks', 'invalid_auth'])
      await withTrouble(muster, { kind: 'error', error: word });
    await withTrouble(muster, { kind: 'status', status: 500 });
    await withTrouble(muster, { kind: 'cut' });
    await there.sql`alter table tasks rename to tasks_elsewhere`;
    await type('Feed the cat');
    await there.sql`alter table tasks_elsewhere rename to tasks`;
    there.line.cut();
    await type('Feed the dog');
    for (const path of ['/healthz', '/readyz', '/nothing', '/metrics']) said.push((await muster.get(path)).body);
    said.push(await muster.metrics());
    there.line.heal();
    await expect.poll(async () => (await muster.type('Feed the bird')).text, { timeout: 10_000 }).toContain('T-');
    await muster.app.settle();
    said.push(await muster.metrics());

    const events = new Set(muster.lines.map((line) => JSON.parse(line).event));
    for (const event of ['slack.failed', 'slack.refused', 'slack.unavailable', 'slack.refused-request', 'outbox.held'])
      expect([...events], event).toContain(event);
    expect(said.some((text) => text.includes('tell whoever runs Muster this code'))).toBe(true);
    const places = { log: muster.lines, answers: said, rows: await everyRow() };
    for (const [place, texts] of Object.entries(places))
      expect(
        texts.filter((text) => MARKS.some((mark) => text.includes(mark))),
        place,
      ).toEqual([]);
    console.log(
      `canaries found: 0 in ${muster.lines.length} log lines, ${said.length} answers, ${places.rows.length} rows`,
    );
  });
});

/** One command whose card meets this trouble, and a Home that can't be drawn. */
async function withTrouble(
  muster: Muster,
  trouble: Parameters<typeof there.slack.addFault>[0]['trouble'],
): Promise<void> {
  const faults = ['chat.postMessage', 'views.publish', 'views.open'].map((method) =>
    there.slack.addFault({ method, trouble }),
  );
  await muster.type(`Paint the fence <@U0ANA|ana>`);
  await muster.type('');
  const event = { type: 'app_home_opened', user: 'U0MIRA', tab: 'home' };
  await muster.send(eventCallback({ secret: SIGNING_SECRET }, { event }));
  await muster.app.settle();
  for (const fault of faults) there.slack.removeFault(fault);
}

async function everyRow(): Promise<string[]> {
  const tables = await there.sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`;
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await there.sql.unsafe(`select to_jsonb(t)::text as row from ${name} t`);
    rows.push(...found.map(({ row }) => `${name} ${row}`));
  }
  return rows;
}
