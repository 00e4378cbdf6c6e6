import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { textIn } from '../support/screen.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';
const BO = '<@U0BO|bo>';

/** Wednesday 25 November 2026, 10:00 in Berlin. Mira leads the team Web: Ana and Bo. */
describe('a sprint set in Slack', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    for (const one of [mira, ana, muster.as('U0BO'), muster.as('U0JONAS')]) await one.command('/task', 'list');
    await makeTeam(muster, { lead: 'U0MIRA', members: ['U0ANA', 'U0BO'], channel: 'C0GENERAL' });
    for (const task of [`Cart ${ANA} 5p`, `Search ${ANA} 3p`, `Login ${BO} 8p`, `Footer ${BO} 2p`])
      await mira.command('/task', task);
  });
  const cards = () =>
    muster.slack
      .messages('C0GENERAL')
      .filter(({ key }) => key?.startsWith('sprint:'))
      .map(({ blocks }) => textIn(blocks));
  const plan = async (values: Readonly<Record<string, unknown>> = {}) => {
    await mira.command('/muster', 'sprint plan');
    return mira.submit({ name: 'Sprint 12', startsOn: '2026-11-25', endsOn: '2026-12-04', ...values });
  };
  const press = async (words: string, who = mira) =>
    who.press(words, who.screenOf(await who.command('/muster', 'sprint')));
  const edit = async (ref: string) =>
    mira.press('…', mira.screenOf(await mira.command('/task', `show ${ref}`)), 'Edit');
  const close = async (values: Readonly<Record<string, unknown>> = {}) => {
    await press('Close Sprint 12');
    return mira.submit(values);
  };

  it('commits what is in it when it opens, and follows its tasks on one card in the team’s channel', async () => {
    await plan({ tasks: ['1', '2', '3'] });
    expect(mira.modalText()).toContain('Sprint 12');
    mira.closeModal();
    expect((await mira.command('/muster', 'sprint')).text).toContain('16 points');
    expect(cards()).toEqual([]);
    expect((await press('Open Sprint 12')).text).toContain('is open');
    expect(cards()).toHaveLength(1);
    expect(cards()[0]).toContain('Committed *16 points*');
    await muster.advanceTo('2026-11-26T09:00:00Z');
    await ana.command('/task', 'done T-1');
    expect(cards()[0]).toContain('done *5* (31 %)');
    expect(cards()[0]).toContain('*11* left of 16');
    await edit('T-3');
    await mira.submit({ points: '13' });
    expect(cards()[0]).toContain('Scope since the start: +5 points (31 %), of it +5 by new estimates');
    expect(cards()[0]).toContain('*16* left of 21');
    await ana.command('/task', 'reopen T-1');
    expect(cards()[0]).toContain('*21* left of 21');
    await mira.command('/task', 'cancel T-2');
    expect(cards()[0]).toContain('*18* left of 18');
    expect(cards()).toHaveLength(1);
  });

  it('carries over what isn’t done, and seals a record that is the same when it is composed anew', async () => {
    await plan({ tasks: ['1', '2', '3'] });
    mira.closeModal();
    await press('Open Sprint 12');
    await plan({ name: 'Sprint 13', startsOn: '2026-12-05', endsOn: '2026-12-18', tasks: [] });
    mira.closeModal();
    await muster.advanceTo('2026-12-04T15:00:00Z');
    await ana.command('/task', 'done T-1');
    await ana.command('/task', 'done T-2');
    await close();
    expect(mira.modalText()).toContain('What wasn’t done is in *Sprint 13* now.');
    mira.closeModal();
    const shown = (await mira.command('/muster', 'sprint')).text;
    expect(shown).toContain('carried over *8* (50 %)');
    expect(shown).toContain('8 points a sprint, mean of one closed sprint (8). Too few to plan with');
    expect(shown).toContain('Sprint 13');
    // Whatever happens to its tasks since.
    await muster.advanceTo('2026-12-07T09:00:00Z');
    await ana.command('/task', 'reopen T-1');
    await mira.command('/task', 'cancel T-3');
    await ana.command('/task', 'reopen T-2');
    await edit('T-2');
    await mira.submit({ title: 'Find things', points: '13' });
    await press('Check the seal of Sprint 12');
    expect(mira.modalText()).toContain('the same, byte for byte');
    const records = await muster.store.sql`select moment from sprint_records order by moment`;
    expect(records.map(({ moment }) => moment)).toEqual(['closed', 'opened']);
  });

  it('is never changed once it is sealed: the database refuses it', async () => {
    await plan({ tasks: ['1'] });
    mira.closeModal();
    await press('Open Sprint 12');
    const { sql } = muster.store;
    await expect(sql`update sprint_records set body = '{}'`).rejects.toThrow('never changed');
    await expect(sql`delete from sprint_records`).rejects.toThrow('never changed');
  });

  it('is joined and left by its team’s people, and a task is in one sprint at a time', async () => {
    await plan({ tasks: [] });
    mira.closeModal();
    await press('Open Sprint 12');
    await plan({ name: 'Sprint 13', startsOn: '2026-12-05', endsOn: '2026-12-18', tasks: ['4'] });
    mira.closeModal();
    await muster.advanceTo('2026-11-25T09:01:00Z');
    await ana.command('/task', 'sprint T-1');
    await ana.submit();
    expect(ana.modalText()).toContain('is in *Sprint 12* now');
    ana.closeModal();
    expect(ana.card('*T-1*').text).toContain('In *Sprint 12*');
    expect(cards()[0]).toContain('Committed *0 points*');
    expect(cards()[0]).toContain('Scope since the start: +5 points\n');
    await ana.command('/task', 'T-4 sprint');
    await ana.submit({ sprint: await idOf('Sprint 12') });
    ana.closeModal();
    expect(cards()[0]).toContain('Scope since the start: +7 points');
    await ana.command('/task', 'T-4 sprint');
    await ana.submit({ sprint: 'none' });
    ana.closeModal();
    expect(cards()[0]).toContain('Scope since the start: +5 points');
    const jonas = muster.as('U0JONAS');
    await jonas.command('/task', 'sprint T-1');
    expect(jonas.modalText()).toContain('None of your teams has a sprint');
  });
  const idOf = async (name: string) =>
    String((await muster.store.sql`select id from sprints where name = ${name}`)[0]?.id);

  it('counts the parts of a split task instead of it', async () => {
    await plan({ tasks: ['3'] });
    mira.closeModal();
    await press('Open Sprint 12');
    await muster.advanceTo('2026-11-25T09:01:00Z');
    await edit('T-3');
    await mira.submit({ parts: 'Form 3p\nSession 5p' });
    expect(cards()[0]).toContain('*8* left of 8');
    await muster.as('U0BO').command('/task', 'done T-5');
    expect(cards()[0]).toContain('*5* left of 8');
  });

  it('is opened by nobody but who leads, once, and one at a time', async () => {
    await plan({ tasks: ['1'] });
    mira.closeModal();
    const overview = await ana.command('/muster', 'sprint');
    expect(ana.buttonsOn(ana.screenOf(overview))).toEqual([]);
    expect((await ana.command('/muster', 'sprint plan')).text || ana.modalText()).toContain('planned by a team’s lead');
    ana.closeModal();
    const screen = mira.screenOf(await mira.command('/muster', 'sprint'));
    await mira.press('Open Sprint 12', screen);
    expect((await mira.press('Open Sprint 12', screen)).text).toContain('open already');
    await plan({ name: 'Sprint 13', startsOn: '2026-12-05', endsOn: '2026-12-18', tasks: [] });
    mira.closeModal();
    expect((await press('Open Sprint 13')).text).toContain('Close it first');
    expect(cards()).toHaveLength(1);
  });

  it('reminds its lead to close it on its last afternoon, once', async () => {
    await plan({ tasks: ['1'] });
    mira.closeModal();
    await press('Open Sprint 12');
    await muster.advanceTo('2026-12-04T14:59:59Z');
    expect(mira.notes().filter((note) => note.includes('Close it when'))).toEqual([]);
    await muster.advanceTo('2026-12-04T15:00:00Z');
    await muster.advanceTo('2026-12-05T15:00:00Z');
    expect(mira.notes().filter((note) => note.includes('Close it when'))).toHaveLength(1);
  });

  it('closed by two at once is closed and sealed once', async () => {
    await plan({ tasks: ['1'] });
    mira.closeModal();
    await press('Open Sprint 12');
    await mira.command('/muster', 'sprint');
    await press('Close Sprint 12');
    const first = mira.requestToSubmit({});
    await mira.closeModal();
    await press('Close Sprint 12');
    const second = mira.requestToSubmit({});
    const sent = [first, second].map(({ headers, body }) =>
      fetch(`${muster.url}/slack/events`, { method: 'POST', headers, body }),
    );
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([200, 200]);
    await muster.settled();
    const [records] = await muster.store.sql`select count(*)::int as n from sprint_records where moment = 'closed'`;
    expect(records?.n).toBe(1);
    expect(cards()[0]).toContain('Closed');
  });

  it('keeps the words of private tasks out of its card and its record', async () => {
    await plan({ tasks: ['1'] });
    mira.closeModal();
    await muster.store.sql`update tasks set private = true where number = 1`;
    await edit('T-1');
    await mira.submit({ title: 'Buy the competitor' });
    await press('Open Sprint 12');
    await muster.advanceTo('2026-11-25T10:00:00Z');
    await ana.command('/task', 'block T-1 the lawyers think');
    expect(cards()[0]).toContain('*5* left of 5');
    expect(cards()[0]).not.toMatch(/T-1|competitor/);
    await close();
    const [record] = await muster.store.sql`select body from sprint_records where moment = 'closed'`;
    expect(record?.body).toContain('"number":1');
    expect(record?.body).not.toMatch(/competitor|lawyers/);
  });

  it('of Jira stands below everybody’s own until a lead says whose its board is, and can’t be changed here', async () => {
    await muster.store.sql`
      insert into sprints (id, workspace_id, source, tracker_id, tracker_host_id, board_key, name, state, time_zone, starts_on,
        ends_on, started_at, created_at, version)
      select gen_random_uuid(), workspace_id, 'tracker', gen_random_uuid(), '30', 'site:7', 'Jira 30', 'open', 'UTC',
        '2026-11-23', '2026-12-04', '2026-11-23T08:00:00Z', '2026-11-23T08:00:00Z', 1 from people limit 1`;
    const jonas = muster.as('U0JONAS');
    const seen = await jonas.command('/muster', 'sprint');
    expect(seen.text).toContain('From Jira · Mon 23 Nov to Fri 4 Dec');
    expect(jonas.buttonsOn(jonas.screenOf(seen))).toEqual([]);
    expect(cards()).toEqual([]);
    await press('Choose the team of Jira 30');
    await mira.submit();
    expect(mira.modalText()).toContain('every sprint of its board are Web’s now');
    mira.closeModal();
    expect(cards()[0]).toContain('Jira 30 · Web');
    const own = await mira.command('/muster', 'sprint');
    expect(own.text).toContain('Jira 30 · Web');
    expect(mira.buttonsOn(mira.screenOf(own))).not.toContain('Close Jira 30');
    expect((await jonas.command('/muster', 'sprint')).text).not.toContain('Jira 30');
    await muster.as('U0ANA').command('/task', 'sprint T-1');
    expect(ana.modalText()).toContain('None of your teams has a sprint');
  });

  it('reminds anew when its last day moves, and lets nobody overwrite another one’s change unseen', async () => {
    await plan({ tasks: ['1'] });
    mira.closeModal();
    await press('Open Sprint 12');
    await press('Change Sprint 12');
    const stale = mira.requestToSubmit({ name: 'Stale' });
    mira.closeModal();
    await press('Change Sprint 12');
    await mira.submit({ endsOn: '2026-12-02', name: 'Sprint 12b' });
    mira.closeModal();
    expect(cards()[0]).toContain('Sprint 12b');
    const answer = await fetch(`${muster.url}/slack/events`, { method: 'POST', ...stale });
    expect(await answer.text()).toContain('Somebody else changed Sprint 12b meanwhile');
    expect(cards()[0]).toContain('Sprint 12b');
    await muster.advanceTo('2026-12-02T15:00:00Z');
    expect(mira.notes().filter((note) => note.includes('Close it when'))).toHaveLength(1);
  });

  it('refuses impossible days beside their fields', async () => {
    const answer = await plan({ name: ' ', endsOn: '2026-11-20' });
    expect(answer.errors).toEqual({
      name: expect.stringContaining('Give it a name'),
      endsOn: expect.stringContaining('can’t end before'),
    });
  });
});
