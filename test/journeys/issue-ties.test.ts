import { beforeEach, describe, expect, it } from 'vitest';
import type { SentHook } from '../fakes/jira/send-hooks.ts';
import { howOften } from '../support/how-often.ts';
import { localTracker } from '../support/local-tracker.ts';
import type { Persona } from '../support/persona.ts';
import { makeTeam, setTaskSettings } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const START = '2026-11-25T09:00:00Z';
const MINUTE_MS = 60_000;
const EDITS = howOften(20, 100);

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

  it(`don’t echo over ${EDITS} alternating edits, told twice, and what Muster did itself told late`, async () => {
    await ana.command('/task', 'jira T-1 ABC-1');
    await settled();
    const { hooks } = tracker.jira;
    hooks.hold();
    const late: SentHook[] = [];
    const pump = async () => {
      await muster.settled();
      for (const hook of hooks.takeHeld()) {
        if (hook.body.includes('"displayName":"Muster"')) late.push(hook);
        else for (const one of [hook, again(hook, 'b')]) await hooks.send(one);
      }
      // The echo of three moves ago, twice.
      const echo = late.length > 3 ? late.shift() : undefined;
      if (echo !== undefined) for (const one of [echo, again(echo, 'b')]) await hooks.send(one);
      await muster.settled();
    };
    let wanted = 0;
    for (let n = 0; n < EDITS; n += 1) {
      pass();
      if (n % 2 === 0) {
        const verb = { assigned: 'start', in_progress: 'done' }[(await stage()) ?? ''] ?? 'reopen';
        await ana.command('/task', `${verb} T-1`);
      } else {
        const present = world().get('ABC-1').status.name;
        // Of a task that is done the way back is two moves: it is opened again, and started.
        wanted += present === 'Done' ? 2 : 1;
        world().move('ABC-1', present === 'In Progress' ? 'Done' : 'In Progress');
      }
      await pump();
    }
    for (const hook of late) await hooks.send(hook);
    await muster.settled();
    const { log, status } = world().get('ABC-1');
    expect(hooks.takeHeld()).toEqual([]);
    expect(log.filter(({ by }) => by.name !== 'Muster')).toHaveLength(EDITS / 2);
    expect(movedByMuster('ABC-1')).toBe(EDITS / 2);
    expect(await movesOfTask()).toEqual({ byPeople: EDITS / 2, byRule: wanted });
    const together = { 'In Progress': 'in_progress', Done: 'completed', 'To Do': 'assigned' };
    expect(await stage()).toBe(together[status.name as keyof typeof together]);
  }, 240_000);

  it('say on the card what Jira doesn’t allow, ask somebody, and find together again', async () => {
    await ana.command('/task', 'jira T-1 ABC-1');
    await settled();
    world().closedWays.add('To Do → In Progress').add('To Do → In Review');
    pass();
    await ana.command('/task', 'start T-1');
    await settled();
    expect(card()).toContain('Jira has no step from To Do to a status that is in progress');
    expect(movedByMuster('ABC-1')).toBe(0);
    const open = () => muster.store.sql`select cause from escalations where resolved_at is null`;
    expect(await open()).toEqual([{ cause: 'sync-conflict' }]);
    pass();
    world().move('ABC-1', 'Done');
    await settled();
    expect(await stage()).toBe('completed');
    expect(card()).not.toContain('no step');
    expect(await open()).toEqual([]);
  });

  it('are proposed by their words, tied by nobody but people, and one to one', async () => {
    world().create({ summary: 'As in T-1' });
    await settled();
    expect(card()).toContain('ABC-2');
    expect(card()).toContain('the same work?');
    pass();
    world().move('ABC-2', 'Done');
    await settled();
    expect(await stage()).toBe('assigned');
    expect((await ana.command('/task', 'jira T-1 ABC-1')).text).toContain('are tied');
    expect((await ana.command('/task', 'T-1 jira ABC-2')).text).toContain('tied to another already');
    expect((await ana.command('/task', 'jira T-1')).text).toContain('is tied to');
    await settled();
    expect(card()).not.toContain('ABC-2');
    expect((await ana.command('/task', 'jira T-1 off')).text).toContain('aren’t tied any more');
    pass();
    world().move('ABC-1', 'Done');
    await settled();
    expect(await stage()).toBe('assigned');
    expect((await muster.as('U0SAM').command('/task', 'jira T-1 ABC-1')).text).toContain('can edit T-1');
    expect((await ana.command('/task', 'jira T-1 NOPE-1')).text).toContain('I don’t know NOPE-1');
  });

  it('keep a sign-off: done in Jira asks for it, and sent back here moves the issue back', async () => {
    const mira = muster.as('U0MIRA');
    await makeTeam(muster, { lead: 'U0MIRA', members: ['U0ANA'] });
    await setTaskSettings(muster, 'U0MIRA', { signOff: true });
    await ana.command('/task', 'jira T-1 ABC-1');
    await settled();
    pass();
    await ana.command('/task', 'start T-1');
    await settled();
    pass();
    world().move('ABC-1', 'Done');
    await settled();
    expect(await stage()).toBe('in_progress');
    expect(card()).toContain('waits for <@U0MIRA> to accept it');
    expect(world().get('ABC-1').status.name).toBe('Done');
    pass();
    await mira.press('Send back', mira.lastMessage());
    await mira.submit({ reason: 'No test' });
    await settled();
    expect(world().get('ABC-1').status.name).toBe('In Progress');
    pass();
    await ana.command('/task', 'done T-1');
    await settled();
    expect(world().get('ABC-1').status.name).toBe('In Progress');
    pass();
    await mira.press('Accept', mira.lastMessage());
    await settled();
    expect([await stage(), world().get('ABC-1').status.name]).toEqual(['completed', 'Done']);
  });

  it('are moved once when Jira answers a move and then nothing more', async () => {
    await ana.command('/task', 'jira T-1 ABC-1');
    await settled();
    const { world: there, troubles } = tracker.jira;
    there.listeners.push((told) => {
      if ('by' in told && told.by.name === 'Muster') troubles.push({ path: /^GET .*\/issue\/\d+$/, status: 502 });
    });
    pass();
    await ana.command('/task', 'start T-1');
    await settled();
    await muster.advanceTo(new Date(now + 3_600_000).toISOString());
    await settled();
    expect(movedByMuster('ABC-1')).toBe(1);
    expect(there.get('ABC-1').status.name).toBe('In Progress');
    expect(card()).toContain('In Progress');
  });

  it('stay as they are when the issue is deleted, and the card says so', async () => {
    await ana.command('/task', 'jira T-1 ABC-1');
    await settled();
    pass();
    world().remove('ABC-1');
    await settled();
    expect(card()).toContain('deleted in Jira');
    expect(await stage()).toBe('assigned');
  });
});

/** The same webhook under another name: nobody but its content tells that it is known. */
function again(hook: SentHook, name: string): SentHook {
  const id = `${hook.headers['x-atlassian-webhook-identifier']}-${name}`;
  return { ...hook, headers: { ...hook.headers, 'x-atlassian-webhook-identifier': id } };
}
