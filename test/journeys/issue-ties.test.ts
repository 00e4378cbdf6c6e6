import { beforeEach, describe, expect, it } from 'vitest';
import { localTracker } from '../support/local-tracker.ts';
import type { Persona } from '../support/persona.ts';
import { testApp } from '../support/test-app.ts';

const START = '2026-11-25T09:00:00Z';
const MINUTE_MS = 60_000;

/** Wednesday 25 November 2026, 10:00 in Berlin. Ana does T-1; Mira answers for it. Jira's clock runs with ours. */
describe('a task and a Jira issue', () => {
  let now = Date.parse(START);
  const tracker = localTracker({ now: () => now });
  const muster = testApp({ start: START, env: tracker.env });
  let ana: Persona;
  const card = () => ana.card('*T-1*').text;
  const world = () => tracker.jira.world;
  const settled = () => tracker.settled(muster);
  const pass = () => {
    now += MINUTE_MS;
    muster.clock.set(new Date(now).toISOString());
  };
  const stage = async () => {
    const [row] = await muster.store.sql<{ status: string }[]>`select status from tasks where number = 1`;
    return row?.status;
  };
  const movedByMuster = (key: string) =>
    world()
      .get(key)
      .log.filter(({ by }) => by.name === 'Muster').length;
  const movesOfTask = async () => {
    const rows = await muster.store.sql<{ kind: string }[]>`
      select actor_kind as kind from history where subject_kind = 'task' and before ->> 'status' <> after ->> 'status'`;
    return {
      byPeople: rows.filter(({ kind }) => kind === 'person').length,
      byRule: rows.filter(({ kind }) => kind === 'rule').length,
    };
  };

  beforeEach(async () => {
    now = Date.parse(START);
    ana = muster.as('U0ANA');
    for (const one of [ana, muster.as('U0MIRA')]) await one.command('/task', 'list');
    await tracker.connect(muster);
    await muster.as('U0MIRA').command('/task', 'Fix the login page <@U0ANA|ana>');
    world().create({ summary: 'Fix the login page' });
    await settled();
  });

  it('are tied by a command, shown on the card, and follow each other', async () => {
    expect((await ana.command('/task', 'jira T-1 ABC-1')).text).toContain('are tied');
    await settled();
    expect(card()).toContain('ABC-1');
    expect(card()).toContain('To Do');

    pass();
    await ana.command('/task', 'start T-1');
    await settled();
    expect(world().get('ABC-1').status.name).toBe('In Progress');
    expect(card()).toContain('In Progress');
    expect(world().get('ABC-1').properties.get('muster.origin')).toEqual({ mark: expect.stringMatching(/^muster:/) });

    pass();
    world().move('ABC-1', 'In Review');
    await settled();
    expect(await stage()).toBe('in_progress');
    expect(card()).toContain('In Review');

    pass();
    world().move('ABC-1', 'Done');
    await settled();
    expect(await stage()).toBe('completed');

    pass();
    await ana.command('/task', 'reopen T-1');
    await settled();
    expect(world().get('ABC-1').status.name).toBe('To Do');
    expect(movedByMuster('ABC-1')).toBe(2);
  });

  it('don’t echo over 100 alternating edits, each told twice and some late', async () => {
    await ana.command('/task', 'jira T-1 ABC-1');
    await settled();
    const inJira = ['In Progress', 'To Do', 'Done'];
    let [here, there] = [0, 0];
    for (let n = 0; n < 100; n += 1) {
      pass();
      if (n % 2 === 0) {
        const verb = { assigned: 'start', in_progress: 'done', completed: 'reopen' }[(await stage()) ?? ''] ?? 'start';
        await ana.command('/task', `${verb} T-1`);
        here += 1;
      } else {
        const present = world().get('ABC-1').status.name;
        const to = present === 'Done' ? 'In Progress' : present === 'In Progress' ? 'Done' : 'In Progress';
        expect(inJira).toContain(to);
        world().move('ABC-1', to);
        there += 1;
      }
      await settled();
    }
    expect([here, there]).toEqual([50, 50]);
    const log = world().get('ABC-1').log;
    expect(log.filter(({ by }) => by.name !== 'Muster')).toHaveLength(50);
    expect(movedByMuster('ABC-1')).toBeLessThanOrEqual(50);
    const { byPeople, byRule } = await movesOfTask();
    expect(byPeople).toBe(50);
    console.log({ byMusterInJira: movedByMuster('ABC-1'), byRule });
  }, 120_000);
});
