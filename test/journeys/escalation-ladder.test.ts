import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';

/**
 * Wednesday 25 November 2026, 10:00 in Berlin. Ana does the work, Priya (Kolkata) answers for it, Jonas leads Ana's
 * team, Sam manages it, Mira owns the workspace.
 */
describe('a blocked task', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;
  let jonas: Persona;
  let priya: Persona;
  let sam: Persona;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    priya = muster.as('U0PRIYA');
    sam = muster.as('U0SAM');
    for (const one of [mira, ana, jonas, priya, sam]) await one.command('/task', 'list');
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA'], managers: ['U0SAM'] });
    await priya.command('/task', `Fix the login page ${ANA}`);
  });

  it('asks whoever answers for it at once, and climbs until somebody acts', async () => {
    await ana.command('/task', 'block T-1 No test account');
    const card = () => priya.escalation('T-1');
    for (const said of ['Fix the login page', 'No test account', 'It is with you until Thu 26 Nov, 14:30'])
      expect(card().text).toContain(said);
    expect(ana.card('T-1').text).toContain('With <@U0PRIYA>');
    await muster.advanceTo('2026-11-26T08:59:59Z');
    expect(jonas.asked()).toBe(0);
    await muster.advanceTo('2026-11-26T09:00:00Z');
    expect(jonas.escalation('T-1').text).toContain('Asked before: <@U0PRIYA>');
    expect(card().text).toContain('It is with <@U0JONAS>');
    expect(ana.card('T-1').text).toContain('With <@U0JONAS>');
    // 48 hours from Thursday 10:00 end on Saturday, so on Monday 9:00 where Jonas works.
    await muster.advanceTo('2026-11-30T07:59:59Z');
    expect(sam.asked()).toBe(0);
    await muster.advanceTo('2026-11-30T08:00:00Z');
    expect(ana.card('T-1').text).toContain('one level up');
    // Nine o’clock where Sam works.
    await muster.advanceTo('2026-11-30T14:00:00Z');
    expect(sam.escalation('T-1').text).toContain('Asked before: <@U0PRIYA>, <@U0JONAS>');
    expect(card().edits).toBeGreaterThan(0);
    expect([priya.asked(), jonas.asked()]).toEqual([1, 1]);
  });
});
