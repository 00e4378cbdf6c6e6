import { beforeAll, describe, expect, it } from 'vitest';
import { personId, teams } from '../../playground/company.ts';
import type { JiraDeed } from '../../playground/jira/deed.ts';
import { readJiraAct } from '../../playground/jira/read-act.ts';
import { type LifeNeeds, liveThrough } from '../../playground/past/living/live-through.ts';
import type { PlannedDeed } from '../../playground/past/planned-deed.ts';
import { daysAfter } from '../../playground/past/span.ts';
import type { JiraShown } from '../../playground/web/jira-contract.ts';
import { barePlayground, withDatabase } from './bare-playground.ts';

const from = new Date('2026-11-20T09:30:00Z');
const at = (minutes: number) => new Date(from.getTime() + minutes * 60_000);
const [arjun, siying, maya] = [personId('arjun'), personId('siying'), personId('maya')];
const mobile = teams.find(({ name }) => name === 'Mobile')?.channelId ?? '';

const issue = (minutes: number, summary: string): JiraDeed => ({
  ...{ at: daysAfter(at(minutes), -3).toISOString(), by: arjun, kind: 'create' },
  ...{ summary, points: 3, sprint: 'Mobile 1', assignee: siying },
});
const inJira: readonly JiraDeed[] = [
  { at: daysAfter(from, -4).toISOString(), by: arjun, kind: 'plan-sprint', sprint: 'Mobile 1' },
  issue(0, 'Open the gate from the watch'),
  issue(1, 'Print a pass at the kiosk'),
  { at: daysAfter(at(5), -3).toISOString(), by: arjun, kind: 'start-sprint', sprint: 'Mobile 1' },
];

const task = (number: number, title: string, minutes: number): PlannedDeed => ({
  ...{ at: at(minutes).toISOString(), by: 'arjun' },
  deed: {
    ...{ kind: 'create', channelId: mobile, task: number, title, responsible: 'siying', points: 3 },
    ...{ dueOn: null, priority: 'normal' },
  },
});
const planned: readonly PlannedDeed[] = [
  { at: at(0).toISOString(), by: 'maya', deed: { kind: 'make-team', team: 'Mobile' } },
  task(1, 'Gate on the watch', 1),
  task(2, 'Pass at the kiosk', 2),
  { at: at(3).toISOString(), by: 'maya', deed: { kind: 'connect-jira' } },
  { at: at(4).toISOString(), by: 'arjun', deed: { kind: 'own-board' } },
  { at: at(5).toISOString(), by: 'arjun', deed: { kind: 'tie', task: 1, issue: 'MOB-1' } },
  { at: at(6).toISOString(), by: 'arjun', deed: { kind: 'tie', task: 2, issue: 'MOB-2' } },
];

describe('the company’s Jira', () => {
  const playground = barePlayground(from);
  const statuses = () =>
    withDatabase(playground, (sql) => sql<{ status: string }[]>`select status from tasks order by number`).then(
      (rows) => rows.map(({ status }) => status),
    );
  const board = async () => {
    const { columns } = await playground.look<JiraShown>('jira', { as: maya });
    return Object.fromEntries(
      columns.flatMap(({ status, issues }) => issues.map(({ key }) => [key, status] as const)).sort(),
    );
  };

  beforeAll(async () => {
    const { world } = playground;
    world.jira.tellPast(inJira);
    const needs: LifeNeeds = { ...world, planned, from, to: at(10), isOver: () => false, onProgress: () => {} };
    expect((await liveThrough(needs)).refused).toEqual([]);
  }, 60_000);

  it('is connected by a token in Home, and its sprint is read and the team’s', async () => {
    expect(await playground.look('jira', { as: maya })).toMatchObject({
      ...{ isConnected: true, sprint: { name: 'Mobile 1', points: 6, done: 0 } },
    });
    const sprints = await withDatabase(
      playground,
      (sql) => sql`select s.name, s.state, t.name as team from sprints s join teams t on t.id = s.team_id`,
    );
    expect(sprints.map((row) => ({ ...row }))).toEqual([{ name: 'Mobile 1', state: 'open', team: 'Mobile' }]);
  });

  it('moves a tied task with its issue, and an issue with its task', async () => {
    const act = { kind: 'move', issue: 'MOB-1', to: 'Done' };
    expect(await playground.act('jira', { as: siying, act })).toEqual({ notice: null });
    await playground.world.clock.settle();
    expect(await statuses()).toEqual(['completed', 'assigned']);

    await playground.world.deeds.say(siying, { channelId: mobile, text: '/task start T-2' });
    await playground.world.clock.settle();
    expect(await board()).toEqual({ 'MOB-1': 'Done', 'MOB-2': 'In Progress' });
    expect(await statuses()).toEqual(['completed', 'in_progress']);
  });

  it('shows what went to Muster and was taken', async () => {
    const { deliveries } = await playground.look<JiraShown>('jira', { as: maya });
    expect(deliveries.map(({ what }) => what)).toEqual(['issue_updated MOB-2', 'issue_updated MOB-1']);
    expect(deliveries.every(({ status }) => status !== null && status < 300)).toBe(true);
  });

  it('is the same after a restart, with Muster’s own moves, and still tells', async () => {
    await playground.restart();
    expect(await board()).toEqual({ 'MOB-1': 'Done', 'MOB-2': 'In Progress' });
    await playground.act('jira', { as: siying, act: { kind: 'move', issue: 'MOB-2', to: 'Done' } });
    await playground.world.clock.settle();
    expect(await statuses()).toEqual(['completed', 'completed']);
  }, 60_000);

  it('refuses what there isn’t', async () => {
    const move = (act: object) => playground.act('jira', { as: siying, act });
    expect(await move({ kind: 'move', issue: 'MOB-99', to: 'Done' })).toEqual({ notice: 'There is no MOB-99.' });
    expect(readJiraAct({ kind: 'move', issue: 'MOB-1', to: 'Elsewhere' })).toBeNull();
    expect(readJiraAct({ kind: 'estimate', issue: 'MOB-1', points: -1 })).toBeNull();
  });
});
