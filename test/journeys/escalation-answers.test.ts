import { beforeEach, describe, expect, it } from 'vitest';
import { type Persona, send } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';

/**
 * Wednesday 25 November 2026, 10:00 in Berlin. Ana does the work, Priya (Kolkata, 14:30) answers for it, Jonas leads
 * Ana's team, Sam (New York) manages it, Mira owns the workspace.
 */
describe('somebody who is asked about blocked work', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;
  let jonas: Persona;
  let priya: Persona;
  let sam: Persona;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    priya = muster.as('U0PRIYA');
    sam = muster.as('U0SAM');
    for (const one of [mira, ana, jonas, priya, sam]) await one.command('/task', 'list');
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA'], managers: ['U0SAM'] });
    await priya.command('/task', `Fix the login page ${ANA}`);
  });
  const block = (reason = 'No test account') => ana.command('/task', `block T-1 ${reason}`);
  const absent = async (who: string, from: string, until: string) => {
    const { sql } = muster.store;
    await sql`insert into absences (id, workspace_id, person_id, from_at, until_at, source)
      select gen_random_uuid(), workspace_id, id, ${from}::timestamptz, ${until}::timestamptz, 'told' from people
      where slack_user_id = ${who}`;
  };

  it('is on it for a day, is asked again, and is left alone once it goes on', async () => {
    await block();
    const said = await priya.press('I’m on it', priya.escalation());
    expect(said.text).toContain('You are on it until Thu 26 Nov, 14:30.');
    expect(ana.card('T-1').text).toContain('<@U0PRIYA> is on it until Thu 26 Nov, 10:00.');
    expect(() => priya.requestToPress('I’m on it', priya.escalation())).toThrow();
    await muster.advanceTo('2026-11-26T08:59:59Z');
    expect(priya.notes()).toEqual([]);
    await muster.advanceTo('2026-11-26T09:00:00Z');
    expect(priya.notes()).toEqual([expect.stringContaining('You were on it. How does it stand?')]);
    expect(jonas.asked()).toBe(0);
    await priya.press('Unblock', priya.escalation());
    expect(priya.escalation().text).toContain('*Unblocked* by <@U0PRIYA>, Thu 26 Nov, 14:30.');
    expect(ana.card('T-1').text).not.toContain('Escalated');
    await muster.advanceTo('2026-12-20T09:00:00Z');
    expect([jonas.asked(), priya.asked(), priya.notes().length]).toEqual([0, 1, 1]);
  });

  it('renews twice before the next level hears of it, and the third time it climbs', async () => {
    await block();
    const again = () => priya.press('I’m on it', priya.escalation());
    await again();
    await muster.advanceTo('2026-11-26T09:00:00Z');
    await again();
    await muster.advanceTo('2026-11-27T09:00:00Z');
    expect(jonas.notes()).toEqual([]);
    const third = await again();
    expect(third.text).toContain('the next level is told');
    expect(jonas.notes()).toEqual([expect.stringContaining('has been on it for the third day')]);
    expect(jonas.asked()).toBe(0);
    // Saturday 14:30 in Kolkata is no time to ask.
    await muster.advanceTo('2026-11-28T12:00:00Z');
    expect(priya.notes()).toHaveLength(2);
    await muster.advanceTo('2026-11-30T08:30:00Z');
    expect(priya.notes()).toHaveLength(3);
    expect((await again()).text).toContain('it goes one level up now');
    expect(jonas.escalation().text).toContain('Asked before: <@U0PRIYA>');
  });

  it('who presses late or twice changes nothing, and reads who resolved it', async () => {
    await block();
    const stale = priya.escalation();
    const click = priya.requestToPress('Unblock', stale);
    const onIt = priya.requestToPress('I’m on it', stale);
    await ana.command('/task', 'start T-1');
    expect(priya.escalation().text).toContain('*Unblocked* by <@U0ANA>');
    for (const request of [click, click, onIt]) await send(muster.url, request);
    await muster.settled();
    const late = await priya.press('I’m on it', stale);
    expect(late.text).toContain('Nothing changed. *Unblocked* by <@U0ANA>, Wed 25 Nov, 14:30.');
    const rows = await muster.store.sql`select action from history where subject_kind = 'escalation' order by at, id`;
    expect(rows.map(({ action }) => action)).toEqual(['escalation.open', 'escalation.ask', 'escalation.resolve']);
  });

  it('is resumed at its level when the same task is blocked again within a day, and starts anew later', async () => {
    await block();
    await muster.advanceTo('2026-11-26T09:00:00Z');
    expect(jonas.asked()).toBe(1);
    await jonas.press('Unblock', jonas.escalation());
    expect(ana.card('T-1').text).toContain('In progress');
    await muster.advanceTo('2026-11-26T12:00:00Z');
    await block('Still no account');
    expect(jonas.asked()).toBe(2);
    expect(priya.asked()).toBe(1);
    await ana.command('/task', 'start T-1');
    await muster.advanceTo('2026-12-01T09:00:00Z');
    await block('And again');
    expect([priya.asked(), jonas.asked()]).toEqual([2, 2]);
  });

  it('hands the question over to somebody who may decide it, and to nobody else', async () => {
    await block();
    await priya.press('Hand over', priya.escalation());
    expect((await priya.submit({ person: 'U0ANA' })).errors.person).toContain('is responsible for it');
    await priya.submit({ person: 'U0DEV' });
    const dev = muster.as('U0DEV');
    expect(dev.escalation().text).toContain('No test account');
    expect(priya.escalation().text).toContain('It is with <@U0DEV>');
    await dev.press('Unblock', dev.escalation());
    expect(priya.escalation().text).toContain('*Unblocked* by <@U0DEV>');
  });

  it('unblocks what is risky only after the consulted were heard, and is left alone meanwhile', async () => {
    await priya.command('/task', '');
    await priya.submit({ title: 'Move the data', responsible: 'U0ANA', points: '8', consulted: ['U0MIRA'] });
    await ana.command('/task', 'block T-2 No window');
    const said = await priya.press('Unblock', priya.escalation('Move'));
    expect(said.text).toContain('asks the people to consult first');
    expect(ana.card('Move the data').text).toContain('Blocked');
    expect(() => priya.requestToPress('I’m on it', priya.escalation('Move'))).toThrow();
    await muster.advanceTo('2026-11-25T14:00:00Z');
    expect(ana.card('Move the data').text).toContain('In progress');
    expect(priya.escalation('Move').text).toContain('*Unblocked*');
  });

  it('is whoever answers for it now: a new accountable is asked instead of the former', async () => {
    await block();
    const shown = await priya.command('/task', 'show T-1');
    await priya.press('overflow', priya.screenOf(shown), 'Edit');
    await priya.submit({ accountable: 'U0DEV' });
    expect(muster.as('U0DEV').escalation().text).toContain('No test account');
    expect(priya.escalation().text).toContain('It is with <@U0DEV>');
    expect(jonas.asked()).toBe(0);
  });

  it('gets a storm of them as one card with rows', async () => {
    for (const title of ['Cart', 'Search']) await priya.command('/task', `${title} ${ANA}`);
    for (const number of [1, 2]) await ana.command('/task', `block T-${number} No key`);
    await muster.advanceTo('2026-11-25T09:09:00Z');
    await ana.command('/task', 'block T-3 No key');
    expect(priya.asked()).toBe(1);
    for (const title of ['Fix the login', 'Cart', 'Search']) expect(priya.escalation().text).toContain(title);
    await priya.press('Unblock', priya.escalation());
    expect(ana.card('T-1').text).toContain('In progress');
    expect(ana.card('T-2').text).toContain('Blocked');
  });

  it('is never asked at the server’s time: a weekend, a night and an absence wait', async () => {
    await absent('U0JONAS', '2026-11-30T00:00:00Z', '2026-12-02T00:00:00Z');
    await muster.advanceTo('2026-11-27T15:00:00Z'); // Friday, 20:30 in Kolkata
    await block();
    expect(priya.asked()).toBe(0);
    expect(ana.card('T-1').text).toContain('Whoever is first is asked when their work begins.');
    await muster.advanceTo('2026-11-30T03:29:59Z');
    expect(priya.asked()).toBe(0);
    await muster.advanceTo('2026-11-30T03:30:00Z');
    expect(priya.asked()).toBe(1);
    // On Tuesday at 9:00 in Kolkata it is past; Jonas is away, nobody stands in, so Sam is asked at nine in New York.
    await muster.advanceTo('2026-12-01T13:59:59Z');
    expect([jonas.asked(), sam.asked()]).toEqual([0, 0]);
    await muster.advanceTo('2026-12-01T14:00:00Z');
    expect([jonas.asked(), sam.asked()]).toEqual([0, 1]);
  });

  it('is the person it waits on first; outside until a date it doesn’t climb before', async () => {
    await ana.press('Block', ana.card('T-1'));
    await ana.submit({ reason: 'No key', waitingPerson: 'U0DEV' });
    const dev = muster.as('U0DEV');
    expect(dev.escalation().text).toContain('It waits on <@U0DEV>.');
    expect(priya.asked()).toBe(0);
    await muster.advanceTo('2026-11-26T09:00:00Z');
    expect(priya.asked()).toBe(1);
    await priya.command('/task', `Order the badges ${ANA}`);
    await ana.press('Block', ana.card('Order'));
    await ana.submit({ reason: 'The vendor', waitingOutside: 'The vendor', expectedOn: '2026-12-03' });
    await muster.advanceTo('2026-12-03T03:29:59Z');
    expect(
      muster.slack.directMessages('U0JONAS').filter(({ blocks }) => JSON.stringify(blocks).includes('badges')),
    ).toEqual([]);
    await muster.advanceTo('2026-12-03T08:00:00Z');
    expect(jonas.escalation('badges').text).toContain('Order the badges');
  });

  it('of a private task is nobody who may not see it, and its card says why it doesn’t climb', async () => {
    await priya.command('/task', '');
    await priya.submit({ title: 'Plan the move', responsible: 'U0ANA', private: ['private'] });
    await ana.command('/task', 'block T-2 No budget');
    expect(priya.escalation('Plan').text).toContain('No budget');
    await muster.advanceTo('2026-12-18T12:00:00Z');
    expect([jonas.asked(), sam.asked(), mira.asked()]).toEqual([0, 0, 0]);
    expect(priya.escalation('Plan').text).toContain('It doesn’t climb any further: the task is private');
  });

  it('is told of nothing while the clock is suspended, and at its expiry it goes on', async () => {
    await block();
    const { sql } = muster.store;
    await sql`insert into overrides (id, workspace_id, ref, type, rule, subject_kind, subject_id, authoriser_id, justification, risk, granted_at, expires_at)
      select gen_random_uuid(), t.workspace_id, 'OVR-2026-11-25-001', 'process', 'escalation-clock', 'task', t.id, t.creator_id, 'the client waits', 'none',
        '2026-11-25T11:00:00Z', '2026-11-27T11:00:00Z' from tasks t where number = 1`;
    await muster.advanceTo('2026-11-26T09:00:00Z');
    expect(jonas.asked()).toBe(0);
    await muster.advanceTo('2026-11-27T11:00:00Z');
    expect(jonas.asked()).toBe(0);
    // Two hours had run before; the other 22 end on Saturday, so on Monday where Priya works.
    for (const instant of ['2026-11-28T09:00:00Z', '2026-11-30T03:30:00Z', '2026-11-30T08:00:00Z'])
      await muster.advanceTo(instant);
    expect(jonas.asked()).toBe(1);
  });

  it('lets the clock rest by an override from the card, and it goes on when that is ended early', async () => {
    await block();
    await muster.advanceTo('2026-11-26T09:00:00Z');
    await jonas.press('Override', jonas.escalation());
    const until = { untilOn: '2026-12-08', untilTime: '10:00' };
    await jonas.submit({ type: 'process', ...until, justification: 'The vendor is slow.', risk: 'None.' });
    await muster.advanceTo('2026-11-30T14:00:00Z');
    expect(sam.asked()).toBe(0);
    await muster.advanceTo('2026-11-30T15:00:00Z');
    await jonas.press('End now', jonas.screenOf(await jonas.command('/muster', 'override list')));
    // All 48 hours were left at four on Monday, so they end on Wednesday at four, ten in New York.
    await muster.advanceTo('2026-12-02T14:59:59Z');
    expect(sam.asked()).toBe(0);
    await muster.advanceTo('2026-12-02T15:00:00Z');
    expect(sam.asked()).toBe(1);
  });

  it('who goes away before the message went out isn’t asked: the next level is, at once', async () => {
    await muster.advanceTo('2026-11-27T15:00:00Z'); // Friday, 20:30 in Kolkata
    await block();
    expect([priya.asked(), jonas.asked()]).toEqual([0, 0]);
    await priya.command('/muster', 'away until 10 dec');
    expect([priya.asked(), jonas.asked()]).toEqual([0, 1]);
  });

  it('is everybody in the end, and after that a line remains in Today, never silence', async () => {
    await block();
    for (let day = 26; day <= 60; day += 1) {
      const at = new Date(Date.UTC(2026, 10, day, 15));
      await muster.advanceTo(at.toISOString());
    }
    expect([priya, jonas, sam, mira].map((one) => one.asked())).toEqual([1, 1, 1, 1]);
    await jonas.openHome();
    expect(jonas.homeText()).toContain('Everybody on the ladder was asked');
    expect(jonas.homeText()).toMatch(/\d weeks? ago/);
  });
});
