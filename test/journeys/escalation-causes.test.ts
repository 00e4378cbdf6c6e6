import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';
const HOME = { kind: 'home' } as const;

/** Wednesday 25 November 2026, 10:00 in Berlin. Ana does the work, Mira owns the workspace, Jonas leads Ana's team. */
describe('work that needs a decision', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;
  let jonas: Persona;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    for (const one of [mira, ana, jonas, muster.as('U0SAM')]) await one.command('/task', 'list');
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA'], managers: ['U0SAM'] });
  });

  it('overdue by a working day is asked of the responsible, then of who answers for it, and of nobody else', async () => {
    await mira.command('/task', `Fix the login page ${ANA} friday`);
    await muster.advanceTo('2026-11-27T17:00:00Z');
    await muster.advanceTo('2026-12-01T07:59:59Z');
    expect(ana.asked()).toBe(0);
    await muster.advanceTo('2026-12-01T08:00:00Z');
    expect(ana.escalation().text).toContain('was due Fri 27 Nov, 18:00 and is open');
    expect(() => ana.requestToPress('Blocked', ana.escalation())).not.toThrow();
    expect(mira.asked()).toBe(0);
    await muster.advanceTo('2026-12-02T08:00:00Z');
    expect(mira.escalation().text).toContain('How does it stand?');
    await muster.advanceTo('2026-12-09T08:00:00Z');
    expect(jonas.asked()).toBe(0);
    await ana.press('New date', ana.escalation());
    await ana.submit({ dueOn: '2026-12-11' });
    expect(mira.escalation().text).toContain('*No longer so* by <@U0ANA>');
  });

  it('overdue isn’t asked of somebody who has said that it is done, or is away', async () => {
    await muster.store.sql`insert into task_team_settings (workspace_id, team_id, sign_off, required)
      select workspace_id, id, true, '["R", "A"]' from teams`;
    for (const title of ['Cart', 'Search']) await mira.command('/task', `${title} ${ANA} friday`);
    await ana.command('/task', 'done T-1');
    await muster.advanceTo('2026-11-27T17:00:00Z');
    await ana.command('/muster', 'away until 10 dec');
    for (const day of ['01', '02', '03']) await muster.advanceTo(`2026-12-${day}T12:00:00Z`);
    expect(ana.asked()).toBe(0);
    await muster.advanceTo('2026-12-10T08:00:00Z');
    expect(ana.escalation().text).toContain('Search');
    expect(ana.escalation().text).not.toContain('Cart');
  });

  it('in progress for two weeks is asked of the responsible, who may say that it goes on', async () => {
    await mira.command('/task', `Fix the login page ${ANA}`);
    await ana.command('/task', 'start T-1');
    await muster.advanceTo('2026-12-09T09:00:00Z');
    expect(ana.escalation().text).toContain('in progress for over two weeks');
    await ana.press('Still going', ana.escalation());
    await muster.advanceTo('2026-12-11T12:00:00Z');
    expect(mira.asked()).toBe(0);
    await muster.advanceTo('2026-12-23T09:00:00Z');
    expect(ana.asked()).toBe(2);
  });

  it('is raised by hand, by words or by form, once; whoever raised it isn’t asked', async () => {
    await mira.command('/task', `Fix the login page ${ANA}`);
    const said = await ana.command('/task', 'escalate T-1 dispute Who owns the login?');
    expect(said.text).toContain('It is with <@U0MIRA>');
    expect(mira.escalation().text).toContain(
      '*Dispute* about *T-1* Fix the login page, raised by <@U0ANA>: Who owns the login?',
    );
    await jonas.command('/task', 'escalate T-1');
    expect((await jonas.submit({ kind: 'scope', reason: 'Too much' })).status).toBe(200);
    expect(jonas.modalText()).toContain('was raised already');
    await mira.openHome();
    expect(mira.homeText()).toContain('Escalations that wait for you (1)');
    await mira.press('Settled', HOME);
    await expect.poll(() => mira.homeText()).not.toContain('Escalations that wait for you');
    expect(mira.escalation().text).toContain('*Settled* by <@U0MIRA>');
    expect((await ana.command('/task', 'escalate T-9 dispute Who?')).text).toContain(
      'There is no T-9 that you can see',
    );
  });

  it('overdue or long under way is asked of its parts, not of a split task itself', async () => {
    await mira.command('/task');
    await mira.submit({ title: 'Shop', responsible: 'U0ANA', dueOn: '2026-11-27', parts: 'Cart 5p' });
    await muster.advanceTo('2026-11-27T17:00:00Z');
    await muster.advanceTo('2026-12-01T08:00:00Z');
    expect(ana.asked()).toBe(1);
    expect(ana.escalation().text).toContain('Cart');
    expect(ana.escalation().text).not.toContain('Shop');
  });

  it('grew after its start: whoever answers for it hears of it, unless they raised the points', async () => {
    for (const title of ['Cart', 'Search']) await mira.command('/task', `${title} ${ANA} 3p`);
    for (const number of [1, 2]) await ana.command('/task', `start T-${number}`);
    await ana.press('overflow', ana.card('Cart'), 'Edit');
    await ana.submit({ points: '5' });
    expect(mira.escalation().text).toContain('grew after its start: from 3 to 5 points');
    const shown = await mira.command('/task', 'show T-2');
    await mira.press('overflow', mira.screenOf(shown), 'Edit');
    await mira.submit({ points: '5' });
    expect(mira.asked()).toBe(1);
    expect(mira.escalation().text).not.toContain('Search');
  });

  it('grew, and its growth was taken back: whoever was asked is asked no longer', async () => {
    await mira.command('/task', `Cart ${ANA} 3p`);
    await ana.command('/task', 'start T-1');
    for (const points of ['8', '5']) {
      await ana.press('overflow', ana.card('Cart'), 'Edit');
      await ana.submit({ points });
    }
    expect(mira.buttonsOn(mira.escalation()).join()).toContain('I’m on it');
    await ana.press('overflow', ana.card('Cart'), 'Edit');
    await ana.submit({ points: '3' });
    expect(mira.buttonsOn(mira.escalation()).join()).not.toContain('I’m on it');
    await muster.advanceTo('2026-12-04T17:00:00Z');
    expect(mira.asked()).toBe(1);
  });

  it('waits for itself: the circle is named once, and gone when it is opened', async () => {
    for (const title of ['Cart', 'Search']) await mira.command('/task', `${title} ${ANA}`);
    await ana.press('Block', ana.card('Cart'));
    await ana.submit({ reason: 'Search first', waitingTask: 'T-2' });
    await ana.press('Block', ana.card('*T-2*'));
    await ana.submit({ reason: 'Cart first', waitingTask: 'T-1' });
    expect(mira.escalation().text).toContain('these tasks wait for each other: T-1 → T-2 → T-1');
    await ana.command('/task', 'start T-1');
    expect(mira.escalation().text).not.toContain('wait for each other');
  });

  it('is asked last of the admin on duty, whom admins name', async () => {
    await jonas.openHome();
    await jonas.press('Settings', HOME);
    expect(jonas.homeText()).not.toContain('Admin on duty');
    await mira.openHome();
    await mira.press('Settings', HOME);
    expect(mira.homeText()).toContain('*Admin on duty:* the first admin by name');
    await mira.press('Change duty', HOME);
    expect((await mira.submit({ person: 'U0JONAS' })).errors.person).toContain('Choose an admin');
    await mira.submit({ person: 'U0BO' });
    await expect.poll(() => mira.homeText()).toContain('*Admin on duty:* <@U0BO>');
    await jonas.press('Change ladder', HOME);
    await jonas.submit({ levels: ['4'], hours4: '5' });
    await mira.command('/task', `Fix the login page ${ANA}`);
    await ana.command('/task', 'block T-1 No key');
    await muster.advanceTo('2026-11-25T14:00:00Z');
    expect(muster.as('U0BO').escalation().text).toContain('No key');
    expect(mira.asked()).toBe(0);
  });

  it('climbs as its team set it: other hours, somebody by name, causes switched off', async () => {
    await jonas.openHome();
    await jonas.press('Settings', HOME);
    expect(jonas.homeText()).toContain('accountable 24 h → lead 48 h');
    await jonas.press('Change ladder', HOME);
    expect((await jonas.submit({ hours1: '0' })).errors.hours1).toContain('1 to 672');
    await jonas.submit({ levels: ['1', '2'], hours1: '2', who2: 'person', person2: 'U0PRIYA', causes: ['blocked'] });
    await mira.command('/task', `Fix the login page ${ANA}`);
    await ana.command('/task', 'block T-1 No key');
    expect(mira.asked()).toBe(1);
    await muster.advanceTo('2026-11-25T11:00:00Z');
    expect(muster.as('U0PRIYA').asked()).toBe(1);
    const off = await ana.command('/task', 'escalate T-1 dispute Who?');
    expect(off.text).toContain('switched this off');
  });
});
