import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';

/** Wednesday 25 November 2026, 10:00 in Berlin, 4:00 in New York, 14:30 in Kolkata. */
describe('a due date', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;

  beforeEach(() => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
  });
  const dueOf = async () =>
    (await muster.store.sql`select name, next_run_at from schedules where key <> '' order by 2`).map(
      ({ name }) => name,
    );

  it('is reminded of once, the working morning before, and shows as overdue after the day', async () => {
    await mira.command('/task', `Fix the login page ${ANA} friday`);
    expect(ana.card('Fix the login').text).toContain('*Due* Fri 27 Nov, 18:00\n');
    await muster.advanceTo('2026-11-26T07:59:59Z');
    expect(ana.messages()).toHaveLength(1);
    await muster.advanceTo('2026-11-26T08:00:00Z');
    expect(ana.notes()).toEqual([
      expect.stringContaining('T-1 Fix the login page is due Fri 27 Nov, 18:00 (tomorrow).'),
    ]);
    expect(ana.card('T-1').text).toContain('Fri 27 Nov, 18:00 (*soon*)');
    await muster.advanceTo('2026-11-27T16:59:59Z');
    await ana.openHome();
    expect(ana.homeText()).toContain('Due today (1)');
    await muster.advanceTo('2026-11-27T17:00:00Z');
    expect(ana.card('T-1').text).toContain('(*overdue*)');
    await ana.openHome();
    expect(ana.homeText()).toContain('Overdue (1)');
    expect(ana.homeText()).not.toContain('Due today');
    expect((await mira.command('/task', 'list overdue')).text).toContain('overdue today');
    await muster.advanceTo('2026-12-03T17:00:00Z');
    expect((await mira.command('/task', 'list overdue')).text).toContain('overdue by 6 days');
    expect(ana.messages()).toHaveLength(2);
    await ana.press('Done', ana.card('T-1'));
    expect(ana.card('T-1').text).not.toContain('overdue');
  });

  it('on a Monday is reminded of on Friday', async () => {
    await mira.command('/task', `Fix the login page ${ANA} 2026-11-30`);
    await muster.advanceTo('2026-11-27T08:00:00Z');
    expect(ana.notes()[0]).toContain('is due Mon 30 Nov, 18:00.');
  });

  it('that moves is planned anew, and is no longer overdue', async () => {
    await mira.command('/task', `Fix the login page ${ANA} friday`);
    await muster.advanceTo('2026-11-27T17:00:00Z');
    await ana.press('overflow', ana.card('T-1'), 'Edit');
    await ana.submit({ dueOn: '2026-12-02' });
    expect(ana.card('T-1').text).toContain('*Due* Wed 2 Dec, 18:00\n');
    expect(mira.notes()).toEqual(['T-1 Fix the login page is now due Wed 2 Dec (ana).']);
    await muster.advanceTo('2026-12-01T08:00:00Z');
    expect(ana.notes()).toEqual([expect.stringContaining('is due Wed 2 Dec, 18:00 (tomorrow)')]);
    await muster.advanceTo('2026-12-02T17:00:00Z');
    expect(ana.card('T-1').text).toContain('(*overdue*)');
    await ana.press('overflow', ana.card('T-1'), 'Edit');
    await ana.submit({ dueOn: null });
    expect(ana.card('T-1').text).not.toContain('*Due*');
    expect(await dueOf()).toEqual([]);
  });

  it('of a closed task asks nobody, and comes back with the task', async () => {
    await mira.command('/task', `Fix the login page ${ANA} friday`);
    await ana.command('/task', 'done T-1');
    expect(await dueOf()).toEqual([]);
    const reopened = await ana.command('/task', 'reopen T-1');
    expect(await dueOf()).toEqual(['tasks.remind-due', 'tasks.mark-overdue']);
    await ana.press('Undo', ana.screenOf(reopened));
    await muster.advanceTo('2026-11-28T08:00:00Z');
    expect(ana.notes()).toEqual([]);
  });

  it('is the end of the responsible’s day, and everybody reads it in their own zone', async () => {
    const answer = await mira.command('/task', 'Call the bank <@U0GRACE|grace> friday');
    expect(answer.text).toContain('Sat 28 Nov, 00:00');
    const grace = muster.as('U0GRACE');
    expect(grace.card('Call the bank').text).toContain('Fri 27 Nov, 18:00');
    const priya = muster.as('U0PRIYA');
    expect((await priya.command('/task', 'show T-1')).text).toContain('Sat 28 Nov, 04:30');
    await muster.advanceTo('2026-11-26T13:59:59Z');
    expect(grace.notes()).toEqual([]);
    await muster.advanceTo('2026-11-26T14:00:00Z');
    expect(grace.notes()[0]).toContain('Fri 27 Nov, 18:00 (tomorrow)');
    await grace.press('overflow', grace.card('T-1'), 'Hand over');
    await grace.submit({ person: 'U0PRIYA' });
    expect(priya.card('Call the bank').text).toContain('Fri 27 Nov, 18:00');
    await muster.advanceTo('2026-11-27T12:30:00Z');
    expect(priya.card('T-1').text).toContain('(*overdue*)');
  });

  it('given to a task and its parts is reminded of for the parts alone', async () => {
    await mira.command('/task');
    await mira.submit({ title: 'Shop', responsible: 'U0ANA', dueOn: '2026-11-27', parts: 'Cart 5p\nSearch 3p' });
    await muster.advanceTo('2026-11-26T08:00:00Z');
    expect(
      ana
        .notes()
        .map((text) => text.slice(0, 8))
        .sort(),
    ).toEqual(['T-2 Cart', 'T-3 Sear']);
  });

  it('ends when the responsible’s own work does, however the task came to them', async () => {
    await ana.openHome();
    await ana.press('Settings', { kind: 'home' });
    await ana.press('Change my working time', { kind: 'home' });
    await ana.submit({
      ...{ hours: 'own', start: '07:00', end: '15:30', days: ['7', '1', '2', '3', '4'], region: 'DE' },
    });
    await mira.command('/task', `Fix the login page ${ANA} 2026-11-30`);
    expect(ana.card('T-1').text).toContain('*Due* Mon 30 Nov, 15:30');
    await mira.command('/task');
    await mira.submit({ title: 'Call the bank', responsible: 'U0ANA', dueOn: '2026-11-30' });
    expect(ana.card('T-2').text).toContain('*Due* Mon 30 Nov, 15:30');
    await mira.command('/task', 'Paint the shed <@U0JONAS|jonas> 2026-11-30');
    const jonas = muster.as('U0JONAS');
    expect(jonas.card('T-3').text).toContain('*Due* Mon 30 Nov, 18:00');
    await jonas.press('overflow', jonas.card('T-3'), 'Hand over');
    await jonas.submit({ person: 'U0ANA' });
    expect(ana.card('T-3').text).toContain('*Due* Mon 30 Nov, 15:30');
    await ana.press('overflow', ana.card('T-3'), 'Edit');
    await ana.submit({ dueOn: '2026-12-28' });
    expect(ana.card('T-3').text).toContain('*Due* Mon 28 Dec, 15:30');
    // Her working day before Monday is Sunday.
    await muster.advanceTo('2026-11-29T05:59:59Z');
    expect(ana.notes()).toEqual([]);
    await muster.advanceTo('2026-11-29T06:00:00Z');
    expect(ana.notes()).toHaveLength(2);
    expect(ana.card('T-1').text).toContain('(*soon*)');
    await muster.advanceTo('2026-11-30T14:30:00Z');
    expect(ana.card('T-1').text).toContain('(*overdue*)');
  });

  it('on a task given before the hours changed is overdue at its own instant', async () => {
    await mira.command('/task', `Fix the login page ${ANA} friday`);
    await ana.openHome();
    await ana.press('Settings', { kind: 'home' });
    await ana.press('Change my working time', { kind: 'home' });
    await ana.submit({ hours: 'own', start: '07:00', end: '15:00' });
    await ana.command('/task', 'done T-1');
    await ana.command('/task', 'reopen T-1');
    await muster.advanceTo('2026-11-27T14:00:00Z');
    expect(ana.card('T-1').text).not.toContain('overdue');
    await muster.advanceTo('2026-11-27T17:00:00Z');
    expect(ana.card('T-1').text).toContain('(*overdue*)');
  });

  it('typed in words is read where the person is', async () => {
    const berlin = await ana.command('/task', 'Send it 12/1');
    const boston = await muster.as('U0BO').command('/task', 'Send it 12/1');
    expect(berlin.text).toContain('Tue 12 Jan 2027, 18:00');
    expect(boston.text).toContain('Tue 1 Dec, 18:00');
    muster.clock.set('2026-11-25T20:00:00Z');
    expect((await muster.as('U0PRIYA').command('/task', 'Send it today')).text).toContain('Thu 26 Nov, 18:00');
    expect((await ana.command('/task', 'Send it in 3 days')).text).toContain('Sat 28 Nov, 18:00');
  });
});
