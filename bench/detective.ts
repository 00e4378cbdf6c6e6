import type { Sql } from 'postgres';
import { surveyIds, writeAnswer } from '../src/features/pr-surveys/blocks/ids.ts';
import type { Answer } from '../src/features/pr-surveys/domain/answer.ts';
import type { InvitationId } from '../src/kit/ids.ts';
import { blockAction } from '../test/fakes/slack/requests.ts';
import { findServer } from '../test/torture/stage/database.ts';
import { SIGNING_SECRET, WEBHOOK_SECRET } from '../test/torture/stage/muster.ts';
import { openDms } from '../test/torture/stage/seed-check-ins.ts';
import {
  deliverUntilKept,
  inventMerges,
  type Merge,
  openAll,
  seedHost,
  tellMerge,
} from '../test/torture/stage/survey-host.ts';
import { pause, until } from '../test/torture/stage/wait.ts';
import { inventTeams } from '../test/torture/stage/workspaces.ts';
import { latencyOf } from './load/percentiles.ts';
import { cpuSeconds } from './measure/processes.ts';
import { type BenchResult, barred, shown } from './measure/report.ts';
import { openRoom, type Room } from './room.ts';
import { SECONDS } from './settings.ts';

const MERGES_PER_MINUTE = 50;
const MERGES = Math.ceil((SECONDS * MERGES_PER_MINUTE) / 60);
/** Of one person after another; below the 50 edits a minute that Slack lets an app make. */
const CLICKS_PER_MINUTE = 40;
const CLICKS = Math.ceil((SECONDS * CLICKS_PER_MINUTE) / 60);
/** Reviewers who answer in the same moment, as after a reminder. */
const RUSH = Math.min(30, MERGES);
/** Source of both bars: what issue 6 asks for. */
const DM_MS = 2_000;
const CLICK_MS = 300;

/** Two people are asked about each of 50 merges a minute, at Slack's pace, while they are at work; then they answer. */
export async function benchDetective(): Promise<BenchResult> {
  const teams = inventTeams({ teams: 1, peopleEach: MERGES * 2 });
  const users = teams[0]?.users ?? [];
  const room = await openRoom(teams);
  try {
    const muster = await room.start({ env: { GITHUB_WEBHOOK_SECRET: WEBHOOK_SECRET } });
    const sql = await room.database();
    await until('everybody is known', async () => (await count(sql, "people where kind = 'member'")) >= users.length);
    await openDms(sql, room.slack.control, users);
    await seedHost(sql, users);
    const merges = inventMerges(users, new Date());
    await openAll(sql, { url: muster.url, merges });
    const usedBefore = await usedSeconds(room, muster.pid);
    const sentAt = await tellAll(muster.url, merges);
    await until(
      'everybody is asked',
      async () =>
        (await count(sql, "outbox where kind = 'pr-surveys.card' and message_ts is not null")) === users.length,
      { limitMs: 120_000 },
    );
    const used = (await usedSeconds(room, muster.pid)) - usedBefore;
    const waits = await readWaits(sql, { merges, sentAt });
    const answers = await clickInTurn(room, { sql, url: muster.url });
    const rush = await clickAtOnce(room, { sql, url: muster.url });
    const [dm, click, together] = [latencyOf(waits.map(({ ms }) => ms)), latencyOf(answers), latencyOf(rush)];
    const opened = latencyOf(waits.map(({ openedMs }) => openedMs));
    return {
      name: 'detective',
      rows: [
        shown(`merges at ${MERGES_PER_MINUTE} a minute, survey DMs`, `${MERGES}, ${waits.length}`),
        barred('merge sent → survey DM sent: p95', `${dm.p95} ms`, `under ${DM_MS} ms`, dm.p95 < DM_MS),
        shown('the same: p50, max', `${dm.p50}, ${dm.max} ms`),
        shown('of it, merge sent → survey opened: p50, p95', `${opened.p50}, ${opened.p95} ms`),
        shown('processor time for each merge, database included', `${Math.round((used * 1_000) / MERGES)} ms`),
        barred(
          `click → answer shown, ${answers.length} clicks: p95`,
          `${click.p95} ms`,
          `under ${CLICK_MS} ms`,
          click.p95 < CLICK_MS,
        ),
        shown('the same: p50, max', `${click.p50}, ${click.max} ms`),
        // Slack lets an app edit about 50 messages a minute: a fifth at once, the others one after the other.
        shown(`${RUSH} people at once: p50, max`, `${together.p50}, ${together.max} ms`),
      ],
      data: { waits, answers, rush },
    };
  } finally {
    await room.close();
  }
}

/** @returns when each merge's webhook was sent, by its number */
async function tellAll(url: string, merges: readonly Merge[]): Promise<ReadonlyMap<number, number>> {
  const sentAt = new Map<number, number>();
  const origin = performance.now();
  const told = merges.map(async (merge, n) => {
    await pause(Math.max(0, origin + (n * 60_000) / MERGES_PER_MINUTE - performance.now()));
    const [reviewed, merged] = tellMerge(merge, new Date());
    if (reviewed === undefined || merged === undefined) throw new Error('nothing to tell');
    await deliverUntilKept(() => url, reviewed);
    sentAt.set(merge.number, Date.now());
    await deliverUntilKept(() => url, merged);
  });
  await Promise.all(told);
  return sentAt;
}

type Wait = { readonly ms: number; readonly openedMs: number };
type Told = { readonly merges: readonly Merge[]; readonly sentAt: ReadonlyMap<number, number> };

/** From the webhook leaving its sender to Slack having answered the post, each person's, in milliseconds. */
async function readWaits(sql: Sql, { merges, sentAt }: Told): Promise<readonly Wait[]> {
  const rows = await sql<{ user: string; sentMs: number; openedMs: number }[]>`
    select p.slack_user_id as "user", (extract(epoch from o.sent_at) * 1000)::float8 as "sentMs",
      (extract(epoch from o.enqueued_at) * 1000)::float8 as "openedMs"
    from outbox o join people p on p.id = o.person_id where o.kind = 'pr-surveys.card'`;
  return rows.flatMap(({ user, sentMs, openedMs }) => {
    const merge = merges.find(({ author, reviewer }) => user === author || user === reviewer);
    const from = sentAt.get(merge?.number ?? 0);
    return from === undefined ? [] : [{ ms: sentMs - from, openedMs: openedMs - from }];
  });
}

/** Processor time that Muster and its database have used so far. */
async function usedSeconds({ dataDir }: Room, pid: number): Promise<number> {
  const server = await findServer(dataDir);
  return cpuSeconds(pid) + (server === null ? 0 : cpuSeconds(server, true));
}

type Clicking = { readonly sql: Sql; readonly url: string };
type Asked = { readonly id: InvitationId; readonly user: string; readonly channel: string; readonly ts: string };

async function listAsked(sql: Sql, role: 'author' | 'reviewer', most: number): Promise<readonly Asked[]> {
  return sql<Asked[]>`
    select i.id::text as id, p.slack_user_id as "user", p.dm_channel_id as channel, o.message_ts as ts
    from survey_invitations i join people p on p.id = i.person_id
    join outbox o on o.person_id = p.id and o.kind = 'pr-surveys.card'
    where i.role = ${role} order by i.id limit ${most}`;
}

/** Authors answer one after the other. @returns from each click to what shows it, in milliseconds */
async function clickInTurn(room: Room, { sql, url }: Clicking): Promise<readonly number[]> {
  const waits: number[] = [];
  for (const asked of await listAsked(sql, 'author', CLICKS)) {
    const startedAt = performance.now();
    waits.push(await click(room, { url, asked, answer: { part: 'ai', value: 'yes' } }));
    await pause(Math.max(0, startedAt + 60_000 / CLICKS_PER_MINUTE - performance.now()));
  }
  return waits;
}

/** Reviewers rate all at once. */
async function clickAtOnce(room: Room, { sql, url }: Clicking): Promise<readonly number[]> {
  const all = await listAsked(sql, 'reviewer', RUSH);
  return Promise.all(all.map((asked) => click(room, { url, asked, answer: { part: 'quality', value: 3 } })));
}

type Click = { readonly url: string; readonly asked: Asked; readonly answer: Answer };

async function click(room: Room, { url, asked, answer }: Click): Promise<number> {
  const { id, user, channel, ts } = asked;
  const { control } = room.slack;
  const responseUrl = await control.newResponseUrl({ channel, user, messageTs: ts });
  const action = { actionId: surveyIds.answer.build(writeAnswer({ invitationId: id, answer })) };
  const signer = { secret: SIGNING_SECRET, timestamp: Math.floor(Date.now() / 1000) };
  const request = blockAction(signer, { action, message: { channelId: channel, ts }, responseUrl }, { userId: user });
  const before = await countShown(room, user);
  const startedAt = performance.now();
  await fetch(`${url}/slack/events`, { method: 'POST', ...request });
  const isShown = async () =>
    (await control.responses(responseUrl)).length > 0 || (await countShown(room, user)) > before;
  await until('the answer is shown', isShown, { everyMs: 10, limitMs: 120_000 });
  return performance.now() - startedAt;
}

/** How often the person's card changed. */
async function countShown({ slack }: Room, user: string): Promise<number> {
  return (await slack.control.directMessages(user)).at(-1)?.edits.length ?? 0;
}

async function count(sql: Sql, from: string): Promise<number> {
  const [row] = await sql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${from}`);
  return row?.n ?? -1;
}
