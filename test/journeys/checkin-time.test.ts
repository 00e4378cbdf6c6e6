import { beforeEach, describe, expect, it } from 'vitest';
import { eventCallback } from '../fakes/slack/requests.ts';
import { makeCheckIns, setCheckIns } from '../support/check-ins.ts';
import { type Persona, send } from '../support/persona.ts';
import { textIn } from '../support/screen.ts';
import { SIGNING_SECRET, testApp } from '../support/test-app.ts';

/** Wednesday 25 November 2026, 10:00 in Berlin, where Ana and Mira are; 4:00 in New York, where Bo is. */
describe('a check-in', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;
  let bo: Persona;

  beforeEach(() => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    bo = muster.as('U0BO');
  });
  const channel = () => muster.slack.messages('C0GENERAL').map(({ blocks }) => textIn(blocks));
  const asked = (persona: Persona) =>
    muster.slack.directMessages(persona.userId).filter(({ key }) => key?.startsWith('eod:') ?? false);
  const walk = async (...instants: readonly string[]) => {
    for (const instant of instants) await muster.advanceTo(instant);
  };

  it('comes at the person’s own time, on their working days alone, once', async () => {
    await makeCheckIns(muster);
    await walk('2026-11-25T16:29:59Z');
    expect([asked(ana), asked(bo)].map(({ length }) => length)).toEqual([0, 0]);
    await walk('2026-11-25T16:30:00Z', '2026-11-25T22:29:59Z');
    expect([asked(ana), asked(bo)].map(({ length }) => length)).toEqual([1, 0]);
    await walk('2026-11-25T22:30:00Z', '2026-11-26T16:30:00Z', '2026-11-26T22:30:00Z');
    await walk('2026-11-27T16:30:00Z', '2026-11-28T16:30:00Z');
    expect([asked(ana), asked(bo)].map(({ length }) => length)).toEqual([3, 2]);
    await walk('2026-11-29T16:30:00Z', '2026-11-30T16:30:00Z');
    expect(asked(ana)).toHaveLength(4);
    expect(textIn(asked(ana).at(-1)?.blocks ?? [])).toContain('Mon 30 Nov');
  });

  it('comes at the team’s own time where it has one, and never after the end of somebody’s day', async () => {
    await makeCheckIns(muster, { members: ['U0ANA', 'U0BO', 'U0PRIYA'], timeZone: 'Europe/Berlin', askAt: '16:00' });
    await walk('2026-11-25T12:00:00Z');
    // In Kolkata work ends at 18:00, which is 13:30 in Berlin.
    expect(asked(muster.as('U0PRIYA'))).toHaveLength(1);
    expect([asked(ana), asked(bo)].map(({ length }) => length)).toEqual([0, 0]);
    await walk('2026-11-25T15:00:00Z');
    expect([asked(ana), asked(bo)].map(({ length }) => length)).toEqual([1, 1]);
    expect(textIn(asked(bo)[0]?.blocks ?? [])).toContain('Your check-in for today, Wed 25 Nov');
  });

  it('comes at the time somebody chose for themselves, until they choose the team’s again', async () => {
    await makeCheckIns(muster, { timeZone: 'Europe/Berlin' });
    await bo.openHome();
    await bo.press('Settings', { kind: 'home' });
    await bo.press('Change when you are asked for your check-in', { kind: 'home' });
    await bo.submit({ askAt: '15:15' });
    // A quarter past three in New York; Ana is asked at half past five in Berlin as before.
    await walk('2026-11-25T16:30:00Z', '2026-11-25T20:14:59Z');
    expect([asked(ana), asked(bo)].map(({ length }) => length)).toEqual([1, 0]);
    await walk('2026-11-25T20:15:00Z');
    expect(asked(bo)).toHaveLength(1);
    await bo.openHome();
    await bo.press('Settings', { kind: 'home' });
    await bo.press('Use the team’s time', { kind: 'home' });
    await walk('2026-11-26T16:30:00Z');
    expect([asked(ana), asked(bo)].map(({ length }) => length)).toEqual([2, 2]);
  });

  it('can’t be chosen by somebody whom no team asks', async () => {
    await makeCheckIns(muster, { members: ['U0ANA'] });
    await bo.openHome();
    await bo.press('Settings', { kind: 'home' });
    await expect(async () => bo.press('Change when you are asked for your check-in', { kind: 'home' })).rejects.toThrow(
      'nothing says',
    );
  });

  it('isn’t asked for while somebody is away or on holiday', async () => {
    await makeCheckIns(muster);
    await ana.command('/muster', 'away until friday');
    await walk('2026-11-25T16:30:00Z', '2026-11-26T16:30:00Z');
    expect(asked(ana)).toEqual([]);
    await walk('2026-11-27T16:30:00Z');
    expect(asked(ana)).toHaveLength(1);
    await muster.store.sql`update people set holiday_region = 'DE' where slack_user_id = 'U0ANA'`;
    await walk('2026-12-24T16:30:00Z');
    const before = asked(ana).length;
    await walk('2026-12-25T16:30:00Z');
    expect(asked(ana)).toHaveLength(before);
  });

  it('follows settings, members and zones that change', async () => {
    await makeCheckIns(muster);
    await setCheckIns(muster, { lead: 'U0MIRA', name: 'Web', values: { askAt: '15:00', leftOut: ['U0BO'] } });
    await walk('2026-11-25T14:00:00Z', '2026-11-25T16:30:00Z', '2026-11-25T22:30:00Z');
    expect([asked(ana), asked(bo)].map(({ length }) => length)).toEqual([1, 0]);
    await setCheckIns(muster, { lead: 'U0MIRA', name: 'Web', values: { enabled: [] } });
    await walk('2026-11-26T14:00:00Z', '2026-11-26T16:30:00Z');
    expect(asked(ana)).toHaveLength(1);
  });

  it('follows somebody to another zone the same day', async () => {
    await makeCheckIns(muster);
    const user = muster.slack.setUser('U0ANA', { tz: 'America/New_York' });
    const signer = { secret: SIGNING_SECRET, timestamp: Math.floor(muster.clock.now().getTime() / 1000) };
    await send(muster.url, eventCallback(signer, { event: { type: 'user_change', user } }, { userId: 'U0ANA' }));
    await muster.settled();
    await walk('2026-11-25T16:30:00Z');
    expect(asked(ana)).toEqual([]);
    await walk('2026-11-25T22:30:00Z');
    expect(asked(ana)).toHaveLength(1);
  });

  it('is moved by an hour, with a window of its own', async () => {
    await makeCheckIns(muster, { askAt: '15:00', windowMinutes: '60' });
    await walk('2026-11-25T14:00:00Z');
    await ana.tap('In an hour', ana.lastMessage());
    expect(ana.lastMessage().text).toContain('I ask again at Wed 25 Nov, 16:00.');
    await walk('2026-11-25T14:48:00Z', '2026-11-25T14:59:59Z');
    expect(ana.messages()).toHaveLength(1);
    await walk('2026-11-25T15:00:00Z');
    expect(asked(ana)).toHaveLength(2);
    expect(textIn(asked(ana)[0]?.blocks ?? [])).toBe('Your check-in for Wed 25 Nov: I ask below.');
    await walk('2026-11-25T15:47:59Z');
    expect(ana.messages()).toHaveLength(2);
    await walk('2026-11-25T15:48:00Z');
    expect(ana.lastMessage().text).toContain('Today’s check-in is still open.');
    await ana.tap('Nothing today', ana.lastMessage());
    expect(ana.lastMessage().text).toBe('Today’s check-in is sent. Thank you.');
  });

  it('is reminded of once, not after work but the next morning as yesterday’s', async () => {
    await makeCheckIns(muster);
    await walk('2026-11-25T16:30:00Z', '2026-11-25T17:42:00Z', '2026-11-26T07:59:59Z');
    expect(ana.messages()).toHaveLength(1);
    await walk('2026-11-26T08:00:00Z');
    expect(ana.lastMessage().text).toContain('Yesterday’s check-in is still open.');
    expect(ana.requestToPress('Nothing that day', ana.lastMessage())).toBeDefined();
    await walk('2026-11-26T09:00:00Z');
    expect(ana.messages()).toHaveLength(2);
    await ana.press('Edit', ana.lastMessage());
    expect(ana.modalText()).toContain('*Wed 25 Nov* (yesterday)');
    await ana.submit({ done: 'Worked on the map' });
    expect(channel()[0]).toContain('check-ins of Wed 25 Nov');
  });

  it('that was answered is never asked about again', async () => {
    await makeCheckIns(muster, { askAt: '15:00', windowMinutes: '60' });
    await walk('2026-11-25T14:00:00Z');
    await ana.tap('Nothing today', ana.lastMessage());
    await walk('2026-11-25T14:48:00Z', '2026-11-25T15:30:00Z', '2026-11-26T08:00:00Z', '2026-11-26T13:59:59Z');
    expect(ana.messages()).toHaveLength(1);
  });

  it('missed while down comes late within its window, and beyond it is marked as skipped and shown', async () => {
    await makeCheckIns(muster, { askAt: '17:00', windowMinutes: '90' });
    // Down from 16:59 to 17:20.
    await walk('2026-11-25T15:59:00Z', '2026-11-25T16:20:00Z');
    expect(asked(ana)).toHaveLength(1);
    await ana.press('Edit', ana.lastMessage());
    await ana.submit({ done: 'Sent late' });
    ana.closeModal();
    // Down from Thursday 16:59 to Monday 10:00; the whole window of Friday is over, too.
    await walk('2026-11-26T15:59:00Z', '2026-11-30T09:00:00Z');
    expect(asked(ana)).toHaveLength(1);
    await ana.openHome();
    expect(ana.homeText()).toContain('Your check-in for Fri 27 Nov');
    expect(ana.homeText()).toContain('I was down at Fri 27 Nov, 17:00 and didn’t ask.');
    const days = await muster.store.sql`
      select on_date::text as on, state from eod_check_ins c join people p on p.id = c.person_id
      where p.slack_user_id = 'U0ANA' order by 1`;
    expect(days.map(({ on, state }) => `${on} ${state}`)).toEqual([
      '2026-11-25 sent',
      '2026-11-26 skipped',
      '2026-11-27 skipped',
    ]);
    await ana.press('Check in for Fri 27 Nov, Fri 27 Nov', { kind: 'home' });
    await ana.submit({ done: 'Friday, told on Monday' });
    expect(channel().at(-1)).toContain('• Friday, told on Monday');
    expect(channel().at(-1)).toContain(
      '2 people have not answered. 2 of them could not be asked in time: Muster was down. Final;',
    );
    await walk('2026-11-30T16:00:00Z');
    expect(textIn(asked(ana).at(-1)?.blocks ?? [])).toContain('Your check-in for today, Mon 30 Nov');
  });

  it('is final when the last window closes, wherever that is; late answers still come in', async () => {
    await makeCheckIns(muster);
    await walk('2026-11-25T16:30:00Z');
    await ana.press('Edit', ana.lastMessage());
    await ana.submit({ done: 'First' });
    await walk('2026-11-25T18:00:00Z', '2026-11-25T22:30:00Z');
    expect(channel()[0]).toContain('2 people have not answered yet.');
    await walk('2026-11-26T00:00:00Z');
    expect(channel()[0]).toContain('2 people have not answered. Final;');
    await walk('2026-11-26T14:00:00Z');
    await bo.press('Edit', bo.lastMessage());
    await bo.submit({ done: 'Second' });
    expect(channel()).toHaveLength(1);
    expect(channel()[0]).toContain('*bo*\n• Second');
    expect(channel()[0]).toContain('1 person has not answered. Final;');
    expect(channel()[0]).not.toContain('Mira');
  });

  it('tells the lead alone, in their working time, who is silent with an open blocker', async () => {
    await makeCheckIns(muster);
    await walk('2026-11-25T16:30:00Z');
    await ana.press('Edit', ana.lastMessage());
    await ana.submit({ blockers: 'No test machine' });
    ana.closeModal();
    await walk('2026-11-26T16:30:00Z', '2026-11-26T18:00:00Z', '2026-11-26T22:30:00Z', '2026-11-27T00:00:00Z');
    const told = () => mira.messages().filter((text) => text.includes('no check-in, and something is open'));
    expect(told()).toEqual([]);
    await walk('2026-11-27T08:00:00Z');
    expect(told()).toEqual([expect.stringContaining('*ana*\n• No test machine')]);
    expect(told()[0]).not.toContain('bo');
    expect(channel().join()).not.toContain('Thu 26 Nov');
    expect(bo.messages().join()).not.toContain('No test machine');
  });

  it('shows what was planned on a day without facts, and offers nothing to send', async () => {
    await makeCheckIns(muster);
    await walk('2026-11-25T16:30:00Z');
    await ana.press('Edit', ana.lastMessage());
    await ana.submit({ done: 'Read', plan: 'Write the letter' });
    ana.closeModal();
    await walk('2026-11-26T16:30:00Z');
    const card = ana.lastMessage();
    expect(card.text).toContain('*You had planned*\n• Write the letter');
    expect(() => ana.requestToPress('Send as is', card)).toThrow('nothing says');
    expect(ana.requestToPress('Nothing today', card)).toBeDefined();
  });
});
