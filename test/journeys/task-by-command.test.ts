import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { quotedIn, shownIn } from '../support/screen.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';

/** Wednesday 25 November 2026, 10:00 in Berlin. */
describe('a task by command', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;

  beforeEach(() => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
  });

  it('is created at once, answered with its card, and reaches the responsible as a living card', async () => {
    const answer = await mira.command('/task', `Fix the login page ${ANA} friday 3p !high`);
    expect(answer.status).toBe(200);
    for (const said of ['Created *T-1*. <@U0ANA> has it now.', 'Fix the login page', 'Fri 27 Nov, 18:00', '3 points'])
      expect(answer.text).toContain(said);
    expect(answer.text).toContain('*High priority*');
    expect(ana.card('Fix the login page').text).toContain('Fri 27 Nov, 18:00');
    expect(mira.messages()).toEqual([]);
  });

  it('goes to whoever typed it when nobody is named, and says who answers for it', async () => {
    const alone = await ana.command('/task', 'Water the plants');
    expect(alone.text).toContain('It is yours.');
    expect(alone.text).toContain('because no lead or manager of yours is known');
    await muster.as('U0JONAS').command('/task', 'list');
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA'] });
    const led = await ana.command('/task', 'Water the palms');
    expect(led.text).toContain('*Accountable* <@U0JONAS>');
    expect(led.text).toContain('Your lead is accountable, because you do it yourself.');
    expect(muster.as('U0JONAS').messages()).toEqual([]);
  });

  it('can be edited and undone from its answer', async () => {
    const answer = await mira.command('/task', `Fix the login page ${ANA} friday`);
    await mira.press('Edit', mira.screenOf(answer));
    expect(mira.modal().blocks).toHaveLength(16);
    await mira.submit({ title: 'Fix the sign-in page', points: '5' });
    expect(mira.modalText()).toContain('is saved.');
    expect(ana.card('Fix the sign-in page').text).toContain('5 points');

    const second = await mira.command('/task', `Paint the fence ${ANA}`);
    const undone = await mira.press('Undo', mira.screenOf(second));
    expect(undone.text).toContain('cancelled');
    expect(ana.card('Paint the fence').text).toContain('Cancelled');
    expect(ana.notes()).toEqual([]);
  });

  it.each([
    ['a guest', 'Draw a logo <@U0GUEST|nadia> 3p', 'nadia is a guest'],
    ['an app', 'Draw a logo <@U0CIBOT|buildbot> 3p', 'buildbot is an app'],
    ['somebody who left', 'Draw a logo <@U0LEFT|otto> 3p', 'otto has left'],
    ['somebody from outside', 'Draw a logo <@U0STRANGER|kim> 3p', 'belongs to another organisation'],
    ['nobody Slack knows', 'Draw a logo <@U0NOBODY|nob> 3p', 'Slack doesn’t know that person'],
    ['a name Slack did not resolve', 'Draw a logo @anna 3p', 'I don’t know who @anna is'],
  ])('for %s opens the form with everything that was said', async (_, text, why) => {
    await mira.command('/task', text);
    expect(mira.modalText()).toContain(why);
    expect(shownIn(mira.modal().blocks)).toMatchObject({ title: 'Draw a logo', points: '3', responsible: null });
    await mira.submit({ responsible: 'U0ANA' });
    expect(ana.card('Draw a logo').text).toContain('3 points');
  });

  it('of 21 points opens the form that asks for its parts', async () => {
    await mira.command('/task', `Rebuild the shop ${ANA} 21p`);
    expect(mira.modalText()).toContain('21 points are too large for one task');
    expect(shownIn(mira.modal().blocks)).toMatchObject({
      title: 'Rebuild the shop',
      points: '21',
      responsible: 'U0ANA',
    });
    const refused = await mira.submit({ parts: 'Cart 8p' });
    expect(Object.keys(refused.errors)).toEqual(['points']);
    await mira.submit({ parts: '- Cart 8p\n- Checkout 5p\n2. Search 3 points' });
    expect(mira.modalText()).toContain('Parts, 0 of 3 done');
    expect(ana.messages()).toHaveLength(4);
  });

  it('with a title too long opens the form with the whole text in the details', async () => {
    const long = `${'word '.repeat(40)}end`;
    await mira.command('/task', `${long} ${ANA}`);
    expect(mira.modalText()).toContain('That is a long title');
    const shown = shownIn(mira.modal().blocks);
    expect(shown.details).toBe(long);
    expect(String(shown.title).length).toBeLessThanOrEqual(150);
    expect(shown.responsible).toBe('U0ANA');
  });

  it.each([
    ['words', 'word '.repeat(900).trim()],
    ['emoji', '😀'.repeat(3001)],
    ['many more words', 'word '.repeat(6000).trim()],
    ['words for somebody unknown', `${'word '.repeat(900)}@anna`],
  ])('that is too long for anything gets its text back: %s', async (_, text) => {
    const answer = await mira.command('/task', text);
    const screen = answer.body === null ? mira.modalText() : answer.text;
    expect(screen).toContain('nothing was created');
    expect(screen.replaceAll('\n', '')).toContain(text.slice(0, 2000));
    const blocks = answer.body === null ? mira.modal().blocks : answer.blocks;
    expect(quotedIn(blocks)).toBe(text);
    expect((await mira.command('/task', 'list team')).text).not.toContain('T-1');
  });

  it('says what it did not take as a date, points or priority, and what was perhaps meant', async () => {
    const past = await mira.command('/task', 'Send the report 2020-01-01');
    expect(past.text).toContain('“2020-01-01” has passed already');
    const points = await mira.command('/task', 'Send the report 4p');
    expect(points.text).toContain("4 isn't on the points scale (1, 2, 3, 5, 8, 13, 21)");
    const priority = await mira.command('/task', 'Send the report !soon');
    expect(priority.text).toContain('!soon');
    const sentence = await mira.command('/task', `Talk to ${ANA}`);
    expect(sentence.text).toContain('nobody was assigned by it');
    const nearly = await mira.command('/task', 'finish T-1');
    expect(nearly.text).toContain('/task done T-1');
    const large = await mira.command('/task', `Rewrite everything ${ANA} 13p`);
    expect(large.text).toContain('13 points are more than a week');
    expect(large.text).toContain('somebody should be asked before it starts');
  });

  it('that is only a task’s number shows the task', async () => {
    await mira.command('/task', `Fix the login page ${ANA}`);
    const shown = await mira.command('/task', 't-1');
    expect(shown.text).toContain('Fix the login page');
    expect(shown.text).not.toContain('Created');
    expect((await mira.command('/task', 'list team')).text).not.toContain('T-2');
  });

  it('warns when the responsible has more than eight open tasks', async () => {
    for (let n = 1; n <= 8; n += 1)
      expect((await mira.command('/task', `Task ${n} ${ANA}`)).text).not.toContain('open tasks');
    expect((await mira.command('/task', `Task 9 ${ANA}`)).text).toContain('would have 9 open tasks');
  });

  it('without any text opens the empty form', async () => {
    await mira.command('/task');
    expect(shownIn(mira.modal().blocks)).toMatchObject({ title: null, priority: 'normal', type: 'feature' });
    await mira.command('/task', `${ANA} friday`);
    expect(mira.modalText()).toContain('Give the task a title');
    expect(shownIn(mira.modal().blocks)).toMatchObject({ responsible: 'U0ANA', dueOn: '2026-11-27' });
  });
});
