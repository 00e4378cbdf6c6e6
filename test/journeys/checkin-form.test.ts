import { beforeEach, describe, expect, it } from 'vitest';
import { makeCheckIns } from '../support/check-ins.ts';
import { type Persona, send } from '../support/persona.ts';
import { shownIn, textIn } from '../support/screen.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';
const JONAS = '<@U0JONAS|jonas>';
const EVENING = '2026-11-25T16:30:00Z';

/** Wednesday 25 November 2026, 10:00 in Berlin, where everybody here is. */
describe('the form of a check-in', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;
  let jonas: Persona;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    await makeCheckIns(muster, { lead: 'U0MIRA', members: ['U0ANA', 'U0JONAS'], questions: 'How was the day?' });
  });
  const channel = () => muster.slack.messages('C0GENERAL').map(({ blocks }) => textIn(blocks));
  const edit = async () => ana.press('Edit', ana.lastMessage());
  const checkIn = () => {
    const own = muster.slack.directMessages('U0ANA').findLast(({ key }) => key?.startsWith('eod:') ?? false);
    if (own === undefined) throw new Error('Ana has no check-in');
    return { ...ana.lastMessage(), channelId: own.channel, ts: own.ts, blocks: own.blocks, text: textIn(own.blocks) };
  };

  it('begins with the draft; one’s own blocked task becomes blocked, and a blocker without a task can become one', async () => {
    await mira.command('/task', `Fix the login page ${ANA}`);
    await mira.command('/task', `Call the bank ${ANA}`);
    await ana.command('/task', 'start T-1');
    await ana.command('/task', 'start T-2');
    await muster.advanceTo(EVENING);
    await edit();
    expect(ana.modalText()).toContain('It goes to <#C0GENERAL> (Web).');
    expect(shownIn(ana.modal().blocks)).toEqual({
      done: '• Started T-1 Fix the login page\n• Started T-2 Call the bank',
      plan: '• Go on with T-1 Fix the login page\n• Go on with T-2 Call the bank',
      blockers: null,
      'answer-0': null,
    });
    await ana.submit({
      done: '• Started T-1 Fix the login page\nHelped Jonas with *his* build',
      blockers: 'T-2 waits for the key from operations\n- The build is slow',
      'answer-0': 'Fine <!channel>',
    });
    expect(ana.modalText()).toContain('Your check-in is sent.');
    const card = checkIn();
    for (const said of [
      'T-2 waits for the key',
      'The build is slow',
      '“The build is slow” stops you, and no task says so',
    ])
      expect(card.text).toContain(said);
    expect(ana.card('Call the bank').text).toContain('*Blocked* since Wed 25 Nov, 17:30: Waits for the key');
    expect(channel()[0]).toContain('*ana*\n• Started T-1 Fix the login page\n• Helped Jonas with');
    expect(channel()[0]).toContain(':no_entry: *Blocked*\n• T-2 waits for the key');
    expect(channel()[0]).toContain('_How was the day?_ Fine &lt;!channel&gt;');
    const [row] = await muster.store.sql`select done from eod_check_ins where state = 'sent'`;
    expect(row?.done.map((line: { factIds: string[] }) => line.factIds.length)).toEqual([1, 0]);

    ana.closeModal();
    await ana.press('Make a task', card);
    expect(shownIn(ana.modal().blocks)).toMatchObject({ title: 'The build is slow' });
    await ana.submit({ responsible: 'U0JONAS' });
    expect(jonas.card('The build is slow').text).toContain('T-3');
  });

  it('asks whether to unblock a task that is no longer named, and leaves what was sent to be edited until midnight', async () => {
    await mira.command('/task', `Call the bank ${ANA}`);
    await muster.advanceTo(EVENING);
    await edit();
    await ana.submit({ done: 'Waited', blockers: 'T-1 nobody answers' });
    ana.closeModal();
    await muster.advanceTo('2026-11-25T22:00:00Z');
    await ana.press('Edit', checkIn());
    await ana.submit({ done: 'Waited\nThen they called', blockers: null });
    expect(channel()).toHaveLength(1);
    expect(channel()[0]).toContain('• Then they called');
    expect(channel()[0]).not.toContain('nobody answers');
    expect(ana.card('Call the bank').text).toContain('*Blocked*');
    await ana.tap('Unblock T-1', checkIn());
    expect(ana.card('Call the bank').text).toContain('In progress');
    expect(checkIn().text).not.toContain('Unblock');
    ana.closeModal();
    const late = checkIn();
    await ana.press('Edit', late);
    await muster.advanceTo('2026-11-25T23:00:01Z');
    expect(JSON.stringify((await ana.submit({ done: 'Too late' })).body)).toContain('its day is over');
    expect(channel()[0]).not.toContain('Too late');
  });

  it('tells the responsible of another one’s task, never blocks it, and lets a task of one’s own wait for it', async () => {
    await mira.command('/task', `Rotate the key ${JONAS}`);
    await mira.command('/task', `Call the bank ${ANA}`);
    await muster.advanceTo(EVENING);
    await edit();
    await ana.submit({ done: 'Tried', blockers: 'T-1 must be there first' });
    expect(jonas.card('Rotate the key').text).not.toContain('*Blocked*');
    expect(jonas.messages().filter((text) => text.includes('ana waits for T-1 Rotate the key.'))).toHaveLength(1);
    ana.closeModal();
    await ana.press('Choose it', checkIn());
    const { id } = (await muster.store.sql`select id from tasks where number = 2`)[0] ?? {};
    await ana.submit({ task: id });
    expect((await ana.command('/task', 'show T-2')).text).toContain('Waits for T-1 Rotate the key');
    expect(checkIn().text).not.toContain('Does a task of yours wait');
    // The same blocker the day after isn't told again.
    await muster.advanceTo('2026-11-26T16:30:00Z');
    expect(checkIn().text).toContain('*Blocked*\n• T-1 must be there first');
    await ana.tap('Nothing today', checkIn());
    expect(jonas.messages().filter((text) => text.includes('ana waits for T-1'))).toHaveLength(1);
  });

  it('shows its author alone what doesn’t fit together, once, and sends it all the same', async () => {
    await mira.command('/task', `Call the bank ${ANA}`);
    await muster.advanceTo(EVENING);
    await edit();
    await ana.submit({ done: 'Finished T-1' });
    expect(ana.modalText()).toContain('You say that T-1 is done, and it is still open.');
    expect(channel()).toEqual([]);
    expect(shownIn(ana.modal().blocks)).toMatchObject({ done: 'Finished T-1' });
    await ana.submit({ done: 'Finished T-1' });
    expect(channel()[0]).toContain('• Finished T-1');
    expect(channel()[0]).not.toContain('still open');
  });

  it('leaves private tasks out unless they are ticked', async () => {
    await ana.command('/task');
    await ana.submit({ title: 'Talk to a lawyer', private: ['private'] });
    ana.closeModal();
    await ana.command('/task', 'start T-1');
    await muster.advanceTo(EVENING);
    expect(checkIn().text).toContain('1 private thing is left out.');
    expect(checkIn().text).not.toContain('lawyer');
    await edit();
    expect(shownIn(ana.modal().blocks)).toMatchObject({ done: null, private: [] });
    expect(ana.modalText()).toContain('lawyer');
    await ana.submit({ done: 'Quiet day' });
    expect(channel()[0]).not.toContain('lawyer');
    ana.closeModal();
    await ana.press('Edit', checkIn());
    await ana.submit({ private: ['tell'] });
    expect(channel()[0]).toContain('• Started T-1 Talk to a lawyer');
  });

  it('says beside the field what is wrong and keeps what was typed', async () => {
    await mira.command('/task', `Call the bank ${ANA}`);
    await ana.command('/task', 'done T-1');
    await ana.command('/eod');
    expect((await ana.submit({ done: null, plan: null, blockers: null })).errors).toHaveProperty('done');
    expect((await ana.submit({ blockers: 'T-99 is slow' })).errors.blockers).toContain('I know no T-99');
    expect((await ana.submit({ blockers: 'T-1 is slow' })).errors.blockers).toContain('T-1 is closed');
    const many = Array.from({ length: 11 }, (_, n) => `Thing ${n}`).join('\n');
    expect((await ana.submit({ blockers: many })).errors.blockers).toContain('10 is the most');
    expect(channel()).toEqual([]);
  });

  it('opens at any time, by command and shortcut; whoever answered isn’t asked', async () => {
    await ana.shortcut('check_in');
    await ana.submit({ done: 'Everything before noon' });
    expect(channel()[0]).toContain('*ana*\n• Everything before noon');
    const messages = ana.messages().length;
    await muster.advanceTo(EVENING);
    await muster.advanceTo('2026-11-26T08:00:00Z');
    expect(ana.messages()).toHaveLength(messages);
    expect(jonas.messages().length).toBeGreaterThan(0);
    ana.closeModal();
    const stranger = await muster.as('U0SAM').command('/eod');
    expect(stranger.text + JSON.stringify(stranger.body) + muster.as('U0SAM').modalText()).toContain(
      'None of your teams checks in',
    );
  });

  it('asks in the small hours which day is meant', async () => {
    await muster.advanceTo('2026-11-26T00:30:00Z');
    await ana.command('/eod');
    expect(ana.modalText()).toContain('Which day is this check-in for?');
    await ana.press('Yesterday, Wed 25 Nov', { kind: 'modal' });
    await ana.submit({ done: 'Worked late' });
    expect(channel()[0]).toContain('check-ins of Wed 25 Nov');
    expect(channel()[0]).toContain('• Worked late');
    await muster.advanceTo('2026-11-26T16:30:00Z');
    expect(checkIn().text).toContain('Your check-in for today, Thu 26 Nov');
  });

  it('sent many times at once is one check-in', async () => {
    await muster.advanceTo(EVENING);
    await edit();
    const requests = Array.from({ length: 8 }, () => ana.requestToSubmit({ done: 'Once' }));
    const taps = Array.from({ length: 4 }, () => ana.requestToPress('Nothing today', ana.lastMessage()));
    const answers = await Promise.all([...requests, ...taps].map((request) => send(muster.url, request)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    await muster.settled();
    expect(
      await muster.store
        .sql`select count(*)::int as n from eod_check_ins where person_id in (select id from people where slack_user_id = 'U0ANA')`,
    ).toEqual([{ n: 1 }]);
    expect(ana.notes()).toHaveLength(1);
  });
});
