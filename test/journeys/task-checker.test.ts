import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { makeTeam, setTaskSettings } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

/** Wednesday 25 November 2026, 10:00 in Berlin. Ana and Jonas are in a team that Priya leads. */
describe('the checker', () => {
  const muster = testApp();
  let ana: Persona;
  let jonas: Persona;

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    for (const one of [ana, jonas, muster.as('U0PRIYA'), muster.as('U0MIRA')]) await one.command('/task', 'list');
    await makeTeam(muster, { lead: 'U0PRIYA', members: ['U0ANA', 'U0JONAS'] });
  });

  async function isAway(slackUserId: string, deputy: string | null = null) {
    await muster.store.sql`insert into absences (id, workspace_id, person_id, from_at, until_at, source)
      select gen_random_uuid(), workspace_id, id, '2026-11-24T00:00:00Z', '2026-11-30T08:00:00Z', 'told' from people
      where slack_user_id = ${slackUserId}`;
    if (deputy === null) return;
    await muster.store.sql`update people set deputy_person_id = (select id from people where slack_user_id = ${deputy})
      where slack_user_id = ${slackUserId}`;
  }

  it('asks for the letters of the responsible’s team, and a quick text opens the form for them', async () => {
    await jonas.command('/task', 'Fix the login page');
    await setTaskSettings(muster, 'U0PRIYA', { required: ['C', 'I'] });
    await jonas.command('/task', 'Fix the logout page <@U0ANA|ana>');
    expect(jonas.modalText()).toContain('Your team asks for somebody to consult.');
    expect((await jonas.submit()).errors).toEqual({
      consulted: expect.stringContaining('to consult'),
      informed: expect.stringContaining('to inform'),
    });
    await jonas.submit({ consulted: ['U0PRIYA'], informed: ['U0MIRA'] });
    expect(ana.card('Fix the logout').text).toContain('*Informed* <@U0MIRA>');
    // Somebody in no such team is asked for nothing more.
    expect((await muster.as('U0MIRA').command('/task', 'Water the plants')).text).toContain('Created *T-3*');
    // A task from before may still be edited, but loses no letter it has.
    await jonas.press('overflow', jonas.card('T-1'), 'Edit');
    await jonas.submit({ title: 'Fix the login' });
    expect(jonas.card('T-1').text).toContain('Fix the login\n');
    await ana.press('overflow', ana.card('T-2'), 'Edit');
    expect((await ana.submit({ informed: [] })).errors).toHaveProperty('informed');
    await setTaskSettings(muster, 'U0PRIYA', {});
    expect((await jonas.command('/task', 'Fix the menu')).text).toContain('Created *T-4*');
  });

  it('proposes the deputy or the lead of an accountable who is away', async () => {
    await isAway('U0JONAS', 'U0MIRA');
    await ana.command('/task', '');
    await ana.submit({ title: 'One', accountable: 'U0JONAS' });
    expect(ana.modalText()).toContain('Jonas is away until Mon 30 Nov, 09:00. Mira could answer for it instead.');
    await isAway('U0MIRA');
    await ana.command('/task', '');
    await ana.submit({ title: 'Two' });
    const priya = muster.as('U0PRIYA');
    await priya.press('overflow', priya.screenOf(await priya.command('/task', 'show T-2')), 'Edit');
    await priya.submit({ accountable: 'U0JONAS' });
    expect(priya.modalText()).toContain('Jonas is away until Mon 30 Nov, 13:30. Priya could answer for it instead.');
  });

  it('lets 21 points be split in the edit form as in the new one', async () => {
    await jonas.command('/task', 'Rebuild the shop <@U0ANA|ana> friday 13p');
    await jonas.press('overflow', jonas.screenOf(await jonas.command('/task', 'show T-1')), 'Edit');
    expect((await jonas.submit({ points: '21' })).errors).toEqual({ points: expect.stringContaining('Split it') });
    expect((await jonas.submit({ points: '21', parts: 'Cart 5p\nSearch 2p' })).errors).toHaveProperty('points');
    await jonas.submit({ points: '21', parts: 'Cart 5p\nSearch 3p' });
    expect(ana.card('T-1').text).toContain('Parts, 0 of 2 done: T-2 Cart (Assigned), T-3 Search (Assigned)');
    expect(ana.card('*T-2* ·').text).toContain('Part of T-1 Rebuild the shop');
    expect(ana.card('*T-2* ·').text).toContain('*Due* Fri 27 Nov, 18:00');
    // More of them later, without any other change; a finished task goes on with them.
    await ana.command('/task', 'done T-2');
    await ana.command('/task', 'done T-3');
    expect(ana.card('*T-1* ·').text).toContain('*T-1* · Done');
    await jonas.press('overflow', jonas.screenOf(await jonas.command('/task', 'show T-1')), 'Edit');
    await jonas.submit({ parts: 'Menu 8p' });
    expect(ana.card('*T-4* ·').text).toContain('8 points');
    expect(ana.card('*T-1* ·').text).toContain('*T-1* · Assigned');
  });
});
