import type { Sql } from 'postgres';
import { type SlackRequest, slashCommand } from '../fakes/slack/requests.ts';
import { createDriver, type Driver } from './stage/driver.ts';
import { type Figure, figuresOf, type Torture } from './stage/figures.ts';
import { openGround } from './stage/ground.ts';
import { loseReplies } from './stage/lose-replies.ts';
import { createMovableClock, type MovableClock } from './stage/movable-clock.ts';
import { SIGNING_SECRET } from './stage/muster.ts';
import { judgeRoom } from './stage/verdict.ts';
import { verdictFigures } from './stage/verdict-figures.ts';
import { pause, until } from './stage/wait.ts';
import { inventTeams, peopleOf } from './stage/workspaces.ts';

const NAME = 'clock';
const { holds, shown, zero } = figuresOf(NAME);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ENV = { OUTBOX_READBACK_MS: '1000', LEASE_MS: '1000' };

/**
 * The machine's clock jumps back and ahead while people type and answers of Slack get lost. Slack's own clock stays
 * right, as it would. Then the tasks' reminders and dates come, and the clock jumps across each of them again.
 */
export const clock: Torture = async ({ short }) => {
  const teams = inventTeams({ teams: 1, peopleEach: short ? 8 : 30 });
  const users = teams[0]?.users ?? [];
  const ground = await openGround({
    env: ENV,
    slack: { strict: !short, anyTrigger: true, people: peopleOf(teams) },
  });
  const hands = createMovableClock(`${ground.logFile}.clock`);
  try {
    const muster = ground.launch(0, { MUSTER_CLOCK: hands.file });
    await muster.ready();
    const sql = await ground.knownDatabase();
    const lost = await loseReplies(ground.slack, 4);
    const driver = createDriver(users, { clock: hands.seconds, due: 'in 10 days' });
    const room: Room = { url: muster.url, hands, driver, sql, users };
    const signatures = await stepWhileTyping(
      room,
      short ? { everyMs: 300, ms: 2_000 } : { everyMs: 1_000, ms: 20_000 },
    );
    const meanwhile = await judgeRoom({ sql, slack: ground.slack, driver, limitMs: 300_000, now: hands.now });
    const reminders = await comeTo(room, 'tasks.remind-due');
    const dates = await comeTo(room, 'tasks.mark-overdue');
    const verdict = await judgeRoom({ sql, slack: ground.slack, driver, limitMs: 600_000, now: hands.now });
    return [
      shown('commands acknowledged, replies lost', `${driver.acknowledged.size}, ${await lost.count()}`),
      ...signatures,
      ...verdictFigures(NAME, meanwhile, '−1 h, +1 h, +1 day: '),
      holds('reminders came due, ran', `${reminders.due}, ${reminders.ran}`, reminders.due === reminders.ran),
      zero('tasks without a reminder', await countUnreminded(sql)),
      holds('dates came due, ran', `${dates.due}, ${dates.ran}`, dates.due === dates.ran),
      ...verdictFigures(NAME, verdict, 'across reminders and dates: '),
    ];
  } finally {
    hands.remove();
    await ground.close();
  }
};

type Room = {
  readonly url: string;
  readonly hands: MovableClock;
  readonly driver: Driver;
  readonly sql: Sql;
  readonly users: readonly string[];
};

/** Ahead of the right time, one after the other; each step is judged by signatures of before and after. */
const STEPS = [-HOUR, 0, HOUR, HOUR + DAY] as const;

async function stepWhileTyping(room: Room, pace: { everyMs: number; ms: number }): Promise<Figure[]> {
  const { url, hands, driver } = room;
  let typing = true;
  const typed = driver.typeUntil(() => [url], { everyMs: pace.everyMs, enough: () => !typing });
  await pause(pace.ms);
  const seen = { accepted: 0, refused: 0, replayed: 0 };
  for (const offset of STEPS) {
    const before = command(room, 'from before');
    hands.set(offset);
    const now = command(room, 'from now');
    if ((await send(url, now)).includes('Created T-')) seen.accepted += 1;
    if ((await send(url, before)).startsWith('401')) seen.refused += 1;
    if (!(await send(url, now)).includes('Created T-')) seen.replayed += 1;
    await pause(pace.ms);
  }
  typing = false;
  await typed;
  const n = STEPS.length;
  const [titles] = await room.sql<{ now: number; before: number }[]>`
    select count(*) filter (where title = 'Water the plants from now')::int as now,
      count(*) filter (where title = 'Water the plants from before')::int as before from tasks`;
  return [
    holds('signed by the new clock: done', `${seen.accepted}/${n}`, seen.accepted === n),
    holds('signed by the old clock: refused', `${seen.refused}/${n}`, seen.refused === n && titles?.before === 0),
    holds('sent again: without effect', `${seen.replayed}/${n}`, seen.replayed === n && titles?.now === n),
  ];
}

function command({ hands, users }: Room, when: string): SlackRequest {
  const text = `Water the plants ${when} <@${users[1] ?? ''}|bo> in 10 days`;
  const signer = { secret: SIGNING_SECRET, timestamp: hands.seconds() };
  return slashCommand(signer, { command: '/task', text }, { userId: users[0] ?? '' });
}

async function send(url: string, { headers, body }: SlackRequest): Promise<string> {
  const answer = await fetch(`${url}/slack/events`, { method: 'POST', headers, body });
  return `${answer.status} ${await answer.text()}`;
}

/** Goes to the instant at which the last of these waits is due, and then an hour back and ahead again, twice. */
async function comeTo({ hands, sql }: Room, name: string): Promise<{ due: number; ran: number }> {
  const [waits] = await sql<{ due: number; lastMs: number | null }[]>`
    select (count(*) + (select count(*) from runs where name = ${name}))::int as due, (extract(epoch from max(next_run_at)) * 1000)::float8 as "lastMs"
    from schedules where name = ${name}`;
  const offset = (waits?.lastMs ?? Date.now()) + 1_000 - Date.now();
  const settled = () => until('what is due has run', async () => (await countUnrun(sql, name, hands.now())) === 0);
  hands.set(offset);
  await settled();
  for (const jump of [-HOUR, 0, -HOUR, 0]) {
    hands.set(offset + jump);
    await pause(2_000);
  }
  await settled();
  const [runs] = await sql<{ ran: number }[]>`select count(*)::int as ran from runs where name = ${name}`;
  return { due: waits?.due ?? 0, ran: runs?.ran ?? -1 };
}

async function countUnrun(sql: Sql, name: string, now: Date): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select ((select count(*) from schedules where name = ${name} and next_run_at <= ${now.toISOString()}::timestamptz)
      + (select count(*) from runs where name = ${name} and finished_at is null))::int as n`;
  return row?.n ?? -1;
}

async function countUnreminded(sql: Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from tasks t where not exists (
      select 1 from outbox where key like 'task-due:%' and split_part(key, ':', 2) = t.id::text)`;
  return row?.n ?? -1;
}
