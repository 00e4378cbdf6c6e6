import { beforeEach, describe, expect, it } from 'vitest';
import { localTracker, TRACKER } from '../support/local-tracker.ts';
import type { Persona } from '../support/persona.ts';
import { testApp } from '../support/test-app.ts';

/** Ana does T-1; the site has the projects ABC, which is chosen, and XYZ, which isn't. */
describe('a task is tied to a Jira issue by a click', () => {
  const tracker = localTracker({ projects: ['ABC', 'XYZ'] });
  const muster = testApp({ env: tracker.env });
  let ana: Persona;
  const world = () => tracker.jira.world;
  const settled = () => tracker.settled(muster);
  const card = () => ana.card('*T-1*');
  const state = async () => {
    const [row] = await muster.store.sql<{ state: string }[]>`select state from issue_ties`;
    return row?.state;
  };

  beforeEach(async () => {
    ana = muster.as('U0ANA');
    await ana.command('/task', 'list');
    await muster.as('U0MIRA').command('/task', 'Fix the login page <@U0ANA|ana>');
  });
  const connect = async () => {
    await tracker.connect(muster);
    await muster.store.sql`update tracker_projects set selected_at = null where key = 'XYZ'`;
    for (const summary of ['Fix the login page', 'Log in by *phone* & <mail>', 'Pay 100% by card'])
      world().create({ summary });
    await settled();
    await ana.command('/task', 'block T-1 wait');
    await ana.command('/task', 'start T-1');
    await settled();
  };

  it('is offered nothing of Jira while none is connected', async () => {
    expect(ana.buttonsOn(card()).join()).not.toContain('Jira');
    expect(JSON.stringify((await ana.command('/task', 'show T-1')).blocks)).not.toContain('Jira');
  });

  it('finds issues by words and keys, says what will move, and ties them once', async () => {
    await connect();
    world().move('ABC-2', 'Done');
    await settled();
    await ana.press('Tie to Jira: choose an issue for T-1', card());
    expect(ana.modalText()).toContain('Projects: ABC.');
    // Those changed last first.
    expect(await ana.search('issue', '')).toEqual([
      'ABC-2: ABC-2 Log in by *phone* & <mail>',
      'ABC-3: ABC-3 Pay 100% by card',
      'ABC-1: ABC-1 Fix the login page',
    ]);
    expect(await ana.search('issue', ' LOG  page ')).toEqual(['ABC-1: ABC-1 Fix the login page']);
    expect(await ana.search('issue', 'abc-3')).toEqual(['ABC-3: ABC-3 Pay 100% by card']);
    expect(await ana.search('issue', '100%')).toEqual(['ABC-3: ABC-3 Pay 100% by card']);
    expect(await ana.search('issue', '%')).toEqual(['ABC-3: ABC-3 Pay 100% by card']);
    expect(await ana.search('issue', 'o_o')).toEqual([]);
    expect(await ana.search('issue', 'nothing like it')).toEqual([]);
    await ana.choose('issue', 'ABC-2');
    expect(ana.modalText()).toContain('T-1 is done');
    await ana.choose('issue', 'ABC-1');
    expect(ana.modalText()).toContain('ABC-1 moves to one that is in progress in Jira');
    const twin = ana.requestToSubmit({});
    await ana.submit({});
    expect(ana.modalText()).toContain('are tied');
    await fetch(`${muster.url}/slack/events`, { method: 'POST', ...twin });
    await settled();
    expect(world().get('ABC-1').status.name).toBe('In Progress');
    expect(card().text).toContain('ABC-1');
    const tied = await muster.store.sql`select count(*)::int as n from history where action = 'issue.tie'`;
    expect(tied).toEqual([{ n: 1 }]);
  });

  it('says beside the field why a key can’t be: wrong, of another project, tied already, none', async () => {
    await connect();
    await muster.as('U0MIRA').command('/task', 'Another one');
    await muster.as('U0MIRA').command('/task', 'jira T-2 ABC-3');
    await settled();
    await ana.press('Tie to Jira: choose an issue for T-1', card());
    expect(await ana.search('issue', 'ABC-99')).toEqual(['ABC-99: ABC-99']);
    expect((await ana.submit({ issue: 'ABC-99' })).errors.issue).toContain('I don’t know ABC-99. Look at the number');
    expect((await ana.submit({ issue: 'XYZ-1' })).errors.issue).toContain('its project has to be chosen');
    expect(await ana.search('issue', 'pay')).toEqual(['ABC-3: ABC-3 Pay 100% by card']);
    expect((await ana.submit({ issue: 'ABC-3' })).errors.issue).toContain('tied to another already');
    expect((await ana.submit({ issue: null })).errors.issue).toContain('Choose an issue');
    expect((await ana.submit({ issue: 'none' })).errors.issue).toContain('Choose an issue');
    expect(await state()).toBe('tied');
    await ana.submit({ issue: 'ABC-1' });
    expect(ana.modalText()).toContain('are tied');
  });

  it('keeps issues that only some may see out of the search, and their words out of what is said', async () => {
    await connect();
    await muster.store.sql`update issues set restricted = true where key = 'ABC-1'`;
    await ana.press('Tie to Jira: choose an issue for T-1', card());
    expect(await ana.search('issue', 'login')).toEqual([]);
    expect(await ana.search('issue', 'ABC-1')).toEqual(['ABC-1: ABC-1']);
    await ana.submit({ issue: 'ABC-1' });
    expect(ana.modalText()).toContain('ABC-1');
    expect(ana.modalText()).not.toContain('login');
  });

  it('is untied again, and that is undone by who did it as long as nothing else came of it', async () => {
    await connect();
    await ana.command('/task', 'jira T-1 ABC-1');
    await settled();
    const untied = await ana.press('Untie T-1 from ABC-1', card());
    expect(untied.text).toContain('aren’t tied any more');
    await settled();
    expect(await state()).toBe('refused');
    expect(card().text).not.toContain('ABC-1 ·');
    const undo = 'Undo: tie T-1 and ABC-1 again';
    world().move('ABC-1', 'Done');
    await settled();
    expect((await muster.as('U0MIRA').press(undo, ana.screenOf(untied))).text).toContain(
      'Only the person who did this',
    );
    expect((await ana.press(undo, ana.screenOf(untied))).text).toContain('are tied');
    await settled();
    // What moved meanwhile moves the other.
    expect(card().text).toContain('Done');
    expect(await muster.store.sql`select status from tasks where number = 1`).toEqual([{ status: 'completed' }]);
    expect((await ana.press(undo, ana.screenOf(untied))).text).toContain('changed since');
    const again = await ana.press('Untie T-1 from ABC-1', card());
    await muster.advanceTo('2026-11-25T09:11:00Z');
    expect((await ana.press(undo, ana.screenOf(again))).text).toContain('10 minutes only');
  });

  it('is for who may edit the task: others see no button, and their clicks do nothing', async () => {
    await connect();
    const sam = muster.as('U0SAM');
    await sam.command('/task', 'list');
    const shown = await sam.command('/task', 'show T-1');
    expect(sam.buttonsOn(sam.screenOf(shown)).join()).not.toContain('Jira');
    expect((await sam.press('Tie to Jira: choose an issue for T-1', card())).status).toBe(200);
    expect(sam.modalText()).toContain('can edit T-1');
    expect(await muster.store.sql`select 1 from issue_ties where connection_id = ${TRACKER}`).toEqual([]);
  });

  it('is made of an issue, for whom it is assigned to, once, and follows it from there', async () => {
    await connect();
    world().setPoints('ABC-2', 5);
    world().move('ABC-2', 'In Progress');
    await settled();
    const shown = await ana.command('/task', 'jira ABC-2');
    expect(shown.text).toContain('In Progress');
    const made = await ana.press('Make a task of ABC-2', ana.screenOf(shown));
    expect(made.text).toContain('are tied');
    await settled();
    expect(
      await muster.store.sql`select number, title, points, status from tasks order by number desc limit 1`,
    ).toEqual([{ number: 2, title: 'Log in by *phone* & <mail>', points: 5, status: 'in_progress' }]);
    expect(ana.card('*T-2*').text).toContain('ABC-2');
    expect((await ana.press('Make a task of ABC-2', ana.screenOf(shown))).text).toContain('tied to a task already');
    expect((await ana.command('/task', 'jira ABC-2')).text).toContain('It is tied to T-2 already');
    expect(await muster.store.sql`select count(*)::int as n from tasks`).toEqual([{ n: 2 }]);
    expect((await ana.command('/task', 'jira ABC-99')).text).toContain('I don’t know ABC-99');
    await muster.store.sql`update issues set restricted = true where key = 'ABC-3'`;
    const secret = await ana.command('/task', 'jira ABC-3');
    expect(secret.text).not.toContain('Pay');
    await ana.press('Make a task of ABC-3', ana.screenOf(secret));
    await settled();
    expect(await muster.store.sql`select title, private from tasks where number = 3`).toEqual([
      { title: 'ABC-3', private: true },
    ]);
  });

  it('is offered where the task is shown, from Home as well', async () => {
    await connect();
    const shown = await ana.command('/task', 'show T-1');
    expect(ana.buttonsOn(ana.screenOf(shown))).toContain('Tie to Jira: choose an issue for T-1');
    await ana.command('/task', 'jira T-1 ABC-1');
    await settled();
    const again = await ana.command('/task', 'show T-1');
    expect(again.text).toContain('ABC-1');
    expect(ana.buttonsOn(ana.screenOf(again))).toContain('Untie T-1 from ABC-1');
  });
});
