import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { mergePullRequest, surveyCardOf, surveyTeam } from '../support/surveys.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

/** Wednesday 25 November 2026, 10:00 in Berlin. */
describe('the Detective tab', () => {
  const muster = testApp();
  let ana: Persona;
  let jonas: Persona;
  const home = { kind: 'home' } as const;

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    await surveyTeam(muster);
  });

  async function openDetective(persona: Persona): Promise<string> {
    await persona.openHome();
    await persona.press('Detective', home);
    return persona.homeText();
  }

  it('is useful before anything was asked', async () => {
    expect(await openDetective(ana)).toContain('When a pull request that you wrote or reviewed is merged');
  });

  it('takes every answer and shows the reveal', async () => {
    await mergePullRequest(muster, { number: 31 });
    await ana.openHome();
    expect(ana.homeText()).toContain('A merged pull request asks for your word');
    await ana.press('Answer', home);
    expect(ana.homeText()).toContain('Waiting for your answer (1)');
    await ana.press('No', home);
    expect(ana.homeText()).toContain('Kept. Nobody sees it before the reveal.');
    expect(ana.homeText()).toContain('Answered, not revealed yet');

    expect(await openDetective(jonas)).toContain('How is the quality?');
    await jonas.press('OK', home);
    await jonas.press('No: your guess about AI in acme/web#31', home);
    await jonas.press('Sure', home);
    expect(jonas.homeText()).toContain('Kept, and revealed');
    expect(jonas.homeText()).toContain('Lately revealed');
    expect(jonas.homeText()).toContain('The author’s word: *No*. You guessed right.');
    expect(jonas.homeText()).toContain('*1 of 1 right*');
    expect(jonas.homeText()).toContain('`23 Nov` ▓▓▓▓▓▓▓▓▓▓ 1 of 1 right');
    await muster.advanceTo('2026-11-25T09:05:00Z');
    await jonas.openHome();
    expect(jonas.homeText()).not.toContain('Kept, and revealed');
    expect(jonas.homeText()).not.toContain('Waiting for your answer');
  });

  it('changes an answer from Home, which is drawn again', async () => {
    await mergePullRequest(muster, { number: 31 });
    await openDetective(ana);
    await ana.press('No', home);
    await ana.press('Change', home);
    await ana.submit({ ai: 'partly' });
    expect(ana.homeText()).toContain('Changed. The new answer counts.');
    expect(ana.homeText()).toContain('You said *Partly*.');
    expect(surveyCardOf(muster, ana).text).toContain('You said *Partly*.');
  });

  it('shows of a team nothing that five authors aren’t in', async () => {
    await makeTeam(muster, { name: 'Web', lead: 'U0MIRA', members: ['U0ANA', 'U0JONAS'] });
    expect(await openDetective(jonas)).toContain('*Web*\nToo few to show yet');
  });

  it('has switches that hold, one’s own and, for leads, the team’s', async () => {
    const mira = muster.as('U0MIRA');
    await mira.command('/task', 'list');
    await makeTeam(muster, { name: 'Web', lead: 'U0MIRA', members: ['U0ANA', 'U0JONAS'] });
    await jonas.openHome();
    await jonas.press('Settings', home);
    expect(jonas.homeText()).not.toContain('Surveys follow its merged pull requests');
    await jonas.press('Leave me out (Leaderboard)', home);
    expect(jonas.homeText()).toContain('You are not on it');

    await mira.openHome();
    await mira.press('Settings', home);
    await mira.press('Switch off the surveys of Web', home);
    expect(mira.homeText()).toContain('No surveys about its pull requests.');
    await mergePullRequest(muster, { number: 31 });
    expect(ana.messages()).toEqual([]);
    await mira.press('Switch on the surveys of Web', home);
    await mergePullRequest(muster, { number: 32 });
    expect(ana.messages()).toHaveLength(1);
  });
});
