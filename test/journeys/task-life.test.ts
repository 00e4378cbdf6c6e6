import { beforeEach, describe, expect, it } from 'vitest';
import { type Persona, send } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';

/** Wednesday 25 November 2026, 10:00 in Berlin. Mira owns the workspace, so she may do everything. */
describe('the life of a task', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;
  let jonas: Persona;
  let bo: Persona;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    bo = muster.as('U0PRIYA');
    for (const one of [ana, jonas, bo]) await one.command('/task', 'list');
  });

  it('goes from assigned to done by command, each step answered and shown on one card', async () => {
    await jonas.command('/task', `Fix the login page ${ANA}`);
    expect((await ana.command('/task', 'start T-1')).text).toContain('is in progress.');
    expect(ana.card('Fix the login').text).toContain('In progress');
    expect((await ana.command('/task', 'block t-1 No test account')).text).toContain('is blocked.');
    expect(ana.card('Fix the login').text).toContain('*Blocked* since Wed 25 Nov, 10:00: No test account');
    expect((await ana.command('/task', 'start T-1')).text).toContain('goes on.');
    expect((await ana.command('/task', 'done T-1 It was the cookie')).text).toContain('is done.');
    expect(ana.card('Fix the login').text).toContain('*Done* Wed 25 Nov, 10:00');
    expect((await ana.command('/task', 'reopen T-1')).text).toContain('is open again.');
    expect((await jonas.command('/task', 'cancel T-1 not needed')).text).toContain('is cancelled.');
    expect(ana.card('Fix the login').text).toContain('*Cancelled*');
    expect(ana.messages()).toHaveLength(1);
    // One for each step, and up to two more for with whom it was while it was blocked.
    expect([6, 7, 8]).toContain(ana.card('Fix the login').edits);
    expect(jonas.notes()).toEqual(['T-1 Fix the login page is done (ana).\nReason: It was the cookie']);
  });

  it('is moved by the buttons of its card, and asks what blocks it', async () => {
    await jonas.command('/task', `Fix the login page ${ANA}`);
    const card = () => ana.card('Fix the login');
    expect((await ana.press('Start', card())).text).toContain('is in progress.');
    await ana.press('Block', card());
    expect((await ana.submit({ reason: ' ' })).errors).toEqual({
      reason: expect.stringContaining('Say what stops it'),
    });
    const two = await ana.submit({ reason: 'No key', waitingPerson: 'U0JONAS', waitingOutside: 'The vendor' });
    expect(two.errors).toEqual({ waitingOutside: expect.stringContaining('one thing') });
    const guest = await ana.submit({ reason: 'No key', waitingPerson: 'U0GUEST' });
    expect(guest.errors).toEqual({ waitingPerson: expect.stringContaining('guest') });
    expect((await ana.submit({ reason: 'No key', waitingTask: 'T-1' })).errors).toHaveProperty('waitingTask');
    expect((await ana.submit({ reason: 'No key', waitingTask: 'T-9' })).errors).toHaveProperty('waitingTask');
    await ana.submit({ reason: 'No key', tried: 'Asked twice', waitingPerson: 'U0JONAS', expectedOn: '2026-11-30' });
    expect(ana.modalText()).toContain('is blocked.');
    for (const said of ['No key', 'Asked twice', '*Waiting on* <@U0JONAS>', '*Expected by* Mon 30 Nov'])
      expect(card().text).toContain(said);
    await ana.command('/task', 'block T-1 Still no key');
    expect(card().text).toContain('Still no key');
    expect(card().text).toContain('Asked twice');
    await ana.press('Change blocker', card());
    expect(ana.modalText()).toContain('What stops it?');
    await ana.submit({ waitingPerson: null, waitingOutside: 'The vendor' });
    expect(card().text).toContain('*Waiting on* The vendor');
    expect((await ana.press('Unblock', card())).text).toContain('goes on.');
    expect((await ana.press('Done', card())).text).toContain('is done.');
    await ana.press('Reopen', card());
    expect(card().text).toContain('Assigned');
    await jonas.command('/task', 'show T-1');
    expect(ana.messages()).toHaveLength(1);
  });

  it('refuses moves that make no sense, and says what to do instead', async () => {
    await ana.command('/task', 'Water the plants');
    expect((await ana.command('/task', 'reopen T-1')).text).toContain('open already');
    await ana.command('/task', 'done T-1');
    for (const verb of ['start', 'done', 'block', 'cancel'])
      expect((await ana.command('/task', `${verb} T-1 x`)).text).toContain('/task reopen T-1');
    expect((await ana.command('/task', 'done T-77')).text).toBe(
      'There is no T-77 that you can see. `/task list` shows your tasks.',
    );
    const long = await ana.command('/task', `cancel T-1 ${'because '.repeat(60)}`);
    expect(long.text).toContain('nothing was changed');
    expect(long.text).toContain('because because');
  });

  it('may be moved by responsible and accountable, cancelled by accountable, creator and lead, and nobody else', async () => {
    await makeTeam(muster, { lead: 'U0PRIYA', members: ['U0ANA'] });
    await jonas.command('/task', `Fix the login page ${ANA}`);
    const sam = muster.as('U0SAM');
    for (const verb of ['start', 'block', 'done', 'cancel', 'reopen']) {
      const refused = await sam.command('/task', `${verb} T-1 x`);
      if (verb !== 'reopen') expect(refused.text).toContain('Only the');
    }
    expect((await sam.command('/task', 'show T-1')).text).not.toContain('Edit');
    expect((await ana.command('/task', 'cancel T-1')).text).toContain('Only the accountable, the creator or a lead');
    expect((await bo.command('/task', 'start T-1')).text).toContain('Only the responsible or the accountable');
    const shown = await bo.command('/task', 'show T-1');
    await bo.press('overflow', bo.screenOf(shown), 'Edit');
    await bo.submit({ title: 'Fix the whole login' });
    expect(ana.card('Fix the whole login').text).toContain('Fix the whole login');
    expect((await bo.command('/task', 'cancel T-1')).text).toContain('is cancelled.');
  });

  it('that is private is for its people alone, and everybody else is told the same as for none', async () => {
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Plan the move', responsible: 'U0ANA', private: ['private'], dueOn: '2026-11-25' });
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Tell everybody', responsible: 'U0ANA', waitsFor: 'T-1', parent: 'T-1' });
    expect(ana.card('Plan the move').text).toContain('Private');
    const none = (number: number) => `There is no T-${number} that you can see. \`/task list\` shows your tasks.`;
    for (const verb of ['show', 'start', 'done', 'cancel', 'reopen', 'block'])
      expect((await mira.command('/task', `${verb} T-1 x`)).text).toBe(none(1));
    for (const filter of ['<@U0ANA|ana>', 'overdue', 'blocked', 'team'])
      expect((await mira.command('/task', `list ${filter}`)).text).not.toContain('Plan the move');
    const other = await mira.command('/task', 'show T-2');
    expect(other.text).toContain('Tell everybody');
    expect(other.text).not.toContain('T-1');
    await mira.command('/task', '');
    expect((await mira.submit({ title: 'x', waitsFor: 'T-1', parent: 'T-1' })).errors).toEqual({
      waitsFor: expect.stringContaining('There is no T-1 that you can see'),
      parent: expect.stringContaining('There is no T-1 that you can see'),
    });
    // Editing what one sees leaves alone what one doesn't.
    await mira.press('overflow', mira.screenOf(other), 'Edit');
    await mira.submit({ title: 'Tell everybody soon' });
    expect((await ana.command('/task', 'show T-2')).text).toContain('Waits for T-1 Plan the move');
    expect((await ana.command('/task', 'show T-2')).text).toContain('Part of T-1 Plan the move');
    await mira.openHome();
    expect(mira.homeText()).not.toContain('Plan the move');
  });

  it('that is private can’t be reached by a button of somebody it has left', async () => {
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Plan the move', responsible: 'U0ANA', private: ['private'] });
    const old = ana.card('Plan the move');
    await ana.press('overflow', old, 'Hand over');
    await ana.submit({ person: 'U0PRIYA' });
    expect(ana.messages()[0]).toBe('*T-1* has gone to somebody else.');
    const refused = 'I can’t find that task any more. `/task list` shows yours.';
    expect((await ana.press('Done', old)).text).toBe(refused);
    const hers = bo.card('Plan the move');
    const undo = await bo.press('Start', hers);
    const stolen = { ...ana.screenOf(undo) };
    expect((await ana.press('Undo', stolen)).text).toBe(refused);
    await ana.closeModal();
    await ana.press('overflow', old, 'Edit');
    expect(ana.modalText()).toBe(refused);
  });

  it('is handed over with a reason, and the former card says where it went', async () => {
    await jonas.command('/task', `Fix the login page ${ANA}`);
    await ana.press('overflow', ana.card('Fix the login'), 'Hand over');
    expect((await ana.submit({ person: 'U0LEFT' })).errors).toEqual({ person: expect.stringContaining('deactivated') });
    expect((await ana.submit({ person: 'U0ANA' })).errors).toEqual({ person: expect.stringContaining('already') });
    await ana.submit({ person: 'U0PRIYA', reason: 'She knows cookies' });
    expect(ana.messages()).toEqual(['*T-1* Fix the login page is with <@U0PRIYA> now.']);
    expect(bo.card('Fix the login').text).toContain('Handed over by <@U0ANA>: She knows cookies');
    expect(jonas.messages()).toEqual([]);

    await bo.press('overflow', bo.card('Fix the login'), 'Not me');
    expect((await bo.submit({ reason: '' })).errors).toEqual({ reason: expect.stringContaining('why') });
    await bo.submit({ reason: 'I am on leave' });
    expect(bo.messages()).toEqual(['*T-1* Fix the login page is with <@U0JONAS> now.']);
    expect(ana.messages()).toEqual(['*T-1* Fix the login page is with <@U0JONAS> now.']);
    expect(jonas.card('Fix the login').text).toContain('Returned by <@U0PRIYA>: I am on leave');
    expect(() => jonas.requestToPress('overflow', jonas.card('Fix the login'), 'Not me')).toThrow();
  });

  it('tells accountable and creator of an end or a moved date once, never of what they did themselves', async () => {
    await jonas.command('/task', '');
    await jonas.submit({
      title: 'Fix the login page',
      responsible: 'U0ANA',
      accountable: 'U0PRIYA',
      dueOn: '2026-11-27',
    });
    expect(bo.messages()).toHaveLength(1);
    await ana.press('overflow', ana.card('Fix the login'), 'Edit');
    await ana.submit({ dueOn: '2026-11-30' });
    expect(jonas.notes()).toEqual(['T-1 Fix the login page is now due Mon 30 Nov (ana).']);
    expect(bo.notes()).toEqual(jonas.notes());
    await bo.command('/task', 'done T-1');
    expect(bo.notes()).toHaveLength(1);
    expect(jonas.notes()[1]).toContain('is done (Priya)');
    await jonas.command('/task', 'reopen T-1');
    await jonas.command('/task', 'cancel T-1 out of scope');
    expect(jonas.notes()).toHaveLength(2);
    expect(bo.notes()[1]).toBe('T-1 Fix the login page was cancelled (Jonas).\nReason: out of scope');
    expect(ana.notes()).toEqual([]);
    expect(ana.messages()).toHaveLength(1);
  });

  it('can be taken back by the one who acted, status and instants included, and nobody is told a second time', async () => {
    await jonas.command('/task', `Fix the login page ${ANA}`);
    await ana.command('/task', 'start T-1');
    muster.clock.advance(60_000);
    await ana.command('/task', 'block T-1 No key');
    muster.clock.advance(60_000);
    const done = await ana.command('/task', 'done T-1');
    expect((await ana.press('Undo', ana.screenOf(done))).text).toContain('is as it was before.');
    expect(ana.card('Fix the login').text).toContain('*Blocked* since Wed 25 Nov, 10:01: No key');
    expect(jonas.notes()).toEqual(['T-1 Fix the login page is done (ana). This was taken back.']);
    const [row] = await muster.store.sql`select started_at::text, completed_at from tasks`;
    expect(row).toMatchObject({ started_at: expect.stringContaining('09:00:00'), completed_at: null });
  });

  it('can be taken back after it was handed over', async () => {
    await jonas.command('/task', `Fix the login page ${ANA} friday`);
    await ana.press('overflow', ana.card('Fix the login'), 'Hand over');
    await ana.submit({ person: 'U0PRIYA' });
    expect(ana.messages()[0]).toContain('is with');
    await ana.press('Undo', { kind: 'modal' });
    expect(ana.card('Responsible').text).toContain('*Responsible* <@U0ANA>');
    expect(bo.messages()).toEqual(['*T-1* Fix the login page is with <@U0ANA> now.']);
  });

  it('can’t be taken back by others, after a change, or after ten minutes', async () => {
    await jonas.command('/task', `Fix the login page ${ANA}`);
    const started = await ana.command('/task', 'start T-1');
    expect((await jonas.press('Undo', jonas.screenOf(started))).text).toContain('Only the person who did this');
    const done = await ana.command('/task', 'done T-1');
    expect((await ana.press('Undo', ana.screenOf(started))).text).toContain('has changed since');
    muster.clock.advance(10 * 60_000);
    expect((await ana.press('Undo', ana.screenOf(done))).text).toContain('is as it was before');
    const again = await ana.command('/task', 'done T-1');
    muster.clock.advance(10 * 60_000 + 1);
    expect((await ana.press('Undo', ana.screenOf(again))).text).toContain('for 10 minutes only');
  });

  it('closes a parent with its last part and opens it again, through the undo of what closed it', async () => {
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Rebuild the shop', responsible: 'U0ANA', parts: 'Cart 5p\nSearch 3p' });
    await ana.command('/task', 'start T-1');
    expect((await ana.command('/task', 'done T-1')).text).toContain(
      'closes by itself with its last part. Still open: T-2, T-3',
    );
    await ana.command('/task', 'done T-2');
    expect(ana.card('Rebuild the shop').text).toContain('Parts, 1 of 2 done: T-2 Cart (Done), T-3 Search (Assigned)');
    const last = await ana.command('/task', 'done T-3');
    expect(ana.card('Rebuild the shop').text).toContain('*T-1* · Done');
    expect(jonas.notes()).toContain('T-1 Rebuild the shop is done: its last part was closed.');
    await ana.press('Undo', ana.screenOf(last));
    expect(ana.card('Rebuild the shop').text).toContain('*T-1* · In progress');
    expect(jonas.notes()).toContain('T-1 Rebuild the shop is done: its last part was closed. This was taken back.');
    await ana.command('/task', 'reopen T-2');
    await ana.command('/task', 'done T-3');
    const told = jonas.notes().length;
    const closing = await jonas.command('/task', 'cancel T-2');
    expect(closing.text).toContain('is cancelled. With it T-1 is done.');
    expect(jonas.notes()).toHaveLength(told);
    await jonas.command('/task', 'reopen T-2');
    await ana.command('/task', 'reopen T-3');
    expect((await jonas.command('/task', 'cancel T-1')).text).toContain('Its parts stay as they are: T-2, T-3.');
  });

  it('closes a parent once when its last parts are closed at the same moment', async () => {
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Rebuild the shop', responsible: 'U0ANA', parts: 'Cart 5p\nSearch 3p\nMenu 3p' });
    await Promise.all([2, 3, 4].map((number) => ana.command('/task', `done T-${number}`)));
    const [row] = await muster.store.sql`select status, version from tasks where number = 1`;
    expect(row).toEqual({ status: 'completed', version: 2 });
    expect(ana.card('Rebuild the shop').text).toContain('Parts, 3 of 3 done');
  });

  it('changes one step after the other when several people act at once', async () => {
    await jonas.command('/task', `Fix the login page ${ANA}`);
    const [first, second] = await Promise.all([ana.command('/task', 'done T-1'), jonas.command('/task', 'cancel T-1')]);
    const said = [first.text, second.text].join();
    expect(said).toMatch(/is done\.|is cancelled\./);
    expect(said).toMatch(/reopen it first/i);
    const [row] = await muster.store.sql`select version from tasks`;
    expect(row?.version).toBe(2);
  });

  it('takes its parts back with it when its creation is undone', async () => {
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Rebuild the shop', responsible: 'U0ANA', parts: 'Cart 5p\nSearch 3p' });
    await jonas.press('Undo', { kind: 'modal' });
    expect(ana.messages().filter((text) => text.includes('Cancelled'))).toHaveLength(3);
    expect(ana.notes()).toEqual([]);
  });

  it('is changed once by a click that comes again, and by twenty at once', async () => {
    await jonas.command('/task', `Fix the login page ${ANA}`);
    const click = ana.requestToPress('Start', ana.card('Fix the login'));
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(muster.url, click)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    await send(muster.url, click);
    await muster.settled();
    const [row] = await muster.store.sql`select count(*)::int as changes from history where action = 'task.start'`;
    expect(row?.changes).toBe(1);
  });
});
