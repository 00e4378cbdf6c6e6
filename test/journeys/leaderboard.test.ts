import { beforeEach, describe, expect, it } from 'vitest';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import type { Persona } from '../support/persona.ts';
import { textIn } from '../support/screen.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

/** Wednesday 25 November 2026, 10:00 in Berlin, where Mira leads the team Web: Ana and Jonas there, Bo in New York. */
describe('a leaderboard', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    for (const one of [mira, ana, muster.as('U0JONAS'), muster.as('U0BO')]) await one.command('/task', 'list');
    await connectCodeHost(muster, '2026-11-20T08:00:00Z');
    for (const [login, user] of [
      ['ana', 'U0ANA'],
      ['jonas', 'U0JONAS'],
      ['bo', 'U0BO'],
    ] as const)
      await matchAccount(muster, login, user);
    await makeTeam(muster, { lead: 'U0MIRA', members: ['U0ANA', 'U0JONAS', 'U0BO'], channel: 'C0GENERAL' });
  });
  const cards = () =>
    muster.slack
      .messages('C0GENERAL')
      .filter(({ key }) => key?.startsWith('leaderboard:'))
      .map(({ blocks }) => textIn(blocks));
  const merge = async (number: number, mergedAt: string, author = 'ana') => {
    const at = new Date(Date.parse(mergedAt) - 600_000).toISOString();
    const pull = githubStory({ number, author, at });
    await deliver(muster, pull.opened(), pull.merged({ at: mergedAt }));
  };
  const walk = async (...instants: readonly string[]) => {
    for (const instant of instants) await muster.advanceTo(instant);
  };

  it('comes on Monday at nine on the team’s wall, once, and tells of the week before', async () => {
    await merge(31, '2026-11-25T08:50:00Z');
    await walk('2026-11-26T09:00:00Z', '2026-11-29T22:59:59Z');
    await merge(32, '2026-11-29T22:59:59Z', 'jonas');
    await walk('2026-11-29T23:00:30Z');
    await merge(33, '2026-11-29T23:00:00Z', 'bo');
    await walk('2026-11-30T07:59:59Z');
    expect(cards()).toEqual([]);
    await walk('2026-11-30T08:00:00Z');
    expect(cards()).toHaveLength(1);
    expect(cards()[0]).toContain('Web: AI Detective, week 48');
    expect(cards()[0]).toContain('Mon 23 Nov to Sun 29 Nov');
    expect(cards()[0]).toContain('2 pull requests merged');
    await walk('2026-12-01T09:00:00Z', '2026-12-06T09:00:00Z');
    expect(cards()).toHaveLength(1);
    await walk('2026-12-07T07:59:59Z', '2026-12-07T08:00:00Z');
    expect(cards()).toHaveLength(2);
    expect(cards()[1]).toContain('week 49');
    expect(cards()[1]).toContain('1 pull request merged');
  });

  it('has one honest line for a week in which nothing was merged, and none for a team that never did', async () => {
    await walk('2026-11-26T09:00:00Z', '2026-11-30T08:00:00Z');
    expect(cards()).toEqual([]);
    await merge(31, '2026-11-30T07:50:00Z');
    await walk('2026-12-07T08:00:00Z', '2026-12-14T08:00:00Z');
    expect(cards()).toHaveLength(2);
    expect(cards()[1]).toContain('Nothing was merged this week.');
    expect(cards()[1]).not.toContain('Best detectives');
  });

  it('follows the day, the time and the zone its lead chooses, and stays away when it is off', async () => {
    await merge(31, '2026-11-25T08:50:00Z');
    const set = async (values: Readonly<Record<string, unknown>>) => {
      await mira.openHome();
      await mira.press('Settings', { kind: 'home' });
      await mira.press('Change the leaderboard of Web', { kind: 'home' });
      await mira.submit(values);
    };
    await set({ weekday: '2', at: '16:30' });
    expect(mira.homeText()).toContain('Tuesdays at 16:30 in Europe/Berlin');
    await walk('2026-11-30T09:00:00Z', '2026-12-01T15:29:59Z');
    expect(cards()).toEqual([]);
    await walk('2026-12-01T15:30:00Z');
    expect(cards()).toHaveLength(1);
    await set({ enabled: [] });
    await walk('2026-12-08T15:30:00Z', '2026-12-09T15:30:00Z');
    expect(cards()).toHaveLength(1);
    expect((await ana.command('/muster', 'leaderboard')).text).toContain('off');
  });

  it('is moved by a public holiday to the next working day', async () => {
    await muster.store.sql`update teams set holiday_region = 'DE'`;
    await merge(31, '2026-11-25T08:50:00Z');
    // Easter Monday.
    await walk('2027-03-26T09:00:00Z', '2027-03-29T07:00:00Z');
    const before = cards().length;
    await walk('2027-03-29T20:00:00Z', '2027-03-30T06:59:59Z');
    expect(cards()).toHaveLength(before);
    await walk('2027-03-30T07:00:00Z');
    expect(cards()).toHaveLength(before + 1);
  });

  it('is shown before, to the lead alone, and posted by hand instead of by its time', async () => {
    await merge(31, '2026-11-25T08:50:00Z');
    await walk('2026-11-26T09:00:00Z', '2026-11-30T07:00:00Z');
    await mira.openHome();
    await mira.press('Settings', { kind: 'home' });
    await mira.press('Preview the leaderboard of Web', { kind: 'home' });
    expect(mira.modalText()).toContain('1 pull request merged');
    expect(mira.modalText()).toContain('Only you see this');
    expect(cards()).toEqual([]);
    mira.closeModal();
    const post = mira.requestToPress('Post the leaderboard of Web now', { kind: 'home' });
    await mira.press('Post the leaderboard of Web now', { kind: 'home' });
    expect(mira.modalText()).toContain('week 48');
    expect(cards()).toHaveLength(1);
    await fetch(`${muster.url}/slack/events`, { method: 'POST', headers: post.headers, body: post.body });
    await walk('2026-11-30T08:00:00Z', '2026-12-01T08:00:00Z');
    expect(cards()).toHaveLength(1);
  });

  it('is nobody’s to change but its lead’s, its managers’ and admins’', async () => {
    await ana.openHome();
    await ana.press('Settings', { kind: 'home' });
    expect(ana.homeText()).not.toContain('Weekly leaderboard');
  });

  it('of the week that goes on is told to whoever asks, of the last one as it was posted', async () => {
    await merge(31, '2026-11-25T08:50:00Z');
    expect((await ana.command('/muster', 'leaderboard')).text).toContain('1 pull request merged so far');
    expect((await ana.command('/muster', 'leaderboard last')).text).toContain('isn’t posted');
    await walk('2026-11-26T09:00:00Z', '2026-11-30T08:00:00Z');
    expect((await ana.command('/muster', 'leaderboard last')).text).toContain('week 48');
    expect((await muster.as('U0PRIYA').command('/muster', 'leaderboard')).text).toContain('in no team');
  });

  it('follows a change of the clocks: nine on the wall before and after', async () => {
    await merge(31, '2026-11-25T08:50:00Z');
    await walk('2027-03-27T09:00:00Z', '2027-03-29T06:59:59Z');
    const before = cards().length;
    await walk('2027-03-29T07:00:00Z');
    expect(cards()).toHaveLength(before + 1);
  });
});
