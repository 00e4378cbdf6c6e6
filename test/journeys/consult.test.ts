import { beforeEach, describe, expect, it } from 'vitest';
import { suspend } from '../support/overrides.ts';
import type { Persona } from '../support/persona.ts';
import { testApp } from '../support/test-app.ts';

/** Wednesday 25 November 2026: 10:00 in Berlin (Ana, Jonas, Mira), 14:30 in Kolkata (Priya), 4:00 in New York (Sam). */
describe('people to consult', () => {
  const muster = testApp();
  let ana: Persona;
  let jonas: Persona;
  let mira: Persona;
  let priya: Persona;

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    mira = muster.as('U0MIRA');
    priya = muster.as('U0PRIYA');
    for (const one of [ana, mira, priya, muster.as('U0SAM')]) await one.command('/task', 'list');
  });

  async function make(form: Readonly<Record<string, unknown>> = {}) {
    await jonas.command('/task', '');
    const raci = { responsible: 'U0ANA', consulted: ['U0MIRA', 'U0PRIYA'] };
    await jonas.submit({ title: 'Move the shop', points: '8', ...raci, ...form });
  }
  const status = async () => (await muster.store.sql`select status from tasks where number = 1`)[0]?.status;
  const logged = async (action: string) =>
    muster.store.sql`select reason, rule from history where action = ${action} order by id`;

  it('are asked before a risky task starts, which starts with their last “no objection”', async () => {
    await make();
    const said = await ana.press('Start', ana.card('T-1'));
    // Four working hours: 14:00 for Mira; for Priya, who leaves at 18:00, 09:30 the next morning: 5:00 in Berlin.
    expect(said.text).toContain('T-1* asks Mira and Priya first and starts by Thu 26 Nov, 05:00 at the latest.');
    expect(() => ana.requestToPress('Start anyway', ana.screenOf(said))).toThrow();
    expect(await status()).toBe('assigned');
    expect(ana.card('T-1').text).toContain('Assigned, asks others first');
    expect(ana.card('T-1').text).toContain('<@U0MIRA>: no answer yet');
    expect((await ana.command('/task', 'start T-1')).text).toContain('asks the people to consult first');
    expect(mira.notes()).toEqual([expect.stringContaining('<@U0ANA> wants to start *T-1* Move the shop.')]);
    expect(mira.notes()[0]).toContain('Without an answer it goes on Wed 25 Nov, 14:00.');
    const asked = mira.lastMessage();
    await mira.press('No objection', asked);
    expect(ana.card('T-1').text).toContain('<@U0MIRA>: no objection');
    expect(await status()).toBe('assigned');
    await priya.press('No objection', priya.lastMessage());
    expect(await status()).toBe('in_progress');
    expect(ana.notes()).toEqual([
      'T-1 Move the shop goes on: the people to consult were asked.\nReason: Asked before: Mira: no objection, Priya: no objection.',
    ]);
    expect(mira.notes()).toEqual([expect.stringContaining('nothing left to answer')]);
    await mira.press('Wait, because…', asked);
    const late = await mira.submit({ reason: 'Too late' });
    expect(JSON.stringify(late.body)).toContain('Nobody is asked about T-1 any more');
    await muster.advanceTo('2026-12-02T09:00:00Z');
    expect([...mira.notes(), ...priya.notes()]).toHaveLength(2);
  });

  it('who are silent for four of their working hours hold nothing up, and the log says so', async () => {
    await make({ consulted: ['U0MIRA'] });
    await ana.command('/task', 'start T-1');
    await muster.advanceTo('2026-11-25T12:59:59Z');
    expect(await status()).toBe('assigned');
    await muster.advanceTo('2026-11-25T13:00:00Z');
    expect(await status()).toBe('in_progress');
    expect(await logged('task.start')).toEqual([
      { rule: 'tasks.hear-consulted', reason: 'Asked before: Mira: no answer in time.' },
    ]);
    expect(mira.notes()).toHaveLength(1);
  });

  it('may ask to wait, for a working day, then the accountable decides', async () => {
    await make({ consulted: ['U0MIRA'] });
    await ana.command('/task', 'start T-1');
    await mira.press('Wait, because…', mira.lastMessage());
    expect((await mira.submit({ reason: ' ' })).errors).toHaveProperty('reason');
    await mira.submit({ reason: 'The lease ends in May' });
    expect(ana.card('T-1').text).toContain('<@U0MIRA> asks to wait: The lease ends in May');
    expect(ana.card('T-1').text).toContain('waits until Thu 26 Nov, 10:00');
    await muster.advanceTo('2026-11-26T08:59:59Z');
    expect(jonas.notes()).toEqual([]);
    await muster.advanceTo('2026-11-26T09:00:00Z');
    expect(jonas.notes()).toEqual([expect.stringContaining('has waited for a working day')]);
    expect(jonas.notes()[0]).toContain('<@U0MIRA>: The lease ends in May');
    await jonas.press('Keep waiting', jonas.lastMessage());
    expect(jonas.notes()).toEqual([expect.stringContaining('nothing left to answer')]);
    await muster.advanceTo('2026-11-27T09:00:00Z');
    expect(jonas.notes()).toHaveLength(2);
    expect(await status()).toBe('assigned');
    const late = jonas.lastMessage();
    await jonas.press('Go on', late);
    expect(await status()).toBe('in_progress');
    expect((await jonas.press('Keep waiting', late)).text).toContain('Nobody is asked about T-1 any more');
  });

  it('may change their minds while they are heard', async () => {
    await make({ consulted: ['U0MIRA'] });
    await ana.command('/task', 'start T-1');
    await mira.press('Wait, because…', mira.lastMessage());
    await mira.submit({ reason: 'The lease' });
    expect(mira.lastMessage().text).toContain('You said: *wait* (The lease).');
    await mira.press('No objection', mira.lastMessage());
    expect(await status()).toBe('in_progress');
  });

  it('are not waited for when the accountable starts anyway, and others can’t do that', async () => {
    await make();
    const said = await jonas.command('/task', 'start T-1');
    expect(said.text).toContain('asks Mira and Priya first');
    await jonas.press('Start anyway', jonas.screenOf(said));
    expect(await status()).toBe('in_progress');
    expect(mira.notes()).toEqual([expect.stringContaining('nothing left to answer')]);
    await muster.advanceTo('2026-11-27T09:00:00Z');
    expect(ana.notes()).toEqual([]);
  });

  it('who are away are skipped, and so are those who do it or decide it', async () => {
    await make({ consulted: ['U0MIRA', 'U0ANA', 'U0JONAS'] });
    await muster.store.sql`insert into absences (id, workspace_id, person_id, from_at, until_at, source)
      select gen_random_uuid(), workspace_id, id, '2026-11-25T00:00:00Z', '2026-11-27T00:00:00Z', 'told' from people
      where slack_user_id = 'U0MIRA'`;
    expect((await jonas.command('/task', 'start T-1')).text).toContain('is in progress.');
    expect(mira.notes()).toEqual([]);
  });

  it('are asked when they are at work, not at night', async () => {
    await make({ consulted: ['U0SAM'] });
    const said = await ana.command('/task', 'start T-1');
    // 9:00 to 13:00 in New York: 19:00 in Berlin.
    expect(said.text).toContain('starts by Wed 25 Nov, 19:00 at the latest');
    const sam = muster.as('U0SAM');
    await muster.advanceTo('2026-11-25T13:59:59Z');
    expect(sam.notes()).toEqual([]);
    await muster.advanceTo('2026-11-25T14:00:00Z');
    expect(sam.notes()).toHaveLength(1);
    await muster.advanceTo('2026-11-25T18:00:00Z');
    expect(await status()).toBe('in_progress');
    // Ana has gone home, so she hears of it in the morning.
    expect(ana.notes()).toEqual([]);
    await muster.advanceTo('2026-11-26T08:00:00Z');
    expect(ana.notes()).toHaveLength(1);
  });

  it('are asked about small tasks only where the form says so', async () => {
    await make({ points: '2', consulted: ['U0MIRA'] });
    expect((await ana.command('/task', 'start T-1')).text).toContain('is in progress.');
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Sign', responsible: 'U0ANA', consulted: ['U0MIRA'], askFirst: ['askFirst'] });
    expect((await ana.command('/task', 'start T-2')).text).toContain('asks Mira first');
  });

  it('are asked when somebody else unblocks, not when the responsible does', async () => {
    await make({ points: '2', consulted: ['U0MIRA'] });
    await ana.command('/task', 'block T-1 No key');
    const said = await jonas.command('/task', 'start T-1');
    expect(said.text).toContain('asks Mira first and goes on by Wed 25 Nov, 14:00 at the latest');
    expect(await status()).toBe('blocked');
    expect(mira.notes()[0]).toContain('says that nothing blocks *T-1* Move the shop any more');
    await jonas.press('Undo', jonas.screenOf(said));
    expect(mira.notes()).toEqual([expect.stringContaining('nothing left to answer')]);
    expect((await ana.command('/task', 'start T-1')).text).toContain('goes on.');
    expect(mira.notes()).toHaveLength(1);
  });

  it('are asked once by a click that comes twice; answers of others are refused', async () => {
    await make();
    const click = ana.card('T-1');
    await Promise.all([ana.press('Start', click), ana.press('Start', click)]);
    expect(mira.notes()).toHaveLength(1);
    expect((await jonas.press('No objection', mira.lastMessage())).text).toContain('not you');
    expect(await logged('task.consult')).toHaveLength(1);
  });

  it('are no longer waited for once an override says so', async () => {
    await make({ consulted: ['U0PRIYA'] });
    await ana.command('/task', 'start T-1');
    await mira.command('/muster', 'override T-1');
    const until = { untilOn: '2026-11-26', untilTime: '12:00' };
    await mira.submit({ rule: 'consult-wait', type: 'process', ...until, justification: 'Now.', risk: 'Some.' });
    expect(await status()).toBe('in_progress');
    expect(priya.messages().join()).toContain('nothing left to answer');
  });

  it('are waited for before an override and after it, not while it lasts', async () => {
    await make({ consulted: ['U0MIRA'] });
    await suspend(muster, {
      rule: 'consult-wait',
      task: 1,
      from: '2026-11-25T10:00:00Z',
      until: '2026-11-25T12:00:00Z',
    });
    const start = async () => (await ana.command('/task', 'start T-1')).text;
    const again = async () => {
      await ana.command('/task', 'done T-1');
      await ana.command('/task', 'reopen T-1');
    };
    expect(await start()).toContain('asks Mira first');
    await muster.advanceTo('2026-11-25T10:00:00Z');
    expect(await start()).toContain('is in progress.');
    await again();
    await muster.advanceTo('2026-11-25T11:59:59Z');
    expect(await start()).toContain('is in progress.');
    await again();
    await muster.advanceTo('2026-11-25T12:00:00Z');
    expect(await start()).toContain('asks Mira first');
  });
});
