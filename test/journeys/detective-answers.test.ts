import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { mergePullRequest, surveyCardOf, surveyTeam } from '../support/surveys.ts';
import { testApp } from '../support/test-app.ts';

/** Wednesday 25 November 2026, 10:00 in Berlin. Ana’s pull request is merged after Jonas’s review. */
describe('a survey', () => {
  const muster = testApp();
  let ana: Persona;
  let jonas: Persona;
  const card = (persona: Persona) => surveyCardOf(muster, persona);

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    await surveyTeam(muster);
    await mergePullRequest(muster, { number: 31 });
  });

  it('goes from two questions to the reveal on the reviewer’s own card', async () => {
    expect(card(ana).text).toContain('*Was this AI-assisted?*');
    expect(card(jonas).text).toContain('How to stop');
    await ana.tap('Partly', card(ana));
    expect(card(ana).text).toContain('You said *Partly*.');
    await jonas.tap('Super', card(jonas));
    await jonas.tap('Yes', card(jonas));
    expect(card(jonas).text).toContain('You said quality *Super*, AI-assisted *Yes*, likely.');
    expect(card(jonas).text).not.toContain('author’s word: ');
    await jonas.tap('Sure', card(jonas));
    expect(card(jonas).text).toContain('The author’s word: *Partly* (counts as yes). You guessed right.');
    expect(card(jonas).text).toContain('*1 of 1 right* · skill 0.00');
    expect(card(ana).text).toContain('It was revealed, so it stays.');
    expect(jonas.messages().filter((text) => text.includes('author’s word: '))).toHaveLength(1);
  });

  it('tells a reviewer who waited in a message of its own', async () => {
    await jonas.tap('OK', card(jonas));
    await jonas.tap('No', card(jonas));
    await jonas.tap('Likely', card(jonas));
    expect(card(jonas).text).toContain('I show you the author’s word as soon as it is there.');
    await ana.tap('Yes', card(ana));
    expect(jonas.lastMessage().text).toContain('The author’s word: *Yes*. Your guess was the other one.');
    expect(card(jonas).text).toContain('The author’s word: *Yes*.');
  });

  it('can be changed until the reveal, and not after', async () => {
    await ana.tap('No', card(ana));
    await ana.press('Change', card(ana));
    expect(await ana.submit({ ai: 'yes' })).toMatchObject({ status: 200 });
    expect(card(ana).text).toContain('You said *Yes*.');

    const before = card(ana);
    await ana.press('Change', before);
    for (const words of ['OK', 'Yes', 'Sure']) await jonas.tap(words, card(jonas));
    await ana.submit({ ai: 'no' });
    expect(ana.modalText()).toContain('This was revealed by now, so the answer stays as it was.');
    ana.closeModal();
    await ana.press('Change', before);
    expect(ana.modalText()).toContain('This was revealed by now');
    expect(card(ana).text).toContain('You said *Yes*. It was revealed, so it stays.');
  });

  it('lets a reviewer change every part at once', async () => {
    await jonas.tap('OK', card(jonas));
    await jonas.tap('No', card(jonas));
    await jonas.press('Change', card(jonas));
    await jonas.submit({ quality: '1', guess: 'yes', confidence: 'unsure' });
    expect(card(jonas).text).toContain('You said quality *Could be better*, AI-assisted *Yes*, unsure.');
  });

  it('says in its own words why a click changes nothing', async () => {
    const asked = card(ana);
    await ana.tap('No', asked);
    expect(await ana.press('Yes', asked)).toMatchObject({ text: expect.stringContaining('your answer stands') });
    expect(await jonas.press('Yes', asked)).toMatchObject({
      text: expect.stringContaining('asked of somebody else.'),
    });
    expect(card(ana).text).toContain('You said *No*.');

    const open = card(jonas);
    await muster.advanceTo('2026-12-10T09:00:00Z');
    expect(await jonas.press('OK', open)).toMatchObject({ text: expect.stringContaining('This survey is closed') });
    expect(card(jonas).text).toContain('Closed. Nothing to do.');
  });

  it('stops when its reader says so, on the card that was sent as well', async () => {
    const open = card(jonas);
    await jonas.openHome();
    await jonas.press('Detective', { kind: 'home' });
    await jonas.press('Stop surveys', { kind: 'home' });
    expect(jonas.homeText()).toContain('I ask you nothing. Nobody is told.');
    expect(card(jonas).text).toContain('You stopped surveys');
    expect(await jonas.press('OK', open)).toMatchObject({ text: expect.stringContaining('You stopped surveys') });
    await jonas.press('Ask me again', { kind: 'home' });
    expect(card(jonas).text).toContain('How is the quality?');
  });

  it('is reminded of once, the next working morning', async () => {
    await ana.tap('No', card(ana));
    await muster.advanceTo('2026-11-26T08:00:00Z');
    expect(jonas.lastMessage().text).toContain('A pull request still waits for your word');
    expect(ana.messages().join()).not.toContain('still waits');
    const reminder = jonas.lastMessage();
    for (const words of ['OK', 'Yes', 'Sure'])
      await jonas.tap(words, { ...reminder, blocks: jonas.lastMessage().blocks });
    expect(jonas.lastMessage().text).toContain('Nothing waits for your word any more');
    expect(jonas.lastMessage().text).toContain('The author’s word: *No*. Your guess was the other one.');
    expect(card(jonas).text).toContain('The author’s word: *No*.');
    await muster.advanceTo('2026-11-27T08:00:00Z');
    expect(jonas.messages().filter((text) => text.includes('your word'))).toHaveLength(1);
  });

  it('takes several pull requests of a day on one card', async () => {
    await mergePullRequest(muster, { number: 32, title: 'Move the button' });
    await mergePullRequest(muster, { number: 33, title: 'Drop the old table', reviewers: ['priya'] });
    expect(card(ana).text).toContain('3 of your pull requests are merged');
    expect(card(jonas).text).toContain('2 pull requests you reviewed are merged');
    expect(ana.messages()).toHaveLength(1);
    await ana.tap('No: AI in acme/web#32', card(ana));
    expect(card(ana).text).toContain('You said *No*.');
    expect(card(ana).text.match(/Was this AI-assisted/g)).toHaveLength(2);
  });
});
