import { beforeEach, describe, expect, it } from 'vitest';
import { makeCheckIns } from '../support/check-ins.ts';
import type { Persona } from '../support/persona.ts';
import { textIn } from '../support/screen.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';

/** Wednesday 25 November 2026, 10:00 in Berlin, where Ana and Mira are; 4:00 in New York, where Bo is. */
describe('the evening', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    await makeCheckIns(muster, { lead: 'U0MIRA', members: ['U0ANA', 'U0BO'] });
  });
  const channel = () => muster.slack.messages('C0GENERAL').map(({ blocks }) => textIn(blocks));

  it('asks at half past five where the person is, with a draft of the day, and posts what is sent', async () => {
    await mira.command('/task', `Fix the login page ${ANA}`);
    await mira.command('/task', `Call the bank ${ANA}`);
    await ana.command('/task', 'start T-1');
    await ana.command('/task', 'done T-1');
    await ana.command('/task', 'start T-2');
    await muster.advanceTo('2026-11-25T16:29:59Z');
    expect(ana.notes()).toEqual([]);
    await muster.advanceTo('2026-11-25T16:30:00Z');
    const card = ana.lastMessage();
    expect(card.text).toContain('Your check-in for today, Wed 25 Nov');
    expect(card.text).toContain('• Started and finished T-1 Fix the login page');
    expect(card.text).toContain('*Next*\n• Go on with T-2 Call the bank');
    expect(card.text).toContain('<#C0GENERAL> (Web)');
    expect(muster.as('U0BO').messages()).toEqual([]);
    expect(channel()).toEqual([]);

    await ana.tap('Send as is', card);
    expect(ana.lastMessage().text).toContain(
      'Sent to <#C0GENERAL> (Web), Wed 25 Nov, 17:30. You can change it until midnight.',
    );
    expect(channel()).toEqual([expect.stringContaining('*ana*\n• Started and finished T-1 Fix the login page')]);
    expect(channel()[0]).toContain('Web: check-ins of Wed 25 Nov');
    expect(channel()[0]).toContain('1 person has not answered yet.');
    await muster.advanceTo('2026-11-25T22:30:00Z');
    expect(muster.as('U0BO').lastMessage().text).toContain('Your check-in for today, Wed 25 Nov');
  });
});
