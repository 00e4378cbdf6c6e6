import { beforeEach, describe, expect, it } from 'vitest';
import { eventCallback } from '../fakes/slack/requests.ts';
import { hostileTexts, injections } from '../fixtures/hostile-text.ts';
import { findLiveMarkup } from '../support/block-kit/live-markup.ts';
import { githubAccount, linkedPeople, tellOfPeople } from '../support/identities.ts';
import { type Persona, send } from '../support/persona.ts';
import type { Screen } from '../support/screen.ts';
import { SIGNING_SECRET, testApp } from '../support/test-app.ts';

const MODAL: Screen = { kind: 'modal' };

/** Wednesday 25 November 2026, 10:00 in Berlin (Mira, Ana, Jonas), 4:00 in New York (Bo, Grace, Sam). Mira is admin. */
describe('people on GitHub', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;
  let grace: Persona;

  beforeEach(() => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    grace = muster.as('U0GRACE');
  });
  const asMessage = (): Screen => ({
    ...{ kind: 'message', channelId: 'C0GENERAL', ts: '1764000000.000100', ephemeral: true },
    blocks: mira.modal().blocks,
  });

  it('are linked by their address at once, proposed by login, and an admin confirms, undoes and chooses', async () => {
    await tellOfPeople(muster, [
      githubAccount(1, 'jw-coder', { email: 'jonas.w@example.com' }),
      githubAccount(2, 'ana', { name: 'Ana S.' }),
      githubAccount(3, 'mystery'),
      githubAccount(4, 'renovate[bot]'),
    ]);
    expect(await linkedPeople(muster)).toEqual({
      'jw-coder': 'jonas.w',
      ana: null,
      mystery: null,
      'renovate[bot]': null,
    });
    await mira.command('/muster', 'people');
    expect(mira.modalText()).toContain('1 linked · 1 with a proposal · 1 without one · 0 nobody’s · 1 programs');
    expect(mira.modalText()).toContain('Maybe *ana* (ana) is called so in Slack');
    expect(mira.modalText()).not.toContain('jw-coder');

    await mira.press('Confirm the one proposed here', MODAL);
    expect(mira.modalText()).toContain('1 confirmed.');
    expect((await linkedPeople(muster)).ana).toBe('ana');

    await mira.press('overflow', MODAL, 'Choose somebody…');
    await mira.submit({ person: 'U0PRIYA' });
    expect(mira.modalText()).toContain('`mystery` is linked.');
    expect((await linkedPeople(muster)).mystery).toBe('priya');
    await mira.press('Undo', MODAL);
    expect(mira.modalText()).toContain('Taken back: `mystery` is as before.');
    expect((await linkedPeople(muster)).mystery).toBe(null);
    await mira.press('overflow', MODAL, 'Nobody of this workspace');
    expect((await linkedPeople(muster)).mystery).toBe('excluded');
    expect(mira.modalText()).toContain('Nobody waits');

    await mira.submit({ filter: 'linked' });
    expect(mira.modalText()).toContain('*Jonas* (jonas.w), by the address in Slack');
    expect(mira.modalText()).toContain('*ana* (ana), confirmed by a person');
    await mira.press('overflow', MODAL, 'Not Jonas');
    expect((await linkedPeople(muster))['jw-coder']).toBe(null);
    await mira.press('Undo', MODAL);
    expect((await linkedPeople(muster))['jw-coder']).toBe('jonas.w');
  });

  it('stand in an admin’s Settings with the way to the list, and nowhere before anybody is known', async () => {
    await mira.openHome();
    await mira.press('Settings', { kind: 'home' });
    expect(mira.homeText()).not.toContain('People in other tools');
    await tellOfPeople(muster, [githubAccount(1, 'ana'), githubAccount(2, 'x', { email: 'ana@example.com' })]);
    await mira.openHome();
    await mira.press('Settings', { kind: 'home' });
    expect(mira.homeText()).toContain('1 linked to people here. 1 waits for somebody to say who they are.');
    await mira.press('Review people', { kind: 'home' });
    expect(mira.modalText()).toContain('Maybe *ana* (ana)');
    await ana.openHome();
    await ana.press('Settings', { kind: 'home' });
    expect(ana.homeText()).not.toContain('People in other tools');
  });

  it('by the hundred are paged, searched and filtered', async () => {
    const many = Array.from({ length: 130 }, (_, n) => githubAccount(100 + n, `coder-${String(n).padStart(3, '0')}`));
    await tellOfPeople(muster, many);
    await mira.command('/muster', 'people');
    expect(mira.modalText()).toContain('1 to 25 of 130');
    for (let page = 0; page < 5; page += 1) await mira.press('Next', MODAL);
    expect(mira.modalText()).toContain('126 to 130 of 130');
    expect(mira.modalText()).toContain('coder-129');
    await mira.press('Previous', MODAL);
    expect(mira.modalText()).toContain('101 to 125 of 130');
    await mira.submit({ search: 'CODER-07' });
    expect(mira.modalText()).toContain('`coder-079`');
    expect(mira.modalText()).not.toContain('coder-080');
    await mira.submit({ search: 'nothing of the sort' });
    expect(mira.modalText()).toContain('Nobody like that.');
    await mira.submit({ search: '', filter: 'bot' });
    expect(mira.modalText()).toContain('Nobody here.');
  });

  it('are asked themselves when an admin wants it, in their working time, and say yes', async () => {
    await tellOfPeople(muster, [githubAccount(1, 'grace')]);
    await mira.command('/muster', 'people');
    await mira.press('overflow', MODAL, 'Ask Grace');
    expect(mira.modalText()).toContain('Grace is asked');
    expect(grace.notes()).toEqual([]);
    await muster.advanceTo('2026-11-25T13:59:59Z');
    expect(grace.notes()).toEqual([]);
    await muster.advanceTo('2026-11-25T14:00:00Z');
    expect(grace.lastMessage().text).toContain('Is `grace` on GitHub you?');
    const clickedLate = grace.requestToPress('Not me', grace.lastMessage());
    await grace.tap('Yes, that’s me', grace.lastMessage());
    expect(grace.lastMessage().text).toContain('`grace` on GitHub is you.');
    expect(await linkedPeople(muster)).toEqual({ grace: 'grace' });
    expect(grace.notes()).toHaveLength(1);
    expect((await send(muster.url, clickedLate)).status).toBe(200);
  });

  it('of Jira who hide their address are proposed by name and asked, never linked by it', async () => {
    const account = { id: '712020:grace', login: null, bot: false, source: 'jira' } as const;
    await tellOfPeople(muster, [{ account, name: 'Grace Lindqvist', email: null }]);
    expect(Object.values(await linkedPeople(muster))).toEqual([null]);
    await mira.command('/muster', 'people');
    expect(mira.modalText()).toContain('`Grace Lindqvist` · Jira');
    expect(mira.modalText()).toContain('has this name in Slack');
    await mira.press('overflow', MODAL, 'Ask Grace');
    await muster.advanceTo('2026-11-25T14:00:00Z');
    expect(grace.lastMessage().text).toContain('Is `Grace Lindqvist` on Jira you?');
    await grace.tap('Yes, that’s me', grace.lastMessage());
    expect(Object.values(await linkedPeople(muster))).toEqual(['grace']);
  });

  it('say “not me”, are not proposed again, and the card says so', async () => {
    await tellOfPeople(muster, [githubAccount(1, 'ana')]);
    await mira.command('/muster', 'people');
    await mira.press('overflow', MODAL, 'Ask ana');
    await mira.press('overflow', MODAL, 'Ask ana');
    expect(ana.notes()).toHaveLength(1);
    await ana.tap('Not me', ana.lastMessage());
    expect(ana.lastMessage().text).toContain('`ana` on GitHub isn’t you.');
    await mira.command('/muster', 'people');
    expect(mira.modalText()).toContain('0 with a proposal · 1 without one');
  });

  it('whose question is settled before they come to work aren’t asked', async () => {
    await tellOfPeople(muster, [githubAccount(1, 'grace')]);
    await mira.command('/muster', 'people');
    await mira.press('overflow', MODAL, 'Ask Grace');
    await mira.press('overflow', MODAL, 'Nobody of this workspace');
    await muster.advanceTo('2026-11-25T14:00:00Z');
    expect(grace.notes()).toEqual([]);
  });

  it('see what counts as theirs, and say when it is wrong', async () => {
    await tellOfPeople(muster, [
      githubAccount(1, 'work', { email: 'ana@example.com' }),
      githubAccount(2, 'ana'),
      githubAccount(3, 'bo'),
    ]);
    const own = await ana.command('/muster', 'people');
    expect(own.text).toContain('`work` · ana@example.com\nCounts as yours');
    expect(own.text).toContain('`ana`\nIs this you?');
    expect(own.text).not.toContain('bo');
    expect((await ana.press('ana is me', ana.screenOf(own))).text).toContain('`ana` on GitHub is you now.');
    expect((await ana.press('work isn’t me', ana.screenOf(own))).text).toContain('isn’t you');
    expect(await linkedPeople(muster)).toEqual({ work: null, ana: 'ana', bo: null });
    expect((await grace.command('/muster', 'people')).text).toContain(
      'No account of another tool is linked to you yet.',
    );
  });

  it('are nobody else’s to match: every button and form answers admins only', async () => {
    await tellOfPeople(muster, [githubAccount(1, 'ana'), githubAccount(2, 'bo'), githubAccount(3, 'zed')]);
    await mira.command('/muster', 'people');
    const before = await linkedPeople(muster);
    const refusal = 'Only admins can match people. Ask Mira or bo.';
    const screen = asMessage();
    for (const [words, option] of [
      ['Confirm the 2 proposed here'],
      ['As CSV'],
      ['overflow', 'It is bo (bo)'],
      ['overflow', 'Ask bo'],
      ['overflow', 'Choose somebody…'],
      ['overflow', 'Nobody of this workspace'],
    ] as const)
      expect((await grace.press(words, screen, option)).text, option ?? words).toContain(refusal);
    await mira.press('overflow', MODAL, 'It is ana (ana)');
    expect((await grace.press('Undo', asMessage())).text).toContain(refusal);
    expect(await linkedPeople(muster)).toEqual({ ...before, ana: 'ana' });
  });

  it('follow a new address in Slack, and never what somebody decided', async () => {
    await tellOfPeople(muster, [githubAccount(1, 'g', { email: 'grace.new@example.com' }), githubAccount(2, 'x')]);
    const user = muster.slack.setUser('U0GRACE', { profile: { email: 'grace.new@example.com' } });
    const signer = { secret: SIGNING_SECRET, timestamp: Math.floor(muster.clock.now().getTime() / 1000) };
    await send(muster.url, eventCallback(signer, { event: { type: 'user_change', user } }, { userId: 'U0GRACE' }));
    await muster.settled();
    expect(await linkedPeople(muster)).toEqual({ g: 'grace', x: null });
  });

  it('with names that mean harm stay text in every list, card and form', async () => {
    const names = [...injections.filter((_, at) => at % 6 === 0), ...hostileTexts.filter((_, at) => at % 12 === 0)];
    await tellOfPeople(
      muster,
      names.map((name, n) => ({ account: null, name, email: `${name.replace(/\s/g, '')}${n}@x.org` })),
    );
    await tellOfPeople(muster, [githubAccount(1, 'ana', { name: injections[0] ?? '' })]);
    await mira.command('/muster', 'people');
    const pages = Math.ceil((names.length + 1) / 25);
    for (let page = 0; page < pages; page += 1) {
      expect(liveIn(mira.modal().blocks)).toEqual([]);
      if (page + 1 < pages) await mira.press('Next', MODAL);
    }
    await mira.press('overflow', MODAL, 'Choose somebody…');
    expect(liveIn(mira.modal().blocks)).toEqual([]);
    await mira.press('Back to the list', MODAL);
    await mira.press('As CSV', MODAL);
    expect(liveIn(mira.modal().blocks)).toEqual([]);
    await mira.press('Back to the list', MODAL);
    await mira.submit({ search: 'ana', filter: 'proposed' });
    await mira.press('overflow', MODAL, 'Ask ana');
    expect(liveIn(ana.lastMessage().blocks)).toEqual([]);
    expect(ana.lastMessage().text).toContain('Is `ana`');
  });
});

function liveIn(blocks: unknown): string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const part = value as Record<string, unknown>;
    if (part.type === 'mrkdwn' && typeof part.text === 'string')
      found.push(...findLiveMarkup(part.text).map(({ raw }) => raw));
    Object.values(part).forEach(look);
  };
  look(blocks);
  return found;
}
