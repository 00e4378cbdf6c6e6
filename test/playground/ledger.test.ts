import { describe, expect, it } from 'vitest';
import { bot, channels, people, personId, teams } from '../../playground/company.ts';
import { asSlackText } from '../../playground/deeds/words.ts';
import type { Ledger, TaskFact } from '../../playground/past/ledger.ts';
import { liveThrough } from '../../playground/past/living/live-through.ts';
import type { PlannedDeed } from '../../playground/past/planned-deed.ts';
import { daysAfter } from '../../playground/past/span.ts';
import { writePast } from '../../playground/past/write-past.ts';
import { barePlayground, withDatabase } from './bare-playground.ts';

const DAYS = 10;
const to = new Date('2026-11-20T14:10:00Z');
const from = daysAfter(to, -DAYS);
const { deeds: planned, onJira, ledger } = writePast({ seed: 20, from, to, company: { people, teams, channels } });
const playground = barePlayground(from);

/** @param isOver asked before and after each deed */
function live(isOver: () => boolean) {
  const { deeds, slack, clock, jira } = playground.world;
  jira.tellPast(onJira);
  return liveThrough({
    ...{ deeds, slack, clock, jira, planned, from, to, isOver },
    onProgress: (day) => days.push(day),
  });
}
const days: number[] = [];

describe('ten days lived through, interrupted twice', () => {
  it('go on where they were, and Muster takes every deed', async () => {
    // Before a deed, and after one whose end nobody wrote down.
    for (const asked of [41, 96]) {
      let left = asked;
      expect(await live(() => left-- === 0)).toMatchObject({ complete: false, refused: [] });
      await playground.restart();
    }
    expect(await live(() => false)).toMatchObject({ complete: true, refused: [] });
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    expect(days.at(-1)).toBe(DAYS);
  }, 120_000);

  it('leave Muster with what the ledger says, nothing missing and nothing double', async () => {
    const held = await readTasks();
    expect(held.map(comparable)).toEqual(ledger.tasks.map(expected));
  });

  it('happened when the ledger says so', async () => {
    for (const task of await readTasks()) {
      const fact = ledger.tasks.find(({ number }) => number === task.number);
      expect.soft(minutesBetween(task.created_at, fact?.createdAt ?? null), task.title).toBeLessThan(TOLERANCE);
      expect.soft(minutesBetween(task.completed_at, fact?.completedAt ?? null), task.title).toBeLessThan(TOLERANCE);
      expect.soft(minutesBetween(task.cancelled_at, fact?.cancelledAt ?? null), task.title).toBeLessThan(TOLERANCE);
      expect.soft(minutesBetween(task.started_at, fact?.startedAt ?? null), task.title).toBeLessThan(TOLERANCE);
      expect.soft(minutesBetween(task.blocked_at, openBlock(fact)?.at ?? null), task.title).toBeLessThan(TOLERANCE);
    }
  });

  it('leave a company that checks in, signs off, keeps its holidays and is told who is away', async () => {
    const away = ledger.people.flatMap(({ handle, absences }) => (absences.some(({ told }) => told) ? [handle] : []));
    expect(away).toHaveLength(1);
    const habits = await readHabits();
    expect(habits).toEqual({
      checkingIn: teams.map(({ name }) => name).sort(),
      signingOff: ['Web'],
      away: away.map((handle) => `${personId(handle)} for whom ${personId('charlotte')} stands in`),
      regions: ['DE', 'IN', 'US'],
    });
  });

  it('fill the channels with what was planned, each message once, answers in their threads', () => {
    const { messages } = playground.world.slack;
    for (const { id } of channels) {
      const room = messages.room(id);
      // The open sprint's card is Muster's.
      const roots = room.between({ after: null, before: null }).filter(({ userId }) => userId !== bot.userId);
      const all = roots.flatMap((root) => [root, ...room.thread(root.ts)]);
      expect(all.map(({ userId, text }) => `${userId} ${text}`).sort()).toEqual(saidIn(planned, id).sort());
      expect(all.length - roots.length).toBe(planned.filter(({ deed }) => isAnswerIn(deed, id)).length);
    }
  });

  it('leave nothing open on anybody’s screen, and the clock at the present', () => {
    const { slack, clock } = playground.world;
    expect(people.filter(({ id }) => slack.views.modals(id).length > 0)).toEqual([]);
    const whispers = people.flatMap(({ id }) => channels.flatMap((channel) => slack.whispers.list(channel.id, id)));
    expect(whispers.map(({ text }) => text)).toEqual([]);
    expect(minutesBetween(clock.now(), to.toISOString())).toBeLessThan(TOLERANCE);
  });
});

/** In minutes: the clock runs on while a busy machine does a deed. */
const TOLERANCE = 3;

/** What the teams and people have set in Muster. */
function readHabits() {
  return withDatabase(playground, async (sql) => {
    const list = (rows: readonly { readonly word: string }[]) => rows.map(({ word }) => word);
    return {
      checkingIn: list(
        await sql`select t.name as word from eod_team_settings s join teams t on t.id = s.team_id
          where s.enabled order by 1`,
      ),
      signingOff: list(
        await sql`select t.name as word from task_team_settings s join teams t on t.id = s.team_id
          where s.sign_off order by 1`,
      ),
      away: list(
        await sql`select p.slack_user_id || ' for whom ' || d.slack_user_id || ' stands in' as word
          from absences a join people p on p.id = a.person_id join people d on d.id = p.deputy_person_id
          where a.until_at > ${to.toISOString()}`,
      ),
      regions: list(
        await sql`select holiday_region as word from teams where holiday_region is not null
          union select holiday_region from people where holiday_region is not null order by 1`,
      ),
    };
  });
}

type Row = {
  readonly number: number;
  readonly title: string;
  readonly status: string;
  readonly creator: string;
  readonly responsible: string;
  readonly accountable: string;
  readonly due_on: string | null;
  readonly points: number | null;
  readonly priority: string;
  readonly parent: number | null;
  readonly reason: string | null;
  readonly blocked_at: string | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly completed_at: Date | null;
  readonly cancelled_at: Date | null;
};

function readTasks(): Promise<readonly Row[]> {
  return withDatabase(
    playground,
    async (sql) => sql<Row[]>`
      select t.number, t.title, t.status, c.slack_user_id as creator, r.slack_user_id as responsible,
        a.slack_user_id as accountable, t.due_on::text, t.points, t.priority, p.number as parent,
        t.blocker ->> 'reason' as reason, t.blocker ->> 'blockedAt' as blocked_at,
        t.created_at, t.started_at, t.completed_at, t.cancelled_at
      from tasks t join people c on c.id = t.creator_id join people r on r.id = t.responsible_id
        join people a on a.id = t.accountable_id left join tasks p on p.id = t.parent_id
      order by t.number`,
  );
}

function comparable({ number, title, status, creator, responsible, accountable, ...row }: Row) {
  const { due_on: dueOn, points, priority, parent, reason } = row;
  return { ...{ number, title, status, creator, responsible, accountable }, dueOn, points, priority, parent, reason };
}

function expected(fact: Ledger['tasks'][number]): ReturnType<typeof comparable> {
  const { number, title, status, creator, responsible, accountable, dueOn, points, priority, parent } = fact;
  return {
    ...{ number, title, status, dueOn, points, priority, parent, reason: openBlock(fact)?.reason ?? null },
    ...{ creator: personId(creator), responsible: personId(responsible), accountable: personId(accountable) },
  };
}

function openBlock(fact: TaskFact | undefined) {
  return fact?.blocks.flatMap(({ said }) => said ?? []).find(({ until }) => until === null);
}

function minutesBetween(held: Date | string | null, told: string | null): number {
  if (held === null || told === null) return held === told ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(new Date(held).getTime() - Date.parse(told)) / 60_000;
}

function saidIn(deeds: readonly PlannedDeed[], channelId: string): string[] {
  return deeds.flatMap(({ by, deed }) =>
    deed.kind === 'say' && deed.channelId === channelId ? [`${personId(by)} ${asSlackText(deed.text)}`] : [],
  );
}

function isAnswerIn(deed: PlannedDeed['deed'], channelId: string): boolean {
  return deed.kind === 'say' && deed.channelId === channelId && deed.inThreadOf !== undefined;
}
