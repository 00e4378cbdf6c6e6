import { describe, expect, it } from 'vitest';
import { mergePullRequest, slackIdOf, surveyCardOf, surveyTeam } from '../support/surveys.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const LOGINS = ['ana', 'jonas', 'priya', 'bo', 'mira'] as const;
const MERGED_AT = '2026-11-02T14:30:00Z';

/** Monday 2 November 2026: five people each write one pull request and review the next one’s. */
describe('what a team reads of its guesses', () => {
  const muster = testApp({ start: MERGED_AT });

  async function detectiveOf(login: string): Promise<string> {
    const persona = muster.as(slackIdOf(login));
    await persona.openHome();
    await persona.press('Detective', { kind: 'home' });
    return persona.homeText();
  }

  /** Merges, and everybody answers a day later; all but one guess is right. */
  async function liveThrough(logins: readonly string[]): Promise<void> {
    await surveyTeam(muster, { logins: LOGINS, connectedAt: '2026-10-20T08:00:00Z' });
    await makeTeam(muster, { name: 'Web', lead: 'U0MIRA', members: LOGINS.map(slackIdOf) });
    for (const [n, author] of logins.entries())
      await mergePullRequest(muster, { number: 31 + n, author, reviewers: [nextOf(author)], at: MERGED_AT });
    // Priya’s morning in Kolkata, then everybody else’s day.
    await muster.advanceTo('2026-11-03T04:00:00Z');
    await muster.advanceTo('2026-11-03T14:30:00Z');
    for (const [n, author] of logins.entries()) {
      const [writer, reviewer] = [muster.as(slackIdOf(author)), muster.as(slackIdOf(nextOf(author)))];
      const ref = `acme/web#${31 + n}`;
      await writer.tap(`No: AI in ${ref}`, surveyCardOf(muster, writer));
      await reviewer.tap(`OK: quality of ${ref}`, surveyCardOf(muster, reviewer));
      await reviewer.tap(`${n === 0 ? 'Yes' : 'No'}: your guess about AI in ${ref}`, surveyCardOf(muster, reviewer));
      await reviewer.tap(`Sure: how sure you are about ${ref}`, surveyCardOf(muster, reviewer));
    }
  }
  const nextOf = (login: string) => LOGINS[(LOGINS.indexOf(login as 'ana') + 1) % LOGINS.length] ?? 'ana';

  it('is one figure of five authors, once nothing about it changes any more', async () => {
    await liveThrough(LOGINS);
    expect(await detectiveOf('ana')).toContain('*Web*\nToo few to show yet');
    await muster.advanceTo('2026-11-16T09:00:00Z');
    const words = await detectiveOf('ana');
    expect(words).toContain('Can we still tell?');
    expect(words).toContain('▓▓▓▓▓▓▓▓░░ *80 %* of 5 guesses right, week of Mon 2 Nov');
    expect(await detectiveOf('ana')).toBe(words);
  }, 120_000);

  it('is nothing of four', async () => {
    await liveThrough(LOGINS.slice(0, 4));
    await muster.advanceTo('2026-11-16T09:00:00Z');
    expect(await detectiveOf('mira')).toContain('*Web*\nToo few to show yet');
  }, 120_000);
});
