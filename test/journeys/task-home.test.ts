import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';

describe('lists and Home', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;
  let jonas: Persona;
  const HOME = { kind: 'home' } as const;
  const MODAL = { kind: 'modal' } as const;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    for (const one of [ana, jonas]) await one.command('/task', 'list');
  });

  it('say something useful while there is nothing', async () => {
    const said = async (filter: string) => (await ana.command('/task', `list ${filter}`)).text;
    expect(await said('')).toContain('You have no open tasks.');
    expect(await said('team')).toContain('You are in no team yet.');
    expect(await said('blocked')).toBe('Nothing is blocked.');
    expect(await said('overdue')).toBe('Nothing is overdue.');
    expect(await said('<@U0JONAS|jonas>')).toBe('No open tasks that you can see.');
    expect(await said('<@U0NOBODY|nob>')).toContain('I don’t know that person yet');
    expect(await said('@joans')).toContain('I don’t know who @joans is');
    await ana.openHome();
    expect(ana.homeText()).toContain('No task needs you right now.');
    await ana.press('Tasks', HOME);
    expect(ana.homeText()).toContain('You have no open tasks.');
    await ana.press('static_select', HOME, 'My team');
    expect(ana.homeText()).toContain('You are in no team yet.');
  });

  it('show the right tasks, most pressing first', async () => {
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA'] });
    for (const text of [`Low ${ANA} !low`, `Later ${ANA} 2026-12-01`, `Urgent ${ANA} !urgent`, `Soon ${ANA} friday 3p`])
      await mira.command('/task', text);
    await jonas.command('/task', 'Plan the week');
    await muster.as('U0PRIYA').command('/task', 'Not of this team');
    const titles = async (filter: string) =>
      [...(await ana.command('/task', `list ${filter}`)).text.matchAll(/\*T-\d+\* {2}(.*)/g)].map(([, title]) => title);
    expect(await titles('mine')).toEqual(['Soon', 'Later', 'Urgent', 'Low']);
    expect(await titles('<@U0ANA|ana>')).toEqual(['Soon', 'Later', 'Urgent', 'Low']);
    expect(await titles('team')).toEqual(['Soon', 'Later', 'Urgent', 'Plan the week', 'Low']);
    await ana.command('/task', 'block T-1 No key');
    expect(await titles('blocked')).toEqual(['Low']);
    await ana.command('/task', 'done T-2');
    expect(await titles('mine')).toEqual(['Soon', 'Urgent', 'Low']);
  });

  it('turn pages, and open a task from its row', async () => {
    for (let n = 1; n <= 23; n += 1) await ana.command('/task', `Task ${n}`);
    const first = await ana.command('/task', 'list');
    expect(first.text).toContain('1 to 10 of 23');
    const second = await ana.press('Next', ana.screenOf(first));
    expect(second.text).toContain('11 to 20 of 23');
    const third = await ana.press('Next', ana.screenOf(second));
    expect(third.text).toContain('21 to 23 of 23');
    expect(() => ana.requestToPress('Next', ana.screenOf(third))).toThrow();
    for (let n = 1; n <= 3; n += 1) await ana.command('/task', `done T-${n}`);
    const back = await ana.press('Next', ana.screenOf(second));
    expect(back.text).toContain('11 to 20 of 20');
    const opened = await ana.press('Open', ana.screenOf(back));
    expect(opened.text).toContain('Start');

    await ana.openHome();
    await ana.press('Tasks', HOME);
    await ana.press('Next', HOME);
    expect(ana.homeText()).toContain('11 to 20 of 20');
    await ana.press('overflow', HOME, 'Done');
    expect(ana.homeText()).toContain('11 to 19 of 19');
    expect(ana.homeText()).toMatch(/T-\d+ is done\./);
    await ana.press('Previous', HOME);
    expect(ana.homeText()).not.toMatch(/T-\d+ is done\./);
  });

  it('show in Today what is late, due, blocked under me, and what others wait for', async () => {
    await mira.command('/task', `Late ${ANA} today`);
    await mira.command('/task', '');
    await mira.submit({ title: 'Held up', responsible: 'U0JONAS', waitsFor: 'T-1' });
    await mira.command('/task', '');
    await mira.submit({ title: 'Stuck', responsible: 'U0JONAS', accountable: 'U0ANA' });
    await jonas.press('Block', jonas.card('Stuck'));
    await jonas.submit({ reason: 'No key', waitingPerson: 'U0ANA' });
    await ana.openHome();
    expect(ana.homeText()).toContain('Due today (1)');
    await muster.advanceTo('2026-11-25T17:00:00Z');
    await ana.command('/task', 'Now 2026-11-25');
    await ana.openHome();
    for (const said of [
      'Overdue (2)',
      'Blocked, and you answer for it (1)',
      'Others wait for you (2)',
      'Held up',
      'Stuck',
    ])
      expect(ana.homeText()).toContain(said);
    await mira.openHome();
    expect(mira.homeText()).toContain('No task needs you right now.');
  });

  it('do everything from Home, and say there what was done, with its undo', async () => {
    await mira.command('/task', `Fix the login page ${ANA} today`);
    await ana.openHome();
    // Home is drawn after the answer: on a busy machine a moment later.
    await ana.press('overflow', HOME, 'Start');
    await expect.poll(() => ana.homeText()).toContain('T-1 is in progress.');
    await ana.press('Undo', HOME);
    await expect.poll(() => ana.homeText()).toContain('T-1 is as it was before.');
    expect(() => ana.requestToPress('Undo', HOME)).toThrow();
    await ana.press('overflow', HOME, 'Block');
    await ana.submit({ reason: 'No key' });
    expect(() => ana.modal()).toThrow();
    await expect.poll(() => ana.homeText()).toContain('T-1 is blocked.');
    await ana.press('overflow', HOME, 'Open');
    await ana.press('Unblock', MODAL);
    await expect.poll(() => ana.homeText()).toContain('T-1 goes on.');
    ana.closeModal();
    await ana.press('overflow', HOME, 'Open');
    await ana.press('overflow', MODAL, 'Edit');
    await ana.submit({ title: 'Fix the sign-in page' });
    await expect.poll(() => ana.homeText()).toContain('T-1 is saved.');
    await ana.press('New task', HOME);
    await ana.submit({ title: 'Water the plants' });
    await expect
      .poll(() => ana.homeText())
      .toContain('Created T-2 Water the plants. You are responsible and accountable');
    await ana.press('Undo', HOME);
    await expect.poll(() => ana.homeText()).toContain('T-2 is taken back and cancelled.');
  });

  it('say in a modal why a click in Home was refused', async () => {
    await mira.command('/task', `Fix the login page ${ANA} today`);
    await ana.openHome();
    const shown = await mira.command('/task', 'show T-1');
    await mira.press('overflow', mira.screenOf(shown), 'Edit');
    await mira.submit({ responsible: 'U0JONAS' });
    await ana.press('overflow', HOME, 'Start');
    expect(ana.modalText()).toContain('Only the responsible or the accountable can start T-1.');
    await vi.waitFor(() => expect(ana.homeText()).not.toContain('Fix the login'));
  });
});
