import { beforeEach, describe, expect, it } from 'vitest';
import { eventCallback } from '../fakes/slack/requests.ts';
import { type Persona, send } from '../support/persona.ts';
import { mergePullRequest, surveyCardOf, surveyTeam } from '../support/surveys.ts';
import { SIGNING_SECRET, testApp } from '../support/test-app.ts';

/** Wednesday 25 November 2026, 10:00 in Berlin. */
describe('a report that AI got something wrong', () => {
  const muster = testApp();
  let ana: Persona;

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    await surveyTeam(muster);
    await mergePullRequest(muster, { number: 31 });
  });

  type Reaction = { readonly at: number; readonly type?: string; readonly reaction?: string; readonly user?: string };

  /** Slack tells of a reaction to a message; `at` counts seconds. */
  async function react(place: { channelId: string; ts: string }, { at, ...more }: Reaction): Promise<void> {
    const { type = 'reaction_added', reaction = 'robot_face', user = 'U0ANA' } = more;
    const item = { type: 'message', channel: place.channelId, ts: place.ts };
    const event = { type, user, reaction, item_user: 'U0MUSTER', item, event_ts: `${1_764_061_200 + at}.000100` };
    const timestamp = Math.floor(muster.clock.now().getTime() / 1_000);
    await send(muster.url, eventCallback({ secret: SIGNING_SECRET, timestamp }, { event }));
    await muster.settled();
  }

  const card = () => {
    const screen = surveyCardOf(muster, ana);
    if (screen.kind !== 'message') throw new Error('a card is a message');
    return screen;
  };
  const rows = () =>
    muster.store
      .sql`select via, standing, category, tool, expected, pull_request_ids as pulls from ai_reports order by id`;

  it('is kept by a robot’s face on a survey, once, and taken back with it', async () => {
    await react(card(), { at: 1 });
    await react(card(), { at: 1 });
    expect(ana.lastMessage().text).toContain('Thank you. I keep that AI got something wrong about');
    expect(await rows()).toMatchObject([{ via: 'reaction', standing: true, pulls: [expect.any(String)] }]);
    await react(card(), { at: 2, type: 'reaction_removed' });
    expect(ana.lastMessage().text).toContain('Your report was taken back.');
    expect(await rows()).toMatchObject([{ standing: false }]);
    await react(card(), { at: 3 });
    expect(await rows()).toMatchObject([{ standing: true }]);
    expect(ana.messages()).toHaveLength(2);
  });

  it('is kept on the reveal of a survey, too, about that pull request alone', async () => {
    const jonas = muster.as('U0JONAS');
    await mergePullRequest(muster, { number: 32, title: 'Move the button' });
    const asked = () => surveyCardOf(muster, jonas);
    for (const words of ['OK: quality of', 'Yes: your guess about AI in', 'Sure: how sure you are about'])
      await jonas.tap(`${words} acme/web#32`, asked());
    await ana.tap('No: AI in acme/web#32', card());
    const { channelId, ts, text } = jonas.lastMessage();
    expect(text).toContain('The author’s word: *No*');
    await react({ channelId, ts }, { at: 1, user: 'U0JONAS' });
    expect(jonas.lastMessage().text).toContain('|#32>.');
    expect(await rows()).toMatchObject([{ pulls: [expect.any(String)] }]);
  });

  it('stays taken back when its removal arrives first', async () => {
    await react(card(), { at: 2, type: 'reaction_removed' });
    await react(card(), { at: 1 });
    expect(await rows()).toMatchObject([{ standing: false }]);
    expect(ana.messages()).toHaveLength(1);
  });

  it('changes nothing on other messages, by other faces, and by others than the reader', async () => {
    await react(card(), { at: 1, reaction: 'tada' });
    await react({ channelId: 'C0GENERAL', ts: '1764061200.000100' }, { at: 1 });
    await react(card(), { at: 1, user: 'U0JONAS' });
    await react(card(), { at: 1, user: 'U0NOBODY' });
    await ana.command('/task', 'Call the bank');
    const { channelId, ts } = ana.lastMessage();
    await react({ channelId, ts }, { at: 1 });
    expect(await rows()).toEqual([]);
  });

  it('says more when asked, and can be taken back on its thanks', async () => {
    await react(card(), { at: 1 });
    await ana.press('Say what was wrong', ana.lastMessage());
    await ana.submit({ category: 'made-up', expected: 'The function that exists', tool: 'cursor' });
    expect(ana.modalText()).toContain('Thank you.');
    ana.closeModal();
    expect(ana.lastMessage().text).toContain('*It made something up* (Cursor)');
    expect(await rows()).toMatchObject([{ category: 'made-up', tool: 'cursor', expected: 'The function that exists' }]);
    const thanks = ana.lastMessage();
    await ana.tap('Take back', thanks);
    expect(ana.lastMessage().text).toContain('Your report was taken back.');
    await ana.press('Say more', thanks);
    expect(ana.modalText()).toContain('This report was taken back.');
  });

  it('is made from any message’s menu, with the pull request where the message is a survey', async () => {
    await ana.messageShortcut('ai_wrong', { channelId: 'C0GENERAL', ts: '1764061200.000100', text: 'See here' });
    expect(ana.modalText()).not.toContain('Which pull request?');
    await ana.submit({ category: 'broken' });
    ana.closeModal();
    const { channelId, ts } = card();
    await ana.messageShortcut('ai_wrong', { channelId, ts, text: 'Your pull request is merged' });
    expect(ana.modalText()).toContain('#31 Keep the cart');
    await ana.submit({ category: 'tests', tool: null });
    expect(await rows()).toMatchObject([
      { via: 'shortcut', category: 'broken', pulls: [] },
      { via: 'shortcut', category: 'tests', tool: null, pulls: [expect.any(String)] },
    ]);
  });
});
