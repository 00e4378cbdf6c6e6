import { beforeEach, describe, expect, it } from 'vitest';
import { suspend } from '../support/overrides.ts';
import type { Persona } from '../support/persona.ts';
import { makeTeam, setTaskSettings } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const HOME = { kind: 'home' } as const;

/** Wednesday 25 November 2026, 10:00 in Berlin, where Ana and Jonas work; Priya is in Kolkata, 14:30. */
describe('a sign-off', () => {
  const muster = testApp();
  let ana: Persona;
  let jonas: Persona;
  let priya: Persona;
  let mira: Persona;

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    priya = muster.as('U0PRIYA');
    mira = muster.as('U0MIRA');
    for (const one of [ana, jonas, priya, mira]) await one.command('/task', 'list');
    await makeTeam(muster, { name: 'Web', lead: 'U0PRIYA', members: ['U0ANA', 'U0JONAS'] });
    await setTaskSettings(muster, 'U0PRIYA', { signOff: true });
    await jonas.command('/task', 'Fix the login page <@U0ANA|ana>');
    await ana.command('/task', 'start T-1');
  });

  const completedAt = async () => (await muster.store.sql`select status, completed_at::text from tasks`)[0];

  it('is asked of the accountable once, and what they accept was done when the responsible said so', async () => {
    const said = await ana.press('Done', ana.card('T-1'));
    expect(said.text).toContain('T-1* waits for Jonas to accept it.');
    expect(ana.card('T-1').text).toContain('In progress, waits for sign-off');
    expect(ana.card('T-1').text).toContain('waits for <@U0JONAS> to accept it');
    expect(() => ana.requestToPress('Done', ana.card('T-1'))).toThrow();
    expect((await ana.command('/task', 'done T-1')).text).toContain('waits for the sign-off already');
    expect(jonas.notes()).toEqual([expect.stringContaining('<@U0ANA> says that *T-1* Fix the login page is done')]);
    await jonas.openHome();
    expect(jonas.homeText()).toContain('Waiting for your sign-off (1)');
    await muster.advanceTo('2026-11-25T11:00:00Z');
    expect((await jonas.press('Accept', jonas.lastMessage())).text).toContain('is done.');
    expect(await completedAt()).toMatchObject({ status: 'completed', completed_at: '2026-11-25 09:00:00+00' });
    expect(ana.card('T-1').text).toContain('*Done* Wed 25 Nov, 10:00');
    expect(jonas.notes()).toEqual([expect.stringContaining('nothing left to answer')]);
    await muster.advanceTo('2026-12-10T11:00:00Z');
    expect([...jonas.notes(), ...priya.notes(), ...ana.notes()]).toHaveLength(1);
  });

  it('can be refused with a reason, which the responsible hears, and is asked anew after the next Done', async () => {
    await ana.press('Done', ana.card('T-1'));
    await jonas.press('Send back', jonas.lastMessage());
    expect((await jonas.submit({ reason: ' ' })).errors).toEqual({
      reason: expect.stringContaining('what is missing'),
    });
    await jonas.submit({ reason: 'No test' });
    expect(ana.notes()).toEqual(['T-1 Fix the login page was sent back: it isn’t done yet (Jonas).\nReason: No test']);
    expect(ana.card('T-1').text).not.toContain('to accept it');
    expect(jonas.lastMessage().text).toContain('nothing left to answer');
    muster.clock.advance(60_000);
    await ana.press('Done', ana.card('T-1'));
    expect(jonas.notes()).toHaveLength(2);
    await jonas.press('Accept', jonas.lastMessage());
    expect(await completedAt()).toMatchObject({ completed_at: '2026-11-25 09:01:00+00' });
    // The old question is answered by the new one.
    expect((await ana.command('/task', 'done T-1')).text).toContain('already done');
  });

  it('is withdrawn with the Done, and by another responsible, a blocker or a cancellation', async () => {
    const done = await ana.command('/task', 'done T-1');
    await ana.press('Undo', ana.screenOf(done));
    expect(jonas.lastMessage().text).toContain('nothing left to answer');
    expect(ana.card('T-1').text).toContain('*T-1* · In progress\n');
    for (const end of ['block T-1 No key', 'cancel T-1']) {
      muster.clock.advance(60_000);
      await ana.command('/task', 'start T-1');
      await ana.command('/task', 'done T-1');
      await jonas.command('/task', end);
      expect(jonas.lastMessage().text).toContain('nothing left to answer');
    }
    await jonas.command('/task', 'reopen T-1');
    muster.clock.advance(60_000);
    await ana.command('/task', 'done T-1');
    const old = jonas.lastMessage();
    await ana.press('overflow', ana.card('T-1'), 'Hand over');
    await ana.submit({ person: 'U0MIRA' });
    expect((await jonas.press('Accept', old)).text).toContain('doesn’t wait for a sign-off any more');
    await muster.advanceTo('2026-12-10T11:00:00Z');
    expect(priya.notes()).toEqual([]);
  });

  it('goes to the next level after a working day without answer, once, in that person’s working time', async () => {
    await ana.command('/task', 'done T-1');
    // Nine working hours from 10:00 end at 10:00 on Thursday, 14:30 in Kolkata.
    await muster.advanceTo('2026-11-26T08:59:59Z');
    expect(priya.notes()).toEqual([]);
    await muster.advanceTo('2026-11-26T09:00:00Z');
    expect(priya.notes()).toEqual([expect.stringContaining('says that *T-1* Fix the login page is done')]);
    expect(ana.card('T-1').text).toContain('waits for <@U0JONAS> or <@U0PRIYA> to accept it');
    await muster.advanceTo('2026-12-10T11:00:00Z');
    expect(priya.notes()).toHaveLength(1);
    expect(jonas.notes()).toHaveLength(1);
    await priya.press('Accept', priya.lastMessage());
    expect(await completedAt()).toMatchObject({ completed_at: '2026-11-25 09:00:00+00' });
    expect((await jonas.command('/task', 'show T-1')).text).toContain('*Done* Wed 25 Nov, 10:00');
  });

  it('waits for the night of the next level to pass', async () => {
    await muster.advanceTo('2026-11-25T16:00:00Z');
    await ana.command('/task', 'done T-1');
    // Due at 17:00 on Thursday in Berlin: 21:30 in Kolkata.
    await muster.advanceTo('2026-11-26T16:00:00Z');
    expect(priya.notes()).toEqual([]);
    await muster.advanceTo('2026-11-27T03:29:59Z');
    expect(priya.notes()).toEqual([]);
    await muster.advanceTo('2026-11-27T03:30:00Z');
    expect(priya.notes()).toHaveLength(1);
  });

  it('asked in the accountable’s evening reaches them in the morning, unless it was withdrawn', async () => {
    await muster.advanceTo('2026-11-25T18:00:00Z');
    const done = await ana.command('/task', 'done T-1');
    expect(jonas.notes()).toEqual([]);
    await ana.press('Undo', ana.screenOf(done));
    await muster.advanceTo('2026-11-26T08:00:00Z');
    expect(jonas.notes()).toEqual([]);
    await muster.advanceTo('2026-11-26T18:00:00Z');
    await ana.command('/task', 'done T-1');
    await muster.advanceTo('2026-11-27T07:59:59Z');
    expect(jonas.notes()).toEqual([]);
    await muster.advanceTo('2026-11-27T08:00:00Z');
    expect(jonas.notes()).toHaveLength(1);
  });

  it('isn’t asked where the accountable says Done, nor where one person is both', async () => {
    await jonas.command('/task', 'done T-1');
    expect(await completedAt()).toMatchObject({ status: 'completed' });
    await mira.command('/task', 'Water the plants');
    await mira.command('/task', 'done T-2');
    const [row] = await muster.store.sql`select status from tasks where number = 2`;
    expect(row?.status).toBe('completed');
  });

  it('is asked of a new accountable instead, and of nobody once R answers for it', async () => {
    await ana.command('/task', 'done T-1');
    await ana.press('overflow', ana.card('T-1'), 'Edit');
    await jonas.press('overflow', jonas.screenOf(await jonas.command('/task', 'show T-1')), 'Edit');
    await jonas.submit({ accountable: 'U0MIRA' });
    expect(jonas.lastMessage().text).toContain('nothing left to answer');
    expect(mira.notes()).toEqual([expect.stringContaining('Do you accept it?')]);
    expect(
      (await jonas.press('overflow', jonas.screenOf(await jonas.command('/task', 'show T-1')), 'Edit')).status,
    ).toBe(200);
    await jonas.submit({ accountable: 'U0ANA' });
    expect(mira.lastMessage().text).toContain('nothing left to answer');
    await ana.command('/task', 'done T-1');
    expect(await completedAt()).toMatchObject({ status: 'completed' });
  });

  it('of a private task stays with the accountable', async () => {
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Plan the move', responsible: 'U0ANA', private: ['private'] });
    await ana.command('/task', 'done T-2');
    expect(jonas.notes()).toHaveLength(1);
    await muster.advanceTo('2026-12-10T11:00:00Z');
    expect(priya.notes()).toEqual([]);
  });

  it('is asked once by a click that comes twice, and late clicks say how it stands', async () => {
    await ana.command('/task', 'done T-1');
    const question = jonas.lastMessage();
    await Promise.all([jonas.press('Accept', question), jonas.press('Accept', question)]);
    expect((await jonas.press('Accept', question)).text).toContain('done and accepted already');
    const [row] = await muster.store.sql`select count(*)::int as n from history where action = 'task.accept'`;
    expect(row?.n).toBe(1);
    expect((await priya.press('Accept', question)).text).toMatch(/Only the accountable/);
  });

  it('is asked before an override and after it, not while it lasts', async () => {
    await suspend(muster, { rule: 'sign-off', task: 1, from: '2026-11-25T10:00:00Z', until: '2026-11-25T12:00:00Z' });
    const done = async () => (await ana.command('/task', 'done T-1')).text;
    const back = async () => ana.command('/task', 'reopen T-1').then(() => ana.command('/task', 'start T-1'));
    expect(await done()).toContain('waits for Jonas');
    await muster.advanceTo('2026-11-25T10:00:00Z');
    expect(await done()).toContain('is done.');
    await back();
    await muster.advanceTo('2026-11-25T11:59:59Z');
    expect(await done()).toContain('is done.');
    await back();
    await muster.advanceTo('2026-11-25T12:00:00Z');
    expect(await done()).toContain('waits for Jonas');
  });

  it('that is being waited for is given by an override, and counts from the Done', async () => {
    await ana.command('/task', 'done T-1');
    await muster.advanceTo('2026-11-25T10:00:00Z');
    await priya.command('/muster', 'override T-1');
    const until = { untilOn: '2026-11-26', untilTime: '12:00' };
    await priya.submit({ rule: 'sign-off', type: 'process', ...until, justification: 'Now.', risk: 'Some.' });
    expect(await completedAt()).toMatchObject({ status: 'completed', completed_at: '2026-11-25 09:00:00+00' });
    expect(jonas.messages().join()).toContain('nothing left to answer');
    expect(jonas.messages().join()).toContain('is done: an override let the sign-off rest');
  });

  it('is set by the team’s lead, managers and admins, and shown in Settings', async () => {
    expect(priya.homeText()).toContain('*Done* waits for the accountable · every task needs R, A');
    await ana.openHome();
    await ana.press('Settings', HOME);
    expect(ana.homeText()).not.toContain('Tasks of your teams');
    await setTaskSettings(muster, 'U0MIRA', { signOff: false });
    await ana.command('/task', 'done T-1');
    expect(await completedAt()).toMatchObject({ status: 'completed' });
  });
});
