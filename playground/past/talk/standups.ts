import type { Team } from '../../company.ts';
import type { TaskFact } from '../ledger.ts';
import { responsibleAt } from './about-tasks.ts';
import { standup } from './phrases.ts';
import { reply, say, type Talk } from './talk.ts';

/** Every Monday, and many a Thursday, a lead asks and the team answers in the thread what it is on. */
export function holdStandups(talk: Talk): void {
  const { needs } = talk;
  for (const team of needs.company.teams) {
    const lead = handleOf(talk, team.lead);
    const asked = new Set<string>();
    for (let time = needs.from + DAY_MS; time < needs.to; time += DAY_MS) {
      const at = needs.calendarOf(lead).nextWorking(time);
      const day = needs.calendarOf(lead).workingDay(at, 0);
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      if (asked.has(day) || !(weekday === 1 || (weekday === 4 && needs.dice.chance(0.4)))) continue;
      asked.add(day);
      holdOne(talk, { team, lead, after: needs.calendarOf(lead).dayEnd(at) - needs.dice.int(480, 520) * MINUTE_MS });
    }
  }
}

type Round = { readonly team: Team; readonly lead: string; readonly after: number };

function holdOne(talk: Talk, { team, lead, after }: Round): void {
  const { dice } = talk.needs;
  const root = say(talk, { after, by: lead, channelId: team.channelId, text: dice.pick(standup.opens) });
  if (root === null) return;
  for (const id of team.members) {
    const by = handleOf(talk, id);
    const answer = { by, channelId: team.channelId, inThreadOf: root.key, within: 150 };
    if (by !== lead || dice.chance(0.4)) reply(talk, root, { ...answer, text: (at) => reportOf(talk, by, at) });
  }
}

function reportOf({ needs }: Talk, by: string, at: number): string {
  const now = new Date(at).toISOString();
  const tasks = needs.told.tasks.filter((task) => isOpenAt(task, now) && responsibleAt(task, now) === by);
  const blocked = tasks.filter(({ blocks }) => blocks.some(({ said }) => said !== null && isDuring(said, now)));
  const doing = tasks.filter((task) => !blocked.includes(task) && task.startedAt !== null && task.startedAt <= now);
  const { dice } = needs;
  const report = doing.length === 0 ? dice.pick(standup.idle) : fill(dice.pick(standup.doing), doing);
  return blocked.length === 0 ? report : report + fill(dice.pick(standup.waiting), blocked);
}

function fill(text: string, tasks: readonly TaskFact[]): string {
  const names = tasks.slice(0, 3).map(({ number }) => `T-${number}`);
  return text.replace('{tasks}', names.join(names.length === 2 ? ' and ' : ', '));
}

function isOpenAt({ createdAt, completedAt, cancelledAt }: TaskFact, now: string): boolean {
  return createdAt < now && (completedAt ?? cancelledAt ?? 'later') > now;
}

function isDuring({ at, until }: { readonly at: string; readonly until: string | null }, now: string): boolean {
  return at <= now && (until ?? 'later') > now;
}

function handleOf({ needs }: Talk, id: string): string {
  return needs.company.people.find((person) => person.id === id)?.handle ?? '';
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
