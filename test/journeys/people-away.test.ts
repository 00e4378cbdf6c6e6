import { beforeEach, describe, expect, it } from 'vitest';
import { eventCallback } from '../fakes/slack/requests.ts';
import { type Persona, send } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { SIGNING_SECRET, testApp } from '../support/test-app.ts';

/** Wednesday 25 November 2026, 10:00 in Berlin, 4:00 in New York. */
describe('being away', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;
  const absences = () => muster.store.sql<{ until: string; source: string }[]>`
    select to_char(until_at at time zone 'utc', 'MM-DD"T"HH24:MI') as until, source from absences order by from_at`;

  beforeEach(() => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
  });

  it('until Friday is read aloud, shown in Home, and over when Friday’s work begins', async () => {
    const said = await ana.command('/muster', 'away until friday');
    expect(said.text).toContain('You are away until *Fri 27 Nov, 09:00*.');
    expect(said.text).toContain('Nobody stands in for you');
    await ana.openHome();
    expect(ana.homeText()).toContain('*You are away* until *Fri 27 Nov, 09:00*.');
    await muster.advanceTo('2026-11-27T07:59:59Z');
    await ana.openHome();
    expect(ana.homeText()).toContain('You are away');
    await muster.advanceTo('2026-11-27T08:00:00Z');
    await ana.openHome();
    expect(ana.homeText()).not.toContain('You are away');
  });

  it('said by mistake is undone once, and “I’m back” ends it early', async () => {
    const said = await ana.command('/muster', 'away until friday');
    expect((await ana.press('Undo', ana.screenOf(said))).text).toContain('Taken back.');
    expect((await ana.press('Undo', ana.screenOf(said))).text).toContain('can’t be taken back');
    const again = await ana.command('/muster', 'away until friday');
    await muster.advanceTo('2026-11-25T12:00:00Z');
    expect((await ana.press('I’m back', ana.screenOf(again))).text).toContain('Welcome back.');
    expect((await ana.command('/muster', 'back')).text).toContain('You weren’t away.');
    expect(await absences()).toEqual([{ until: '11-25T12:00', source: 'told' }]);
  });

  it('said twice with an overlap is one absence', async () => {
    await ana.command('/muster', 'away from friday until tuesday');
    const said = await ana.command('/muster', 'away from monday until 5 dec');
    expect(said.text).toContain('You are away from *Fri 27 Nov, 00:00* until *Sat 5 Dec, 09:00*.');
    expect(await absences()).toHaveLength(1);
    expect((await ana.command('/muster', 'away from monday until 5 dec')).text).toContain('I knew that already');
  });

  it('that was planned can be cancelled under Settings, and a late click on it is harmless', async () => {
    await ana.command('/muster', 'away from friday until tuesday');
    await ana.openHome();
    await ana.press('Settings', { kind: 'home' });
    const request = ana.requestToPress('Cancel', { kind: 'home' });
    await ana.press('Cancel', { kind: 'home' });
    expect(ana.homeText()).toContain('Not away.');
    expect(await absences()).toEqual([]);
    expect((await send(muster.url, request)).status).toBe(200);
  });

  it('in words nobody can read is asked again', async () => {
    expect((await ana.command('/muster', 'away some day')).text).toContain('Try `/muster away until friday`');
    expect(await absences()).toEqual([]);
  });

  describe('by a status in Slack', () => {
    const setStatus = async (emoji: string, text: string, expiresAt: string | null = null) => {
      const expiration = expiresAt === null ? 0 : Date.parse(expiresAt) / 1000;
      const profile = { status_emoji: emoji, status_text: text, status_expiration: expiration };
      const user = muster.slack.setUser('U0ANA', { profile });
      const signer = { secret: SIGNING_SECRET, timestamp: Math.floor(muster.clock.now().getTime() / 1000) };
      await send(muster.url, eventCallback(signer, { event: { type: 'user_change', user } }, { userId: 'U0ANA' }));
      await muster.settled();
    };
    const home = async () => {
      await ana.openHome();
      return ana.homeText();
    };

    it('lasts until its end, and ends early when it is cleared', async () => {
      await setStatus(':palm_tree:', 'Vacationing', '2026-11-30T08:00:00Z');
      expect(await home()).toContain('You are away* until *Mon 30 Nov, 09:00*');
      await muster.advanceTo('2026-11-26T09:00:00Z');
      await setStatus('', '');
      expect(await home()).not.toContain('You are away');
      expect(await absences()).toEqual([{ until: '11-26T09:00', source: 'slack-status' }]);
    });

    it('without an end is renewed each midnight while it stays', async () => {
      await setStatus(':face_with_thermometer:', 'Out sick');
      expect(await home()).toContain('until *Thu 26 Nov, 00:00*');
      await muster.advanceTo('2026-11-25T23:00:00Z');
      await muster.advanceTo('2026-11-26T09:00:00Z');
      expect(await home()).toContain('until *Fri 27 Nov, 00:00*');
      await setStatus(':hamburger:', 'Lunch');
      expect(await home()).not.toContain('You are away');
    });

    it('is overruled by “I’m back” until it changes', async () => {
      await setStatus('', 'OOO');
      await ana.command('/muster', 'back');
      await setStatus('', 'OOO');
      expect(await home()).not.toContain('You are away');
      await setStatus('', 'OOO', '2026-11-26T08:00:00Z');
      expect(await home()).toContain('You are away');
    });

    it('that means a meeting or lunch isn’t one', async () => {
      await setStatus(':spiral_calendar_pad:', 'In a meeting');
      expect(await absences()).toEqual([]);
    });
  });

  it('names the deputy, chosen under Settings with hours and holidays of one’s own', async () => {
    await ana.openHome();
    await ana.press('Settings', { kind: 'home' });
    expect(ana.homeText()).toContain('*Hours:* 09:00–18:00, Mon–Fri (as your team)');
    await ana.press('Change my working time', { kind: 'home' });
    const refused = await ana.submit({ hours: 'own', start: '10:00', end: '10:00' });
    expect(refused.errors).toMatchObject({ end: expect.stringContaining('can’t end when it begins') });
    await ana.submit({
      ...{ hours: 'own', start: '07:00', end: '15:30', days: ['7', '1', '2', '3', '4'] },
      ...{ region: 'DE-BY', deputy: 'U0JONAS' },
    });
    expect(ana.homeText()).toContain('*Hours:* 07:00–15:30, Sun–Thu');
    expect(ana.homeText()).toContain('Germany, Bayern');
    expect((await ana.command('/muster', 'away until sunday')).text).toContain('until *Sun 29 Nov, 07:00*');
    expect((await ana.command('/muster', 'away until sunday')).text).toContain('Jonas stands in for you.');
  });

  it('follows the team’s hours and region where nobody set their own', async () => {
    await makeTeam(muster, { lead: 'U0MIRA', members: ['U0ANA'] });
    await mira.openHome();
    await mira.press('Settings', { kind: 'home' });
    await mira.press('Edit', { kind: 'home' });
    await mira.submit({ hours: 'own', start: '08:00', end: '16:00', region: 'IN' });
    expect(mira.homeText()).toContain('08:00–16:00, Mon–Fri');
    await ana.openHome();
    await ana.press('Settings', { kind: 'home' });
    expect(ana.homeText()).toContain('*Hours:* 08:00–16:00, Mon–Fri (as your team)');
    expect(ana.homeText()).toContain('*Public holidays:* India (as your team)');
    expect((await ana.command('/muster', 'away until friday')).text).toContain('until *Fri 27 Nov, 08:00*');
  });
});
