import { beforeEach, describe, expect, it } from 'vitest';
import { eventCallback } from '../fakes/slack/requests.ts';
import { type Persona, send } from '../support/persona.ts';
import { mergePullRequest, surveyCardOf, surveyTeam } from '../support/surveys.ts';
import { SIGNING_SECRET, testApp } from '../support/test-app.ts';

/** What the row holds, and how often it was written. */
type Kept = {
  readonly ai: string | null;
  readonly quality: number | null;
  readonly guess: string | null;
  readonly confidence: string | null;
  readonly writes: number;
  readonly revealed: boolean;
};

/** Wednesday 25 November 2026, 10:00 in Berlin. Ana's pull request, reviewed by Jonas, is merged. */
describe('a click on a survey', () => {
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

  /** Everything that was ever kept of somebody's answer. */
  async function kept({ userId }: Persona): Promise<Kept | undefined> {
    const [row] = await muster.store.sql<Kept[]>`
      select i.ai, i.quality, i.guess, i.confidence, i.revealed_at is not null as revealed,
        (select count(*)::int from history h where h.subject_id = i.id) as writes
      from survey_invitations i join people p on p.id = i.person_id where p.slack_user_id = ${userId}`;
    return row;
  }
  const saidTo = async (persona: Persona, words: string, screen: ReturnType<typeof card>) =>
    (await persona.press(words, screen)).text;
  const nothing = { ai: null, quality: null, guess: null, confidence: null, writes: 0, revealed: false };

  it('sent twice by Slack counts once, and says nothing twice', async () => {
    const request = ana.requestToPress('Partly', card(ana));
    await Promise.all([send(muster.url, request), send(muster.url, request)]);
    await muster.settled();
    await send(muster.url, request);
    await muster.settled();
    expect(await kept(ana)).toMatchObject({ ai: 'partly', writes: 1 });
    expect(card(ana).text).toContain('You said *Partly*.');
  });

  it('by impatient fingers, twice on one button or on two, counts the first time', async () => {
    const before = card(ana);
    await ana.tap('No', before);
    const again = 'You answered this already, and your answer stands.';
    expect(await saidTo(ana, 'No', before)).toContain(again);
    expect(await saidTo(ana, 'Yes', before)).toContain(again);
    expect(await kept(ana)).toMatchObject({ ai: 'no', writes: 1 });
  });

  it('is one of twenty at once: one counts, the others are told so, and the card shows that one', async () => {
    const screen = card(ana);
    const words = ['Yes', 'Partly', 'No'];
    const requests = Array.from({ length: 20 }, (_, n) => ana.requestToPress(words[n % 3] ?? 'No', screen));
    const answers = await Promise.all(requests.map((request) => send(muster.url, request)));
    await muster.settled();
    expect(answers.map(({ status }) => status)).toEqual(requests.map(() => 200));
    const row = await kept(ana);
    expect(row?.writes).toBe(1);
    const shown = { yes: 'Yes', partly: 'Partly', no: 'No' }[row?.ai ?? ''];
    expect(card(ana).text).toContain(`You said *${shown}*.`);
    expect(heard('your answer stands')).toHaveLength(19);
  });

  it('is one of twenty of both sides at once: one reveal, told once', async () => {
    for (const words of ['OK', 'Yes']) await jonas.tap(words, card(jonas));
    const [authors, reviewers] = [card(ana), card(jonas)];
    const requests = Array.from({ length: 10 }, () => [
      ana.requestToPress('Yes', authors),
      jonas.requestToPress('Sure', reviewers),
    ]).flat();
    await Promise.all(requests.map((request) => send(muster.url, request)));
    await muster.settled();
    expect(await kept(ana)).toMatchObject({ ai: 'yes', writes: 1 });
    expect(await kept(jonas)).toMatchObject({ confidence: 'sure', writes: 3, revealed: true });
    const told = jonas.messages().filter((text) => text.includes('The author’s word: *Yes*'));
    expect(told.length).toBeGreaterThanOrEqual(1);
    expect(told.length).toBeLessThanOrEqual(2);
    expect(card(jonas).text).toContain('*1 of 1 right*');
  });

  it('of somebody else changes nothing and says whose it is not, to whoever presses it', async () => {
    const screen = card(ana);
    for (const other of ['U0JONAS', 'U0PRIYA', 'U0MIRA', 'U0SAM'])
      expect(await saidTo(muster.as(other), 'Yes', screen)).toContain('These questions were asked of somebody else.');
    expect(await saidTo(muster.as('U0GUEST'), 'Yes', screen)).toContain('guests can’t use it');
    expect(await kept(ana)).toMatchObject(nothing);
    expect(await saidTo(ana, 'Super', card(jonas))).toContain('asked of somebody else');
  });

  it('of a time before the reveal changes nothing after it', async () => {
    const [authors, reviewers] = [card(ana), card(jonas)];
    await ana.tap('No', authors);
    for (const words of ['OK', 'No']) await jonas.tap(words, card(jonas));
    const asked = card(jonas);
    await jonas.tap('Likely', asked);
    expect(await kept(jonas)).toMatchObject({ guess: 'no', confidence: 'likely', revealed: true });
    const stands = /your answer stands|stays as it was/;
    expect(await saidTo(ana, 'Yes', authors)).toMatch(stands);
    expect(await saidTo(jonas, 'Super', reviewers)).toMatch(stands);
    expect(await saidTo(jonas, 'Sure', asked)).toMatch(stands);
    expect(await kept(ana)).toMatchObject({ ai: 'no', writes: 1 });
    expect(await kept(jonas)).toMatchObject({ quality: 2, guess: 'no', confidence: 'likely', writes: 3 });
  });

  it('after the closing changes nothing and says that it is closed', async () => {
    const [authors, reviewers] = [card(ana), card(jonas)];
    await muster.advanceTo('2026-12-10T09:00:00Z');
    expect(await saidTo(ana, 'Yes', authors)).toContain('This survey is closed. Nothing to do.');
    expect(await saidTo(jonas, 'OK', reviewers)).toContain('This survey is closed. Nothing to do.');
    expect([await kept(ana), await kept(jonas)]).toMatchObject([nothing, nothing]);
  });

  it('of somebody who was deactivated changes nothing and says why', async () => {
    const screen = card(jonas);
    const user = muster.slack.setUser('U0JONAS', { deleted: true });
    const signer = { secret: SIGNING_SECRET, timestamp: muster.clock.now().getTime() / 1000 };
    await send(muster.url, eventCallback(signer, { event: { type: 'user_change', user } }, { userId: 'U0JONAS' }));
    await muster.settled();
    expect(await saidTo(jonas, 'Super', screen)).toContain('Your account in this workspace is switched off');
    expect(await kept(jonas)).toMatchObject(nothing);
  });

  it('of somebody who wants no surveys any more changes nothing, on whatever was left half answered', async () => {
    const before = card(jonas);
    await jonas.tap('Super', before);
    await jonas.openHome();
    await jonas.press('Detective', { kind: 'home' });
    await jonas.press('Stop surveys', { kind: 'home' });
    expect(card(jonas).text).not.toContain('Your guess:');
    expect(await saidTo(jonas, 'No', before)).toContain('You stopped surveys, so I kept nothing.');
    expect(await kept(jonas)).toMatchObject({ quality: 3, guess: null, writes: 1 });
    await muster.advanceTo('2026-11-26T08:00:00Z');
    expect(jonas.messages().filter((text) => text.includes('still waits for your word'))).toEqual([]);
  });

  it('that says how sure one is before the guess asks for the guess', async () => {
    const screen = card(jonas);
    const blocks = JSON.parse(JSON.stringify(screen.blocks).replaceAll(':guess:yes', ':confidence:sure'));
    expect(await saidTo(jonas, 'Yes', { ...screen, blocks })).toContain('First the guess, yes or no');
    expect(await kept(jonas)).toMatchObject(nothing);
  });

  it('on a button of another version of Muster says so', async () => {
    const screen = card(jonas);
    const blocks = JSON.parse(JSON.stringify(screen.blocks).replaceAll(':guess:yes', ':guess:perhaps'));
    expect(await saidTo(jonas, 'Yes', { ...screen, blocks })).toContain('This button is too old.');
    expect(await kept(jonas)).toMatchObject(nothing);
  });

  /** Answers with these words that went to response addresses. */
  function heard(words: string): readonly unknown[] {
    return muster.slack.calls('response_url').filter(({ args }) => JSON.stringify(args).includes(words));
  }
});
