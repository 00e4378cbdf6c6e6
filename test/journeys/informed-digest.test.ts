import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { testApp } from '../support/test-app.ts';

/** Wednesday 25 November 2026: 10:00 in Berlin (Ana, Jonas, Mira), 14:30 in Kolkata (Priya). */
describe('people who are informed', () => {
  const muster = testApp();
  let ana: Persona;
  let jonas: Persona;
  let mira: Persona;
  let priya: Persona;

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    mira = muster.as('U0MIRA');
    priya = muster.as('U0PRIYA');
    for (const one of [ana, mira, priya]) await one.command('/task', 'list');
    for (const title of ['Dig the hole', 'Buy the tree', 'Plant it']) {
      await jonas.command('/task', '');
      await jonas.submit({ title, responsible: 'U0ANA', informed: ['U0MIRA', 'U0PRIYA'], dueOn: '2026-11-30' });
    }
  });
  const MORNING = '2026-11-26T08:00:00Z';
  const rows = async () =>
    muster.store.sql`select key from schedules where name = 'tasks.send-digest' order by next_run_at`;

  async function away(slackUserId: string, from: string, until: string) {
    await muster.store.sql`insert into absences (id, workspace_id, person_id, from_at, until_at, source)
      select gen_random_uuid(), workspace_id, id, ${from}::timestamptz, ${until}::timestamptz, 'told' from people
      where slack_user_id = ${slackUserId}`;
  }

  it('get one message at the start of their own working day, with what ended and what moved', async () => {
    expect(await rows()).toHaveLength(0);
    await ana.command('/task', 'done T-1');
    await jonas.command('/task', 'cancel T-2');
    await ana.press('overflow', ana.card('T-3'), 'Edit');
    await ana.submit({ dueOn: '2026-12-02' });
    expect(await rows()).toHaveLength(2);
    await muster.advanceTo('2026-11-26T03:30:00Z');
    expect(priya.notes()).toEqual([
      '*News of 3 tasks you are informed of*\n• *T-1* Dig the hole is done\n• *T-2* Buy the tree was cancelled\n• *T-3* Plant it is now due Wed 2 Dec instead of Mon 30 Nov',
    ]);
    await muster.advanceTo('2026-11-26T07:59:59Z');
    expect(mira.notes()).toEqual([]);
    await muster.advanceTo(MORNING);
    expect(mira.notes()).toEqual(priya.notes());
    await muster.advanceTo('2026-12-09T08:00:00Z');
    expect([...mira.notes(), ...priya.notes()]).toHaveLength(2);
    expect(ana.notes().filter((note) => note.includes('News of'))).toEqual([]);
  });

  it('get nothing when there is nothing, or all of it was taken back', async () => {
    const done = await ana.command('/task', 'done T-1');
    await ana.press('Undo', ana.screenOf(done));
    await jonas.command('/task', 'cancel T-2');
    await jonas.command('/task', 'reopen T-2');
    await muster.advanceTo(MORNING);
    expect([...mira.notes(), ...priya.notes()]).toEqual([]);
  });

  it('aren’t told what they did themselves, nor what they hear as accountable', async () => {
    await jonas.press('overflow', jonas.screenOf(await jonas.command('/task', 'show T-1')), 'Edit');
    await jonas.submit({ accountable: 'U0PRIYA' });
    await mira.command('/task', 'cancel T-1');
    await muster.advanceTo(MORNING);
    expect(mira.notes()).toEqual([]);
    expect(priya.notes()).toEqual([expect.stringContaining('was cancelled (Mira)')]);
  });

  it('hear of it when they are back, all at once', async () => {
    await away('U0MIRA', '2026-11-25T12:00:00Z', '2026-11-28T00:00:00Z');
    await ana.command('/task', 'done T-1');
    await muster.advanceTo(MORNING);
    await ana.command('/task', 'done T-2');
    await muster.advanceTo('2026-11-27T08:00:00Z');
    expect(mira.notes()).toEqual([]);
    await muster.advanceTo('2026-11-30T08:00:00Z');
    expect(mira.notes()).toEqual([expect.stringContaining('News of 2 tasks')]);
  });

  it('who went away after it was planned wait as well, and who left hears nothing', async () => {
    await ana.command('/task', 'done T-1');
    await away('U0MIRA', '2026-11-25T12:00:00Z', '2026-11-27T00:00:00Z');
    await muster.store.sql`update people set deactivated_at = now() where slack_user_id = 'U0PRIYA'`;
    await muster.advanceTo(MORNING);
    expect([...mira.notes(), ...priya.notes()]).toEqual([]);
    await muster.advanceTo('2026-11-27T08:00:00Z');
    expect(mira.notes()).toHaveLength(1);
  });

  it('after a night without Muster hear of it late the same day, after a day the next morning', async () => {
    await ana.command('/task', 'done T-1');
    await muster.advanceTo('2026-11-26T14:00:00Z');
    expect(mira.notes()).toHaveLength(1);
    expect(priya.notes()).toEqual([]);
    await muster.advanceTo('2026-11-27T03:30:00Z');
    expect(priya.notes()).toHaveLength(1);
  });

  it('of private tasks are told only while they are named in them', async () => {
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Plan the move', responsible: 'U0ANA', informed: ['U0MIRA'], private: ['private'] });
    await ana.command('/task', 'done T-4');
    await jonas.press('overflow', jonas.screenOf(await jonas.command('/task', 'show T-4')), 'Edit');
    await jonas.submit({ informed: [] });
    await muster.advanceTo(MORNING);
    expect(mira.notes()).toEqual([]);
  });
});
