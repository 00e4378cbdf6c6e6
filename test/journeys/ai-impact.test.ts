import { describe, expect, it } from 'vitest';
import { textIn } from '../support/screen.ts';
import { mergePullRequest, slackIdOf, surveyCardOf, surveyTeam } from '../support/surveys.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const LOGINS = ['ana', 'jonas', 'priya', 'bo', 'mira'] as const;
const MERGED_AT = '2026-11-02T14:30:00Z';

/** Monday 2 November 2026: five people each write one pull request and say whether AI helped. */
describe('what people read of AI in Numbers', () => {
  const muster = testApp({ start: MERGED_AT });
  const personaOf = (login: string) => muster.as(slackIdOf(login));

  async function numbersOf(login: string): Promise<string> {
    await personaOf(login).openHome();
    await personaOf(login).press('Numbers', { kind: 'home' });
    return personaOf(login).homeText();
  }

  async function ownOf(login: string): Promise<string> {
    await numbersOf(login);
    await personaOf(login).press('My pull requests and AI', { kind: 'home' });
    return textIn(muster.slack.openModals(slackIdOf(login)).at(-1)?.blocks ?? []);
  }

  it('is a share once five people stand behind it, and each one’s own work for that person alone', async () => {
    await surveyTeam(muster, { logins: LOGINS, connectedAt: '2026-10-20T08:00:00Z' });
    await makeTeam(muster, { name: 'Web', lead: 'U0MIRA', members: LOGINS.map(slackIdOf) });
    for (const [n, author] of LOGINS.entries())
      await mergePullRequest(muster, {
        ...{ number: 31 + n, title: `Work of ${author}`, author, reviewers: [], at: MERGED_AT },
      });
    expect(await numbersOf('ana')).toContain('*Everybody*: too few to show.');
    await muster.advanceTo('2026-11-03T04:00:00Z');
    await muster.advanceTo('2026-11-03T14:30:00Z');
    for (const [n, author] of LOGINS.entries())
      await personaOf(author).tap(
        `${n < 2 ? 'Yes' : 'No'}: AI in acme/web#${31 + n}`,
        surveyCardOf(muster, personaOf(author)),
      );
    await muster.advanceTo('2026-11-25T09:00:00Z');
    await muster.advanceTo('2026-11-26T09:00:01Z');

    const words = await numbersOf('ana');
    expect(words).toContain('*Everybody: Can’t tell.* There is too little to compare speed, quality and rework.');
    expect(words).toContain('▓▓▓▓░░░░░░ 40 % of 5, week of Mon 2 Nov');
    await personaOf('ana').press('Explain whether AI helps everybody', { kind: 'home' });
    const explained = textIn(muster.slack.openModals('U0ANA').at(-1)?.blocks ?? []);
    expect(explained).toContain('*5 pull requests* merged from');
    expect(explained).toContain('Fewer than five people have both kinds in one size class');

    const own = await ownOf('ana');
    expect(own).toContain('Work of ana>\n*With AI*: you said yes');
    expect(own).not.toContain('Work of jonas');
    expect(await ownOf('mira')).not.toContain('• ana');

    await personaOf('ana').press('Let my leads see how many', { kind: 'modal' });
    expect(await ownOf('mira')).toContain('• ana: 1 of 1 with AI');
    expect(await ownOf('jonas')).not.toContain('• ana');
    await ownOf('ana');
    await personaOf('ana').press('Keep it to myself', { kind: 'modal' });
    expect(await ownOf('mira')).not.toContain('• ana');
  }, 120_000);
});
