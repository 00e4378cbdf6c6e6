import { beforeEach, describe, expect, it } from 'vitest';
import { type Persona, send } from '../support/persona.ts';
import { shownIn } from '../support/screen.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';

describe('the form of a task', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;
  let jonas: Persona;

  beforeEach(() => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
  });
  const counted = async () => (await muster.store.sql`select count(*)::int as all from tasks`)[0]?.all;

  it('creates a task with everything that can be said about one', async () => {
    await mira.command('/task', 'Sort the archive');
    await mira.shortcut('new_task');
    await mira.submit({
      title: 'Fix the\nlogin page',
      details: 'It fails on *Mondays*.\nSee the log.',
      responsible: 'U0ANA',
      accountable: 'U0JONAS',
      consulted: ['U0BO', 'U0BO', 'U0GRACE'],
      informed: ['U0PRIYA'],
      dueOn: '2026-11-27',
      points: '8',
      priority: 'urgent',
      type: 'bug',
      labels: 'login, Login,  web ,,',
      waitsFor: 't1',
    });
    const shown = mira.modalText();
    for (const said of ['Created *T-2*', 'Fri 27 Nov, 18:00', 'Waits for T-1 Sort the archive (Assigned)'])
      expect(shown).toContain(said);
    const card = ana.card('Fix the login page').text;
    for (const said of [
      '*T-2* · Assigned · *Urgent priority* · 8 points · Bug · Login · web',
      '*Responsible* <@U0ANA>   *Accountable* <@U0JONAS>',
      '*Consulted* <@U0BO>, <@U0GRACE>',
      '*Informed* <@U0PRIYA>',
      'It fails on *Mondays*.\nSee the log.',
    ])
      expect(card).toContain(said);
    expect(jonas.card('Fix the login page').text).toContain('Done');
    for (const other of ['U0BO', 'U0GRACE', 'U0PRIYA']) expect(muster.as(other).messages()).toEqual([]);
  });

  it('stays open with what was typed and says beside each field what is wrong', async () => {
    await mira.command('/task');
    const refused = await mira.submit({
      title: '\u200b ',
      details: '😀'.repeat(3000),
      responsible: 'U0GUEST',
      informed: ['U0CIBOT'],
      points: '21',
      labels: Array.from({ length: 11 }, (_, n) => `l${n}`).join(),
      waitsFor: 'the other one',
      parent: 'T-1, T-2',
      parts: 'x'.repeat(151),
    });
    expect(refused.errors).toEqual({
      title: expect.stringContaining('needs a title'),
      details: expect.stringMatching(/6000 characters, 3000 is the most.*An emoji counts as two or more/),
      responsible: expect.stringContaining('guest'),
      informed: expect.stringContaining('app'),
      labels: expect.stringContaining('10 is the most'),
      waitsFor: expect.stringContaining('T-12'),
      parent: expect.stringContaining('one task'),
      parts: expect.stringContaining('150 is the most'),
    });
    expect(mira.modal().blocks.length).toBeGreaterThan(10);
    const split = { title: 'Big', points: '21', parts: 'One 8p\nTwo' };
    expect((await mira.submit(split)).errors).toEqual({ points: expect.stringContaining('at least two parts') });
    await mira
      .submit({ ...split, parts: 'One 8p\nTwo 13p\n' })
      .then(({ errors }) => expect(errors).toHaveProperty('points'));
    expect(await counted()).toBe(0);
    await mira.submit({ title: 'x'.repeat(150), details: 'y'.repeat(3000) });
    expect(await counted()).toBe(1);
  });

  it('sent twenty times at once, and again later, makes one task', async () => {
    await mira.command('/task');
    const same = mira.requestToSubmit({ title: 'Only once', responsible: 'U0ANA' });
    const others = Array.from({ length: 10 }, () => mira.requestToSubmit({ title: 'Only once', responsible: 'U0ANA' }));
    const requests = [...Array.from({ length: 10 }, () => same), ...others];
    const answers = await Promise.all(requests.map((request) => send(muster.url, request)));
    expect(answers.map(({ status }) => status)).toEqual(requests.map(() => 200));
    expect(answers.filter(({ body }) => body !== null)).toHaveLength(1);
    muster.clock.advance(1_000);
    expect((await send(muster.url, same)).body).toBeNull();
    muster.clock.advance(299_000);
    expect((await send(muster.url, same)).body).toBeNull();
    muster.clock.advance(2_000);
    expect((await send(muster.url, same)).status).toBe(401);
    await muster.settled();
    expect(await counted()).toBe(1);
    expect(ana.messages()).toHaveLength(1);
  });

  it('shows a second editor the newer values, keeps what they wrote, and saves on the second try', async () => {
    await mira.command('/task', `Fix the login page ${ANA} friday 3p`);
    for (const editor of [mira, ana]) {
      const shown = await editor.command('/task', 'show T-1');
      await editor.press('overflow', editor.screenOf(shown), 'Edit');
    }
    await mira.submit({ title: 'Fix the sign-in page', points: '5', dueOn: '2026-11-30' });
    await ana.submit({ title: 'Fix the login', details: 'A long thought' });
    const text = ana.modalText();
    for (const said of [
      'Somebody else saved T-1',
      'title: *Fix the sign-in page* (you wrote something else',
      'points: *5*',
      'due date: *Mon 30 Nov*',
    ])
      expect(text).toContain(said);
    expect(shownIn(ana.modal().blocks)).toMatchObject({
      title: 'Fix the login',
      details: 'A long thought',
      points: '5',
      dueOn: '2026-11-30',
    });
    await ana.submit();
    expect(ana.modalText()).toContain('is saved.');
    const card = ana.card('Fix the login').text;
    for (const said of ['A long thought', '5 points', 'Mon 30 Nov']) expect(card).toContain(said);
  });

  it('doesn’t mind a status that changed while somebody was editing, and says when nothing changed', async () => {
    await mira.command('/task', `Fix the login page ${ANA}`);
    await mira.press('overflow', mira.screenOf(await mira.command('/task', 'show T-1')), 'Edit');
    await ana.command('/task', 'start T-1');
    await mira.submit({ labels: 'web' });
    expect(mira.modalText()).toContain('is saved.');
    await mira.press('overflow', mira.screenOf(await mira.command('/task', 'show T-1')), 'Edit');
    await mira.submit();
    expect(mira.modalText()).toContain('is unchanged.');
    await mira.press('overflow', mira.screenOf(await mira.command('/task', 'show T-1')), 'Edit');
    await mira.submit({ points: '8' });
    expect(mira.modalText()).toContain('somebody should be asked before it starts');
  });

  it('names the circle that waiting would close, without naming what is hidden', async () => {
    for (const title of ['One', 'Two']) await ana.command('/task', title);
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Three', private: ['private'], waitsFor: 'T-1' });
    await ana.press('overflow', ana.screenOf(await ana.command('/task', 'show T-2')), 'Edit');
    await ana.submit({ waitsFor: 'T-1' });
    await ana.press('overflow', ana.screenOf(await ana.command('/task', 'show T-1')), 'Edit');
    expect((await ana.submit({ waitsFor: 'T-2' })).errors.waitsFor).toContain('T-1 → T-2 → T-1');
    expect((await ana.submit({ waitsFor: 'T-1' })).errors.waitsFor).toContain('T-1 → T-1');
    expect((await ana.submit({ parent: 'T-1' })).errors.parent).toContain('T-1 → T-1');
    expect((await ana.submit({ waitsFor: 'T-3' })).errors.waitsFor).toContain('There is no T-3');
  });

  it('adds a part from the menu of a card, of a size that fits, for those who may edit the whole', async () => {
    await mira.command('/task', '');
    await mira.submit({
      title: 'Shop',
      responsible: 'U0ANA',
      points: '21',
      parts: 'Cart 8p\nSearch 5p',
      dueOn: '2026-11-30',
    });
    await ana.press('overflow', ana.card('*T-1*'), 'Add a part');
    expect(shownIn(ana.modal().blocks)).toMatchObject({ parent: 'T-1', responsible: 'U0ANA', dueOn: '2026-11-30' });
    expect((await ana.submit({ title: 'Footer', points: '2' })).errors.points).toContain('3, 5 or 8');
    await ana.submit({ title: 'Footer', points: '3' });
    expect(ana.card('*T-1*').text).toContain('Parts, 0 of 3 done');
    await jonas.command('/task', '');
    expect((await jonas.submit({ title: 'Mine', parent: 'T-1', points: '3' })).errors.parent).toContain('can edit T-1');
    await ana.press('overflow', ana.screenOf(await ana.command('/task', 'show T-2')), 'Edit');
    expect((await ana.submit({ points: '13' })).errors).toHaveProperty('points');
    await ana.submit({ parent: '', points: '13' });
    expect(ana.card('*T-1*').text).toContain('Parts, 0 of 2 done');
    await ana.press('overflow', ana.screenOf(await ana.command('/task', 'show T-1')), 'Edit');
    expect((await ana.submit({ labels: 'x' })).errors).toEqual({});
  });

  it('keeps people who left in their letters, but gives them no new ones', async () => {
    await mira.command('/task', '');
    await mira.submit({ title: 'Fix it', responsible: 'U0ANA', consulted: ['U0SAM'] });
    await muster.store.sql`update people set deactivated_at = now() where slack_user_id = 'U0SAM'`;
    await ana.press('overflow', ana.card('Fix it'), 'Edit');
    expect((await ana.submit({ informed: ['U0SAM'] })).errors).toEqual({
      informed: expect.stringContaining('deactivated'),
    });
    await ana.submit({ title: 'Fix it well' });
    expect(ana.card('Fix it well').text).toContain('*Consulted* <@U0SAM>');
  });

  it('lets the responsible pass a task on, and only deciders choose who answers for it', async () => {
    await mira.command('/task', `Fix it ${ANA}`);
    await ana.press('overflow', ana.card('Fix it'), 'Edit');
    const refused = await ana.submit({ accountable: 'U0ANA' });
    expect(refused.errors).toEqual({ accountable: expect.stringContaining('can reassign T-1') });
    await ana.submit({ responsible: 'U0JONAS' });
    expect(jonas.card('Fix it').text).toContain('*Responsible* <@U0JONAS>');
    expect(ana.messages()).toEqual(['*T-1* Fix it is with <@U0JONAS> now.']);
  });
});
