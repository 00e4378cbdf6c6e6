import type { Sql } from 'postgres';
import { instantOf } from '../../src/kit/zones.ts';
import { type Figure, figuresOf, type Torture } from './stage/figures.ts';
import { openGround } from './stage/ground.ts';
import { createMovableClock, type MovableClock } from './stage/movable-clock.ts';
import { openDms, seedCheckIns } from './stage/seed-check-ins.ts';
import { pause, until } from './stage/wait.ts';
import { inventTeams, peopleOf } from './stage/workspaces.ts';

const NAME = 'checkins';
const { holds, shown, zero } = figuresOf(NAME);
const ENV = { OUTBOX_READBACK_MS: '1000' };
const SKEW_MS = 120_000;
/** Tuesday to Thursday of a week without a change of the clocks. */
const DAYS = ['2027-01-12', '2027-01-13', '2027-01-14'];

/** Two Musters on one database, their clocks four minutes apart, ask everybody on three evenings. */
export const checkins: Torture = async ({ short }) => {
  const people = short ? 50 : 500;
  const teams = inventTeams({ teams: 1, peopleEach: people });
  const users = teams[0]?.users ?? [];
  const ground = await openGround({ env: ENV, slack: { strict: false, anyTrigger: true, people: peopleOf(teams) } });
  const clocks = [createMovableClock(`${ground.logFile}.ahead`), createMovableClock(`${ground.logFile}.behind`)];
  try {
    const show = (at: Date) => showTime(clocks, at);
    show(new Date(`${DAYS[0]}T08:00:00Z`));
    const musters = clocks.map((clock, n) => ground.launch(n, { MUSTER_CLOCK: clock.file }));
    for (const muster of musters) await muster.ready();
    const sql = await ground.knownDatabase();
    await until('everybody is known', async () => (await count(sql, "people where kind = 'member'")) >= people);
    await openDms(sql, ground.slack.control, users);
    await seedCheckIns(sql, users);
    await sql`update schedules set next_run_at = now() where name = 'eod.plan-people'`;
    await until(
      'everybody is planned',
      async () => (await count(sql, "schedules where name = 'eod.ask-person'")) === people,
    );
    for (const [evening, day] of DAYS.entries()) {
      await comeThrough(show, instantOf(day, '17:30', 'Europe/Berlin'));
      await deliver(sql, { show, from: instantOf(day, '17:34', 'Europe/Berlin'), wanted: people * (evening + 1) });
    }
    return await judge(sql, { keys: await ground.slack.control.keys(), people });
  } finally {
    for (const clock of clocks) clock.remove();
    await ground.close();
  }
};

/** One clock ahead of this instant, one behind. */
function showTime([ahead, behind]: readonly MovableClock[], at: Date): void {
  ahead?.set(at.getTime() + SKEW_MS - Date.now());
  behind?.set(at.getTime() - SKEW_MS - Date.now());
}

/** From before both clocks show the minute until both have shown it. */
async function comeThrough(show: (at: Date) => void, due: Date): Promise<void> {
  for (let ms = -180_000; ms <= 180_000; ms += 30_000) {
    show(new Date(due.getTime() + ms));
    await pause(1_200);
  }
}

type Delivering = { readonly show: (at: Date) => void; readonly from: Date; readonly wanted: number };

/** Slack's pace is kept by Muster's clocks, so they are moved on while there is something to send. */
async function deliver(sql: Sql, { show, from, wanted }: Delivering): Promise<void> {
  let at = from.getTime();
  const isThere = async () => {
    at += 15_000;
    show(new Date(at));
    return (await count(sql, "outbox where kind = 'eod.check-in-card' and state = 'sent'")) >= wanted;
  };
  await until(`${wanted} check-ins are delivered`, isThere, { limitMs: 600_000, everyMs: 1_000 });
}

type Seen = { readonly keys: Readonly<Record<string, number>>; readonly people: number };

async function judge(sql: Sql, { keys, people }: Seen): Promise<Figure[]> {
  const asked = Object.entries(keys).filter(([key]) => key.startsWith('eod:'));
  const posts = asked.reduce((sum, [, times]) => sum + times, 0);
  const reminders = Object.entries(keys).filter(([key]) => key.startsWith('eod-remind:'));
  const twice = Object.values(keys).filter((times) => times !== 1).length;
  const uneven = await count(
    sql,
    "(select person_id from eod_check_ins where state = 'asked' group by 1 having count(*) <> 3) as uneven",
  );
  return [
    holds(`direct messages of ${DAYS.length} ticks to ${people} people`, String(posts), posts === DAYS.length * people),
    zero('people not asked three times', uneven),
    zero('messages posted more than once', twice),
    shown('reminders among them', String(reminders.length)),
    zero('skipped', await count(sql, "eod_check_ins where state = 'skipped'")),
    zero('people without a next check-in', people - (await count(sql, "schedules where name = 'eod.ask-person'"))),
  ];
}

async function count(sql: Sql, from: string): Promise<number> {
  const [row] = await sql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${from}`);
  return row?.n ?? -1;
}
