import { beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import type { Persona } from '../support/persona.ts';
import { textIn } from '../support/screen.ts';
import { surveyCardOf, surveyTeam } from '../support/surveys.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

/** Friday 27 November 2026, 10:00 in Berlin. Ana writes, Jonas reviews and guesses; both are in Mira's team Web. */
describe('a leaderboard', () => {
  const muster = testApp({ start: '2026-11-27T09:00:00Z' });
  let ana: Persona;
  let jonas: Persona;

  beforeEach(async () => {
    [ana, jonas] = [muster.as('U0ANA'), muster.as('U0JONAS')];
    await muster.as('U0MIRA').command('/task', 'list');
    await surveyTeam(muster);
    await makeTeam(muster, { lead: 'U0MIRA', members: ['U0ANA', 'U0JONAS'], channel: 'C0GENERAL' });
    for (const number of [31, 32, 33]) {
      const pull = githubStory({ number, author: 'ana', at: '2026-11-27T08:30:00Z' });
      const review = pull.reviewed({ at: '2026-11-27T08:40:00Z', by: 'jonas', id: number, state: 'approved' });
      await deliver(muster, pull.opened(), review, pull.merged({ at: '2026-11-27T08:50:00Z' }));
    }
    for (const number of [31, 32, 33]) await ana.tap(`No: AI in acme/web#${number}`, surveyCardOf(muster, ana));
  });
  const posted = () => muster.slack.messages('C0GENERAL').filter(({ key }) => key?.startsWith('leaderboard:'));
  const card = () => textIn(posted().at(-1)?.blocks ?? []);
  /** Jonas thinks that no AI took part. */
  const guess = async (number: number) => {
    for (const words of ['OK: quality of', 'No: your guess about AI in', 'Sure: how sure you are about'])
      await jonas.tap(`${words} acme/web#${number}`, surveyCardOf(muster, jonas));
  };
  const walk = async (...instants: readonly string[]) => {
    for (const instant of instants) await muster.advanceTo(instant);
  };

  it('is edited when late answers come, until the next one, and posted once', async () => {
    for (const number of [31, 32]) await guess(number);
    await walk('2026-11-28T09:00:00Z', '2026-11-30T08:00:00Z');
    expect(card()).toContain('3 pull requests merged');
    expect(card()).toContain('Nobody this time');
    expect(card()).toContain('AI share, guesses, quality: too few to show');
    await guess(33);
    expect(card()).toContain('1. *Jonas*, 3 of 3 right');
    expect(card()).toContain('Fastest fair reviewer');
    expect(posted()).toHaveLength(1);
    expect(posted()[0]?.edits).toHaveLength(1);
  });

  it('keeps what it said once it is sealed', async () => {
    for (const number of [31, 32]) await guess(number);
    await walk('2026-11-28T09:00:00Z', '2026-11-30T08:00:00Z');
    await muster.store.sql`update leaderboard_weeks set seals_at = '2026-11-30T08:30:00Z'`;
    await walk('2026-11-30T08:30:00Z');
    await guess(33);
    expect(card()).toContain('Nobody this time');
    expect(posted()[0]?.edits).toHaveLength(0);
  });

  it('names nobody who doesn’t want to be named, from the moment they say so, and names them again', async () => {
    for (const number of [31, 32, 33]) await guess(number);
    await walk('2026-11-28T09:00:00Z', '2026-11-30T08:00:00Z');
    expect(card()).toContain('Jonas');
    await jonas.openHome();
    await jonas.press('Detective', { kind: 'home' });
    await jonas.press('Leave me out (Leaderboard)', { kind: 'home' });
    expect(card()).not.toContain('Jonas');
    expect((await jonas.command('/muster', 'leaderboard last')).text).not.toContain('Jonas');
    await jonas.press('Count me in (Leaderboard)', { kind: 'home' });
    expect(card()).toContain('1. *Jonas*, 3 of 3 right');
  });

  it('says nothing of what is still sealed: a week that goes on looks the same whatever the author said', async () => {
    const before = (await jonas.command('/muster', 'leaderboard')).text;
    expect(before).toContain('3 pull requests merged so far');
    expect(before).toContain('Nobody this time');
    expect(before).not.toContain('%');
  });
});
