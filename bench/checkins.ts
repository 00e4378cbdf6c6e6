import type { Sql } from 'postgres';
import { localTime } from '../src/kit/zones.ts';
import { createMovableClock } from '../test/torture/stage/movable-clock.ts';
import { SIGNING_SECRET } from '../test/torture/stage/muster.ts';
import { openDms, seedCheckIns } from '../test/torture/stage/seed-check-ins.ts';
import { pause, until } from '../test/torture/stage/wait.ts';
import { inventTeams } from '../test/torture/stage/workspaces.ts';
import { round } from './load/percentiles.ts';
import type { PhaseResult } from './load/plan.ts';
import { runLoad } from './load/run-load.ts';
import { type BenchResult, barred, type Row, shown } from './measure/report.ts';
import { openRoom } from './room.ts';
import { SECONDS } from './settings.ts';

/** All due in one minute. `BENCH_SECONDS=20` tries it with a tenth of them. */
const PEOPLE = SECONDS >= 60 ? 2_000 : 200;
/** Source: Muster's own pacing under Slack's "several hundred a minute" and workspace. */
const POSTS_PER_MINUTE = 300;
const IDEAL_SECONDS = (PEOPLE / POSTS_PER_MINUTE) * 60;
/** Of eight other workspaces together: below what each may post, so that nobody's cards pile up. */
const COMMANDS_PER_SECOND = 20;
const ZONE = 'Europe/Berlin';
const MINUTE_MS = 60_000;
const WINDOW_MS = 90 * MINUTE_MS;

/** 2,000 people are asked in the same minute, while others go on working. */
export async function benchCheckIns(): Promise<BenchResult> {
  const [asking, ...others] = [
    ...inventTeams({ teams: 1, peopleEach: PEOPLE }),
    ...inventTeams({ teams: 9, peopleEach: 10 }).slice(1),
  ];
  if (asking === undefined) throw new Error('no team');
  const room = await openRoom([asking, ...others]);
  const clock = createMovableClock(`${room.logFile}.clock`);
  try {
    const muster = await room.start({ env: { MUSTER_CLOCK: clock.file } });
    await room.addTeams();
    const sql = await room.database();
    const due = await plan(sql, { users: asking.users, open: (users) => openDms(sql, room.slack.control, users) });
    const load = await runLoad({
      port: muster.port,
      secret: SIGNING_SECRET,
      teams: others,
      phases: [
        { name: 'calm', seconds: Math.max(5, Math.floor((due - Date.now()) / 1000) - 5), pace: steady },
        { name: 'asking', seconds: Math.ceil(IDEAL_SECONDS * 1.1) + 10, pace: steady },
      ],
      sockets: 16,
      socketsMax: 400,
      bodies: null,
      success: 'Created T-',
    });
    await until('everybody is asked', async () => (await readDelivery(sql)).sent === PEOPLE, { limitMs: 600_000 });
    const delivery = await readDelivery(sql);
    const runs = await readRuns(sql, due);
    clock.set(WINDOW_MS * 0.8 - (Date.now() - due) + 1_000);
    const windows = await readWindows(sql);
    return {
      name: 'checkins',
      rows: rowsOf(load.phases, { due, delivery, runs, windows }),
      data: { delivery, runs, windows, phases: load.phases },
    };
  } finally {
    clock.remove();
    await room.close();
  }
}

const steady = { kind: 'open', perSecond: COMMANDS_PER_SECOND } as const;

type Asking = { readonly users: readonly string[]; readonly open: (users: readonly string[]) => Promise<void> };

/** Everybody works round the clock and is due at the next full minute but one. @returns that instant */
async function plan(sql: Sql, { users, open }: Asking): Promise<number> {
  await until(
    'everybody is known',
    async () => ((await sql`select count(*)::int as n from people`)[0]?.n ?? 0) >= PEOPLE,
  );
  await open(users);
  const hours = { start: '00:00', end: '00:00', days: [1, 2, 3, 4, 5, 6, 7] };
  await sql`update people set working_hours = ${JSON.stringify(hours)}::text::jsonb`;
  const due = Math.ceil((Date.now() + 30_000) / MINUTE_MS) * MINUTE_MS;
  await seedCheckIns(sql, users, localTime(new Date(due), ZONE));
  await sql`update schedules set next_run_at = now() where name = 'eod.plan-people'`;
  const planned = () => sql`select count(*)::int as n from schedules where name = 'eod.ask-person'`;
  await until('everybody is planned', async () => ((await planned())[0]?.n ?? 0) === PEOPLE);
  return due;
}

type Delivery = { readonly sent: number; readonly lastMs: number };

async function readDelivery(sql: Sql): Promise<Delivery> {
  const [row] = await sql<Delivery[]>`
    select count(*) filter (where message_ts is not null)::int as sent,
      coalesce(extract(epoch from max(first_sent_at)) * 1000, 0)::float8 as "lastMs"
    from outbox where kind = 'eod.check-in-card'`;
  return row ?? { sent: 0, lastMs: 0 };
}

/** @returns runs of that very minute, and how long the last of them took to be done, in seconds */
async function readRuns(sql: Sql, due: number): Promise<{ readonly right: number; readonly doneSeconds: number }> {
  const at = new Date(due).toISOString();
  const [row] = await sql<{ right: number; doneMs: number }[]>`
    select count(*) filter (where due_at = ${at}::text::timestamptz and claimed_at < due_at + interval '1 minute')::int as right,
      coalesce(extract(epoch from max(finished_at)) * 1000, 0)::float8 as "doneMs"
    from runs where name = 'eod.ask-person'`;
  return { right: row?.right ?? 0, doneSeconds: round(((row?.doneMs ?? 0) - due) / 1000, 1) };
}

type Windows = { readonly right: number; readonly all: number };

/**
 * When four fifths of the first window are over: those reached later keep the rest of theirs, counted from the delivery.
 * The first are reminded now, by the hundred, which takes its time.
 */
async function readWindows(sql: Sql): Promise<Windows> {
  let seen = await countWindows(sql);
  for (let tries = 0; tries < 60 && seen.right < seen.all; tries += 1) {
    await pause(1_000);
    seen = await countWindows(sql);
  }
  return seen;
}

async function countWindows(sql: Sql): Promise<Windows> {
  const [row] = await sql<Windows[]>`
    select count(*)::int as all, count(*) filter (where c.reminded_at is not null
      or abs(extract(epoch from s.next_run_at - o.first_sent_at) - ${(WINDOW_MS * 0.8) / 1000}::int) < 2)::int as right
    from eod_check_ins c
    join outbox o on o.key = 'eod:' || c.id || ':1'
    left join schedules s on s.name = 'eod.remind-person' and s.key = c.id::text`;
  return row ?? { right: 0, all: 0 };
}

type Measured = {
  readonly due: number;
  readonly delivery: Delivery;
  readonly runs: Awaited<ReturnType<typeof readRuns>>;
  readonly windows: Windows;
};

function rowsOf(phases: readonly PhaseResult[], { due, delivery, runs, windows }: Measured): Row[] {
  const [calm, asking] = phases;
  if (calm === undefined || asking === undefined) throw new Error('nothing was measured');
  const seconds = round((delivery.lastMs - due) / 1000, 1);
  const ratio = round(seconds / IDEAL_SECONDS, 3);
  const failed = calm.errors + calm.shed + asking.errors + asking.shed;
  const { p50, p99, max } = asking.latency;
  return [
    barred('run rows of the right minute', `${runs.right} of ${PEOPLE}`, 'all', runs.right === PEOPLE),
    shown('the last of them done after', `${runs.doneSeconds} s`),
    barred('delivered', `${delivery.sent} of ${PEOPLE}`, 'all', delivery.sent === PEOPLE),
    shown('from the minute to the last delivery', `${seconds} s, ideal ${round(IDEAL_SECONDS, 1)} s`),
    barred('delivery ÷ ideal', `× ${ratio}`, '× 1.1 at most', ratio <= 1.1),
    barred('windows that run from the delivery', `${windows.right} of ${windows.all}`, 'all', windows.right === PEOPLE),
    shown(
      `commands of others, ${COMMANDS_PER_SECOND}/s, before: p50, p99`,
      `${calm.latency.p50}, ${calm.latency.p99} ms`,
    ),
    shown('the same while everybody is asked: p50, max', `${p50}, ${max} ms`),
    barred('p99 meanwhile', `${p99} ms`, 'under 50 ms', p99 < 50),
    barred('commands not done', String(failed), '0', failed === 0),
  ];
}
