import { beforeEach, describe, expect, it } from 'vitest';
import { suspend } from '../support/overrides.ts';
import type { Persona } from '../support/persona.ts';
import { testApp } from '../support/test-app.ts';

/** Wednesday 25 November 2026, 10:00 in Berlin. T-1 and T-2 are Jonas's, T-3 waits for both and is Ana's. */
describe('a task that waits for others', () => {
  const muster = testApp();
  let ana: Persona;
  let jonas: Persona;

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
    await ana.command('/task', 'list');
    await jonas.command('/task', 'Dig the hole');
    await jonas.command('/task', 'Buy the tree');
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Plant it', responsible: 'U0ANA', waitsFor: 'T-1, T-2' });
  });
  const start = async () => (await ana.command('/task', 'start T-3')).text;

  it('doesn’t start while they are open, and says which and what to do', async () => {
    expect(await start()).toBe(
      'T-3 waits for T-1 Dig the hole, T-2 Buy the tree. It is free once these are closed; to start sooner, take it out of “waits for” with Edit.',
    );
    expect(ana.card('T-3').text).toContain('Waits for T-1 Dig the hole (Assigned), T-2 Buy the tree (Assigned)');
    expect((await ana.command('/task', 'list')).text).toContain('waits for T-1, T-2');
    await jonas.command('/task', 'done T-1');
    expect(await start()).toContain('T-3 waits for T-2 Buy the tree. It is free once that is closed');
    expect((await ana.command('/task', 'list')).text).toContain('waits for T-2');
  });

  it('is free with the last of them, done or cancelled; its responsible hears that once and can start', async () => {
    await jonas.command('/task', 'done T-1');
    expect(ana.notes()).toEqual([]);
    await jonas.command('/task', 'cancel T-2');
    expect(ana.notes()).toEqual([
      expect.stringContaining('T-3 Plant it is free to start: nothing it waited for is open any more.'),
    ]);
    expect(ana.card('T-3').text).toContain('*Free to start*');
    expect((await ana.press('Start', ana.lastMessage())).text).toContain('is in progress.');
    expect(ana.notes()).toHaveLength(1);
  });

  it('is free once when the last two are closed at the same moment', async () => {
    await Promise.all([jonas.command('/task', 'done T-1'), jonas.command('/task', 'done T-2')]);
    expect(ana.notes()).toHaveLength(1);
  });

  it('waits again when one of them is opened again', async () => {
    await jonas.command('/task', 'done T-1');
    const done = await jonas.command('/task', 'done T-2');
    await jonas.press('Undo', jonas.screenOf(done));
    expect(ana.notes()).toEqual([expect.stringContaining('waits again')]);
    expect(await start()).toContain('waits for T-2 Buy the tree');
    await jonas.command('/task', 'done T-2');
    expect(ana.notes()).toEqual([expect.stringContaining('is free to start')]);
  });

  it('tells in the morning what became free at night', async () => {
    await jonas.command('/task', 'done T-1');
    await muster.advanceTo('2026-11-25T20:00:00Z');
    await jonas.command('/task', 'done T-2');
    expect(ana.notes()).toEqual([]);
    await muster.advanceTo('2026-11-26T08:00:00Z');
    expect(ana.notes()).toHaveLength(1);
  });

  it('counts those that the responsible may not see, without naming them', async () => {
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Secret permit', private: ['private'] });
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Open the park', responsible: 'U0ANA', waitsFor: 'T-4' });
    const said = (await ana.command('/task', 'start T-5')).text;
    expect(said).toContain('T-5 waits for 1 that you can’t see.');
    expect(ana.card('T-5').text).not.toContain('Free to start');
  });

  it('waits before an override and after it, not while it lasts', async () => {
    const until = '2026-11-25T12:00:00Z';
    await suspend(muster, { rule: 'dependency-wait', task: 3, from: '2026-11-25T10:00:00Z', until });
    expect(await start()).toContain('T-3 waits for');
    for (const at of ['2026-11-25T10:00:00Z', '2026-11-25T11:59:59Z']) {
      await muster.advanceTo(at);
      const started = await ana.command('/task', 'start T-3');
      expect(started.text).toContain('is in progress.');
      await ana.press('Undo', ana.screenOf(started));
    }
    await muster.advanceTo(until);
    expect(await start()).toContain('T-3 waits for');
  });
});
