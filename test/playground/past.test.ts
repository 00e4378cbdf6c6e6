import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { channels, directId, people, personId, teams } from '../../playground/company.ts';
import { asSlackText } from '../../playground/deeds/words.ts';
import { commandText } from '../../playground/past/living/commands.ts';
import { numbersTaken, type PlannedDeed } from '../../playground/past/planned-deed.ts';
import { daysAfter, PAST_DAYS, presentOf } from '../../playground/past/span.ts';
import { mobileTitles } from '../../playground/past/words/mobile-titles.ts';
import { platformTitles } from '../../playground/past/words/platform-titles.ts';
import { faultTitles } from '../../playground/past/words/reported-titles.ts';
import { leadershipTitles, partTitles, smallTitles } from '../../playground/past/words/shared-titles.ts';
import { sprintTitles } from '../../playground/past/words/sprint-titles.ts';
import { webTitles } from '../../playground/past/words/web-titles.ts';
import { readIdeas } from '../../playground/past/work/backlog.ts';
import { type Past, writePast } from '../../playground/past/write-past.ts';
import { parseTaskText } from '../../src/features/tasks/domain/parse-task-text.ts';

const to = new Date('2026-11-20T14:10:00Z');
const write = (seed: number, days = PAST_DAYS): Past =>
  writePast({ seed, from: daysAfter(to, -days), to, company: { people, teams, channels } });

const pasts = [20, 21, 22].map((seed) => ({ seed, ...write(seed) }));

describe('the past of a seed', () => {
  it('is the same byte for byte whenever it is written', () => {
    expect(hashOf(write(20))).toBe(hashOf(write(20)));
  });

  it('is another one for another seed', () => {
    expect(new Set(pasts.map(({ seed: _, ...past }) => hashOf(past))).size).toBe(pasts.length);
  });
});

describe('the past everybody meets', () => {
  it('has six closed sprints and an open one', () => {
    expect(write(20).deeds.filter(({ deed }) => deed.kind === 'close-sprint')).toHaveLength(6);
  });
});

describe.each(pasts)('the past of seed $seed', ({ deeds, ledger }) => {
  it('has the size of a company that came to Muster in this quarter', () => {
    const said = deeds.filter(({ deed }) => deed.kind === 'say');
    expect(ledger.tasks.length).toBeGreaterThanOrEqual(90);
    expect(ledger.tasks.length).toBeLessThanOrEqual(155);
    expect(deeds.length - said.length).toBeGreaterThanOrEqual(260);
    // Each costs whoever waits for the first start some ten milliseconds.
    expect(deeds.length - said.length).toBeLessThanOrEqual(430);
    expect(said.length).toBeGreaterThan(500);
  });

  it('tells of tasks in each of its weeks, and mostly of the last two', () => {
    const ages = deeds.flatMap(({ at, deed }) => (deed.kind === 'say' ? [] : [hours(at, ledger.to) / 24]));
    expect(new Set(ages.map((days) => Math.floor(days / 7))).size).toBe(Math.ceil(PAST_DAYS / 7));
    expect(ages.filter((days) => days <= 14).length).toBeGreaterThan(ages.length / 3);
  });

  it('has a deed of every kind', () => {
    expect([...new Set(deeds.map(({ deed }) => deed.kind))].sort()).toEqual([
      ...[
        'block',
        'close-sprint',
        'connect-jira',
        'create',
        'create-from-message',
        'go-away',
        'hand-over',
        'join-sprint',
        'make-team',
      ],
      ...['move', 'not-me', 'open-sprint', 'own-board', 'plan-sprint', 'postpone', 'say', 'set-working-time', 'split'],
      ...['start-check-ins', 'start-sign-off', 'tie'],
    ]);
  });

  it('happens in order, between its ends, and in everybody’s own working hours', () => {
    const instants = deeds.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted());
    expect(instants.every((at) => at >= ledger.from && at < ledger.to)).toBe(true);
    expect(deeds.filter((deed) => !isAtWork(deed, ledger))).toEqual([]);
  });

  it('has one person away at its present, who has told Muster so in time', () => {
    const away = ledger.people.filter(({ absences }) => absences.some(({ told }) => told));
    expect(away).toHaveLength(1);
    const [absence] = away[0]?.absences.filter(({ told }) => told) ?? [];
    const leaving = deeds.filter(({ deed }) => deed.kind === 'go-away');
    expect(leaving.map(({ by }) => by)).toEqual(away.map(({ handle }) => handle));
    expect(leaving[0]?.deed).toMatchObject({ from: absence?.from, to: absence?.to });
    expect((leaving[0]?.at ?? '') < (absence?.from ?? '')).toBe(true);
    expect([absence?.from === ledger.to.slice(0, 10), (absence?.to ?? '') > ledger.to.slice(0, 10)]).toEqual([
      true,
      true,
    ]);
  });

  it('has a team with closed sprints of two weeks and an open one, each opened with points in it', () => {
    const points = new Map(ledger.tasks.map((task) => [task.number, task.points ?? 0]));
    const planned = deeds.flatMap(({ deed }) => (deed.kind === 'plan-sprint' ? [deed] : []));
    // Where the lead was away the one before went on.
    expect(planned.length).toBeGreaterThanOrEqual(6);
    expect(planned.map(({ name }) => name)).toEqual(planned.map((_, at) => `Sprint ${at + 1}`));
    for (const { tasks, startsOn, endsOn } of planned) {
      expect(tasks.reduce((sum, number) => sum + (points.get(number) ?? 0), 0)).toBeGreaterThan(5);
      expect(hours(startsOn, endsOn)).toBe(13 * 24);
    }
    const turned = deeds.flatMap(({ at, deed }) =>
      deed.kind === 'open-sprint' || deed.kind === 'close-sprint' ? [{ at, said: `${deed.kind} ${deed.name}` }] : [],
    );
    expect(turned.map(({ said }) => said)).toEqual(
      planned.flatMap(({ name }, at) => [
        ...(at === 0 ? [] : [`close-sprint ${planned[at - 1]?.name}`]),
        `open-sprint ${name}`,
      ]),
    );
    expect(hours(turned.at(-1)?.at ?? '', ledger.to) / 24).toBeGreaterThan(2);
  });

  it('begins its check-ins with the present', () => {
    const starts = deeds.filter(({ deed }) => deed.kind === 'start-check-ins' || deed.kind === 'start-sign-off');
    expect(starts).toHaveLength(4);
    expect(starts.filter(({ at }) => hours(at, ledger.to) > 0.25)).toEqual([]);
  });

  it('lets people speak only where they are members, and Muster hear of nobody but members', () => {
    expect(deeds.filter(({ by, deed }) => 'channelId' in deed && !isIn(by, deed.channelId))).toEqual([]);
    const guests = people.filter(({ kind }) => kind === 'guest').map(({ handle }) => handle);
    expect(deeds.filter(({ by, deed }) => deed.kind !== 'say' && guests.includes(by))).toEqual([]);
    expect(ledger.tasks.filter(({ responsible }) => guests.includes(responsible))).toEqual([]);
  });

  it('gives every task a title of its own, and numbers by order of creation', () => {
    const titles = ledger.tasks.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(deeds.flatMap(({ deed }) => numbersTaken(deed))).toEqual(ledger.tasks.map(({ number }) => number));
  });

  it('types commands that Muster reads as they are meant', () => {
    for (const { at, by, deed } of deeds) {
      if (deed.kind !== 'create') continue;
      const { timeZone, locale } = personOf(by);
      const read = parseTaskText(asSlackText(commandText(deed, by)), { now: new Date(at), timeZone, locale });
      expect(read).toMatchObject({
        ...{ kind: 'create', title: deed.title, points: deed.points, warnings: [], didYouMean: null },
        ...{ unresolvedMention: null, due: deed.dueOn === null ? null : { on: deed.dueOn } },
        ...{ mentionedUserId: deed.responsible === by ? null : personId(deed.responsible) },
        priority: deed.priority === 'normal' ? null : deed.priority,
      });
    }
  });

  it('blocks for an hour to nine days, says so later than it is true, and sometimes never', () => {
    const blocks = ledger.tasks.flatMap((task) => task.blocks);
    const ended = blocks.flatMap(({ said }) =>
      said === null || said.until === null ? [] : [hours(said.at, said.until)],
    );
    expect(Math.min(...ended)).toBeGreaterThanOrEqual(0.25);
    expect(Math.max(...ended)).toBeLessThanOrEqual(9.5 * 24);
    expect(blocks.every(({ said, really }) => said === null || said.at >= really.since)).toBe(true);
    expect(
      blocks.filter(({ said, really }) => said !== null && hours(really.since, said.at) >= 4).length,
    ).toBeGreaterThan(2);
    expect(blocks.filter(({ said }) => said === null).length).toBeGreaterThan(1);
    expect(new Set(blocks.map(({ really }) => really.by.kind))).toEqual(
      new Set(['person', 'task', 'outside', 'tools']),
    );
  });

  it('has completions on time and late, reopened, cancelled, handed over, declined and split tasks', () => {
    const done = ledger.tasks.filter(({ completedAt, dueOn }) => completedAt !== null && dueOn !== null);
    const late = done.filter(({ completedAt, dueOn }) => (completedAt ?? '').slice(0, 10) > (dueOn ?? ''));
    expect(late.length).toBeGreaterThan(5);
    expect(late.length).toBeLessThan(done.length / 2);
    expect(ledger.tasks.filter(({ reopenings }) => reopenings.length > 0).length).toBeGreaterThan(4);
    expect(ledger.tasks.filter(({ status }) => status === 'cancelled').length).toBeGreaterThan(0);
    const kinds = ledger.tasks.flatMap(({ handOvers }) => handOvers.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['hand-over', 'not-me']));
    expect(ledger.tasks.filter(({ parent }) => parent !== null).length).toBeGreaterThan(2);
    expect(ledger.tasks.filter(({ doneBy, responsible }) => doneBy !== responsible).length).toBeGreaterThan(0);
  });

  it('ends in a present with something blocked for hours and for days, overdue and due today', () => {
    const blocked = ledger.tasks.filter(({ status }) => status === 'blocked').flatMap((task) => task.blocks.slice(-1));
    const since = blocked.map(({ said }) => hours(said?.at ?? '', ledger.to));
    expect(since.some((age) => age > 2.5 && age < 8)).toBe(true);
    expect(since.some((age) => age > 40 && age < 80)).toBe(true);
    expect(since.some((age) => age > 5 * 24 && age < 9 * 24)).toBe(true);
    const today = ledger.to.slice(0, 10);
    const open = ledger.tasks.filter(({ status }) => status !== 'completed' && status !== 'cancelled');
    expect(open.filter(({ dueOn }) => dueOn !== null && dueOn < today).length).toBeGreaterThan(1);
    expect(open.filter(({ dueOn }) => dueOn === today).length).toBeGreaterThan(1);
    expect(open.length).toBeGreaterThan(15);
  });

  it('speaks of tasks that exist', () => {
    const numbers = new Set(ledger.tasks.map(({ number }) => number));
    const spoken = deeds.flatMap(({ deed }) => (deed.kind === 'say' ? [...deed.text.matchAll(/\bT-(\d+)\b/g)] : []));
    expect(spoken.length).toBeGreaterThan(50);
    expect(spoken.filter(([, number]) => !numbers.has(Number(number)))).toEqual([]);
  });
});

describe('every title', () => {
  const { timeZone, locale } = personOf('sam');
  const ideas = [platformTitles, webTitles, mobileTitles, leadershipTitles, sprintTitles]
    .concat(Object.values(smallTitles), Object.values(faultTitles), Object.values(partTitles))
    .flatMap((text) => readIdeas(text).map(({ title }) => title));

  it('is there once', () => {
    expect(ideas.length).toBeGreaterThan(240);
    expect(ideas.filter((title, at) => ideas.indexOf(title) !== at)).toEqual([]);
  });

  it.each([
    ['a person', 'ana', '2026-11-27'],
    ['a date', 'sam', '2026-11-27'],
    ['neither', 'sam', null],
  ])('stays whole before %s', (_, responsible, dueOn) => {
    for (const title of ideas) {
      const text = commandText({ task: 1, title, responsible, dueOn, points: 3, priority: 'high' }, 'sam');
      const read = parseTaskText(asSlackText(text), { now: to, timeZone, locale });
      expect(read).toMatchObject({ kind: 'create', title, points: 3, warnings: [], didYouMean: null });
    }
  });
});

describe('the present', () => {
  it.each([
    ['a Tuesday afternoon', '2026-11-17T16:00:00Z', '2026-11-17T14:10:00.000Z'],
    ['a Tuesday morning', '2026-11-17T08:00:00Z', '2026-11-16T14:10:00.000Z'],
    ['a Sunday', '2026-11-22T12:00:00Z', '2026-11-20T14:10:00.000Z'],
    ['Thanksgiving', '2026-11-26T20:00:00Z', '2026-11-25T14:10:00.000Z'],
    ['the second day of Christmas', '2026-12-26T20:00:00Z', '2026-12-24T14:10:00.000Z'],
  ])('of a world that is new on %s is a working day that has been', (_, now, present) => {
    expect(presentOf(new Date(now)).toISOString()).toBe(present);
  });

  it('is rich whatever day it falls on, also after a short past', () => {
    for (let days = 0; days < 7; days += 1) {
      const end = presentOf(daysAfter(to, days));
      for (const length of [10, PAST_DAYS]) {
        const company = { people, teams, channels };
        const { ledger } = writePast({ seed: days, from: daysAfter(end, -length), to: end, company });
        expect(ledger.tasks.filter(({ status }) => status === 'blocked').length).toBeGreaterThan(2);
      }
    }
  });
});

describe('the company', () => {
  it('gives everybody and every conversation an id of its own', () => {
    const ids = people.flatMap((one, at) => people.slice(at + 1).map((other) => directId(one.id, other.id)));
    const all = [...people.map(({ id }) => id), ...channels.map(({ id }) => id), ...ids];
    expect(new Set(all).size).toBe(all.length);
  });

  it('has teams whose people are members of their channels', () => {
    for (const team of teams) {
      expect(team.members).toContain(team.lead);
      expect(team.members.filter((id) => !isIn(handleOf(id), team.channelId))).toEqual([]);
    }
  });
});

function hashOf(past: Past): string {
  return createHash('sha256').update(JSON.stringify(past)).digest('hex');
}

function isAtWork({ at, by }: PlannedDeed, { people: facts }: Past['ledger']): boolean {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(personOf(by).timeZone);
  const day = local.toPlainDate().toString();
  const away = facts
    .find(({ handle }) => handle === by)
    ?.absences.some(({ from, to: end }) => day >= from && day <= end);
  return local.dayOfWeek <= 5 && local.hour >= 9 && local.hour < 18 && away !== true;
}

function isIn(by: string, channelId: string): boolean {
  const id = personId(by);
  const direct = people.some((other) => directId(id, other.id) === channelId);
  return direct || channels.some((channel) => channel.id === channelId && channel.members.includes(id));
}

function personOf(handle: string) {
  const person = people.find((one) => one.handle === handle);
  if (person === undefined) throw new Error(`nobody is called ${handle}`);
  return person;
}

function handleOf(id: string): string {
  return people.find((one) => one.id === id)?.handle ?? '';
}

function hours(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 3_600_000;
}
