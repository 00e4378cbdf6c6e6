import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { makeTeam, setTaskSettings } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

/**
 * One task with four people, one letter each. Each test shows what happens to the holder of one letter and to nobody
 * else: without the consumer of that letter it fails. Wednesday 25 November 2026, 10:00 in Berlin.
 */
describe('every letter acts', () => {
  const muster = testApp();
  let cleo: Persona;
  let responsible: Persona;
  let accountable: Persona;
  let consulted: Persona;
  let informed: Persona;

  beforeEach(async () => {
    cleo = muster.as('U0BO');
    responsible = muster.as('U0ANA');
    accountable = muster.as('U0JONAS');
    consulted = muster.as('U0MIRA');
    informed = muster.as('U0PRIYA');
    for (const one of [responsible, accountable, consulted, informed]) await one.command('/task', 'list');
    await makeTeam(muster, { lead: 'U0PRIYA', members: ['U0ANA'] });
    await setTaskSettings(muster, 'U0PRIYA', { signOff: true });
    await cleo.command('/task', '');
    const letters = { responsible: 'U0ANA', accountable: 'U0JONAS', consulted: ['U0MIRA'], informed: ['U0PRIYA'] };
    await cleo.submit({ title: 'Move the shop', points: '8', ...letters });
  });

  const notes = () =>
    Object.fromEntries(
      Object.entries({ responsible, accountable, consulted, informed, creator: cleo }).map(([who, person]) => [
        who,
        person.notes().length,
      ]),
    );
  const none = { responsible: 0, accountable: 0, consulted: 0, informed: 0, creator: 0 };

  it('R works: has the living card with Start, and nobody else is offered to hand it over', async () => {
    expect(() => responsible.requestToPress('Start', responsible.card('Move the shop'))).not.toThrow();
    expect(() => responsible.requestToPress('overflow', responsible.card('Move the shop'), 'Not me')).not.toThrow();
    for (const person of [consulted, informed]) expect(() => person.card('Move the shop')).toThrow();
    expect(() => accountable.requestToPress('overflow', accountable.card('Move the shop'), 'Not me')).toThrow();
    expect((await consulted.command('/task', 'list mine')).text).not.toContain('Move the shop');
    expect((await responsible.command('/task', 'list mine')).text).toContain('Move the shop');
  });

  it('A signs off: Done waits for them, and no other letter is asked', async () => {
    await responsible.command('/task', 'done T-1');
    expect(notes()).toEqual({ ...none, accountable: 1 });
    for (const person of [responsible, informed])
      expect((await person.press('Accept', accountable.lastMessage())).text).toContain('Only the accountable');
    expect(await isDone()).toBe(false);
    await accountable.press('Accept', accountable.lastMessage());
    expect(await isDone()).toBe(true);
  });

  it('C is asked before: the start waits for them, and no other letter is asked', async () => {
    await responsible.command('/task', 'start T-1');
    expect(notes()).toEqual({ ...none, consulted: 1 });
    expect((await informed.press('No objection', consulted.lastMessage())).text).toContain('not you');
    await consulted.press('No objection', consulted.lastMessage());
    expect(responsible.card('Move the shop').text).toContain('In progress');
  });

  it('I is told after: one digest the next morning, and no other letter gets it', async () => {
    await accountable.command('/task', 'done T-1');
    expect(notes()).toEqual({ ...none, creator: 1 });
    await muster.advanceTo('2026-11-26T03:30:00Z');
    await muster.advanceTo('2026-11-26T18:00:00Z');
    expect(notes()).toEqual({ ...none, creator: 1, informed: 1 });
    expect(informed.notes()[0]).toContain('• *T-1* Move the shop is done');
  });

  const isDone = async () => (await muster.store.sql`select status from tasks`)[0]?.status === 'completed';
});
