import { beforeEach, describe, expect, it } from 'vitest';
import { isSuspended, type SuspendableRule } from '../../src/features/overrides/index.ts';
import type { WorkspaceId } from '../../src/kit/ids.ts';
import type { Persona } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';

/** Wednesday 25 November 2026, 10:00 in Berlin, 4:00 in New York. Jonas leads Ana and Sam (New York); Mira is admin. */
describe('an override', () => {
  const muster = testApp();
  let mira: Persona;
  let jonas: Persona;
  let ana: Persona;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    jonas = muster.as('U0JONAS');
    ana = muster.as('U0ANA');
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA', 'U0SAM'] });
    await jonas.command('/task', `Fix the login page ${ANA}`);
  });

  const rests = async (rule: SuspendableRule) => {
    const [task] = await muster.store.sql<{ id: string; workspace: WorkspaceId }[]>`
      select id, workspace_id as workspace from tasks where number = 1`;
    if (task === undefined) throw new Error('no task');
    return muster.store.scope(task.workspace, (tx) =>
      isSuspended(tx, { rule, subject: { kind: 'task', id: task.id }, at: muster.clock.now() }),
    );
  };
  const filled = (more: Record<string, unknown> = {}) => ({
    ...{ rule: 'sign-off', type: 'process', untilOn: '2026-11-26', untilTime: '12:00' },
    ...{ justification: 'The client waits.', risk: 'Nobody looks twice.' },
    ...more,
  });
  const override = async (who: Persona, more: Record<string, unknown> = {}) => {
    await who.command('/muster', 'override T-1');
    return who.submit(filled(more));
  };

  it('lets the rule rest until the second it expires, and those concerned hear of both', async () => {
    expect(await rests('sign-off')).toBe(false);
    await override(jonas);
    expect(await rests('sign-off')).toBe(true);
    expect(await rests('checker')).toBe(false);
    expect(ana.notes()).toEqual([expect.stringContaining('The sign-off rests for *T-1* Fix the login page until')]);
    expect(ana.notes()[0]).toContain('*Why:* The client waits.');
    await muster.advanceTo('2026-11-26T10:59:59Z');
    expect(await rests('sign-off')).toBe(true);
    expect(ana.notes()).toHaveLength(1);
    await muster.advanceTo('2026-11-26T11:00:00Z');
    expect(await rests('sign-off')).toBe(false);
    expect(ana.notes()[1]).toContain('The sign-off applies again since Thu 26 Nov, 12:00 (*OVR-2026-11-25-001*');
    await jonas.press('How did it go?', jonas.lastMessage());
    await jonas.submit({ outcome: 'Shipped, nothing broke.' });
    const log = (await mira.command('/muster', 'override list')).text;
    expect(log).toContain('*Outcome:* Shipped, nothing broke.');
    expect(log).toContain('*Who:* Jonas');
    expect(log).toContain('*Risk:* Nobody looks twice.');
  });

  it('is ended by hand, once, and its place is free again', async () => {
    await override(jonas);
    const twice = await override(jonas);
    expect(twice.errors.rule).toContain('rests already (OVR-2026-11-25-001)');
    jonas.closeModal();
    const list = await jonas.command('/muster', 'override list');
    expect(list.text).toContain('until *Thu 26 Nov, 12:00*');
    const before = jonas.screenOf(list);
    expect((await jonas.press('End now', before)).text).toContain('has ended: the sign-off applies again');
    expect((await jonas.press('End now', before)).text).toContain('had ended before');
    expect(await rests('sign-off')).toBe(false);
    await override(jonas, { rule: 'sign-off' });
    expect((await jonas.command('/muster', 'override list')).text).toContain('OVR-2026-11-25-002');
    await muster.advanceTo('2026-11-26T11:00:00Z');
    expect(ana.notes().filter((text) => text.includes('applies'))).toHaveLength(2);
  });

  it('for an emergency opens a task to review it, due in 48 hours', async () => {
    await override(jonas, { type: 'emergency', rule: 'escalation-clock' });
    const shown = await jonas.command('/task', 'show T-2');
    expect(shown.text).toContain('Review OVR-2026-11-25-001: T-1 Fix the login page');
    expect(shown.text).toContain('Fri 27 Nov');
    expect((await jonas.command('/task', 'list mine')).text).not.toContain('T-3');
  });

  it('is no developer’s to give: a lead or above, within 14 days, with reason and risk', async () => {
    const sam = muster.as('U0SAM');
    await sam.command('/muster', 'override T-1 checker');
    expect(sam.modalText()).toContain('Only leads, managers and admins let a rule rest');
    sam.closeModal();
    expect((await override(jonas, { untilOn: '2026-12-10' })).errors.untilOn).toContain('14 days at most');
    jonas.closeModal();
    expect((await override(jonas, { untilOn: '2026-11-25', untilTime: '09:00' })).errors.untilOn).toContain('passed');
    jonas.closeModal();
    expect((await override(jonas, { justification: '   ' })).errors.justification).toContain('Say why');
    expect(await rests('sign-off')).toBe(false);
  });

  it('that is automated is asked for by the accountable and granted by one lead, once', async () => {
    await ana.command('/task', 'Rotate the keys <@U0SAM|sam>');
    await ana.command('/muster', 'override T-2 escalation-clock the job runs at night');
    expect(ana.modalText()).toContain('Rotate the keys');
    await ana.submit({ untilOn: '2026-12-20', risk: 'none' });
    expect(jonas.lastMessage().text).toContain('*ana* asks that the escalation clock rests for *T-2*');
    const card = jonas.lastMessage();
    await jonas.press('Grant', card);
    expect((await jonas.press('Grant', card)).text).toContain('granted already');
    expect(jonas.lastMessage().text).toContain('Granted by Jonas.');
    expect(ana.notes().at(-1)).toContain('The escalation clock rests for *T-2*');
    expect((await ana.command('/muster', 'override list')).text).toContain('*Who:* Jonas, asked by ana');
  });

  it('that is declined changes nothing, and who asked hears of it', async () => {
    await ana.command('/task', 'Rotate the keys');
    await ana.command('/task', 'Clean up <@U0SAM|sam>');
    await ana.command('/muster', 'override T-3 checker');
    await ana.submit({ type: 'automation', justification: 'why not', risk: 'none' });
    await jonas.press('Decline', jonas.lastMessage());
    expect(ana.notes().at(-1)).toContain('Jonas declined: the checker stays in force for *T-3*');
    expect((await ana.command('/muster', 'override list')).text).toContain('No rule was ever overridden');
  });

  it('tells nobody before their working time', async () => {
    const sam = muster.as('U0SAM');
    await jonas.command('/task', 'Paint the shed <@U0SAM|sam>');
    await jonas.command('/muster', 'override T-2');
    await jonas.submit(filled({ untilOn: '2026-11-27', untilTime: '10:00' }));
    expect(sam.notes()).toEqual([]);
    await muster.advanceTo('2026-11-25T13:59:59Z');
    expect(sam.notes()).toEqual([]);
    await muster.advanceTo('2026-11-25T14:00:00Z');
    expect(sam.notes()).toHaveLength(1);
    await sam.command('/muster', 'away until 1 dec');
    await muster.advanceTo('2026-11-27T09:00:00Z');
    await muster.advanceTo('2026-12-01T13:59:59Z');
    expect(sam.notes()).toHaveLength(1);
    await muster.advanceTo('2026-12-01T14:00:00Z');
    expect(sam.notes()[1]).toContain('applies again');
  });

  it('lets the checker’s errors pass while it lasts, neither before nor after', async () => {
    const edit = async () => {
      await ana.press('overflow', ana.card('T-1'), 'Edit');
      const answer = await ana.submit({ points: '21' });
      if (answer.errors.points !== undefined) ana.closeModal();
      return answer.errors.points;
    };
    expect(await edit()).toContain('21 points are too large');
    await override(jonas, { rule: 'checker' });
    expect(await edit()).toBeUndefined();
    expect(ana.card('T-1').text).toContain('21 points');
    await ana.press('overflow', ana.card('T-1'), 'Edit');
    await ana.submit({ points: '8' });
    // What could never end isn't let pass by anybody.
    await ana.command('/task', 'Other work');
    await ana.press('overflow', ana.card('T-2'), 'Edit');
    await ana.submit({ waitsFor: 'T-1' });
    await ana.press('overflow', ana.card('T-1'), 'Edit');
    expect((await ana.submit({ waitsFor: 'T-2' })).errors.waitsFor).toContain('wait for each other');
    ana.closeModal();
    await muster.advanceTo('2026-11-26T11:00:00Z');
    expect(await edit()).toContain('21 points are too large');
  });

  it('for a private task is unknown to everybody else', async () => {
    await ana.command('/task');
    await ana.submit({ title: 'Salary talk', private: ['private'], accountable: 'U0JONAS' });
    await jonas.command('/muster', 'override T-2');
    await jonas.submit(filled());
    expect((await ana.command('/muster', 'override list')).text).toContain('Salary talk');
    expect((await mira.command('/muster', 'override list')).text).toContain('No rule was ever overridden');
    await mira.command('/muster', 'override T-2');
    expect(mira.modalText()).toContain('can’t find that task');
  });

  it('shows in the month’s report, on the first working morning, to admins and managers', async () => {
    for (const n of [1, 2, 3]) {
      await override(jonas, { rule: 'sign-off', untilTime: `1${n}:00` });
      await jonas.press('End now', jonas.screenOf(await jonas.command('/muster', 'override list')));
    }
    const told = mira.notes().length;
    await muster.advanceTo('2026-11-30T10:00:00Z');
    await muster.advanceTo('2026-12-01T07:59:59Z');
    expect(mira.notes()).toHaveLength(told);
    await muster.advanceTo('2026-12-01T08:00:00Z');
    const report = mira.notes().at(-1);
    expect(report).toContain('*Overrides in November 2026:* 3 overrides');
    expect(report).toContain('*Teams:* Web 3 times');
    expect(report).toContain('The sign-off rested 3 times for Web. Consider sign-off for large tasks only');
    expect(ana.notes().join()).not.toContain('Overrides in November');
    await muster.advanceTo('2026-12-31T10:00:00Z');
    await muster.advanceTo('2027-01-04T09:00:00Z');
    expect(mira.notes()).toHaveLength(told + 1);
  });
});
