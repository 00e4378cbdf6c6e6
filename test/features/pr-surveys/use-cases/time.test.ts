import { describe, expect, it } from 'vitest';
import { listRatings, listVerdicts, listWords } from '../../../../src/features/pr-surveys/index.ts';
import { WORKSPACE } from '../../../support/database.ts';
import { surveyRoom } from '../room.ts';
import { merge } from '../story.ts';

const CARD = 'pr-surveys.card 1';
const ALL = { mergedFrom: new Date('2026-11-01T00:00:00Z'), mergedTo: new Date('2027-01-01T00:00:00Z') };

describe('questions', () => {
  const room = surveyRoom();
  const move = (name: string, zone: string) =>
    room.db.store.sql`update people set time_zone = ${zone} where id = ${room.idOf(name)}`;
  const away = (name: string, from: string, until: string) => room.db.store.sql`
    insert into absences (id, workspace_id, person_id, from_at, until_at, source)
    values (gen_random_uuid(), ${WORKSPACE}, ${room.idOf(name)}, ${from}::timestamptz, ${until}::timestamptz, 'told')`;

  it('wait for each person’s working time', async () => {
    await move('bo', 'America/Los_Angeles');
    await room.tell(...merge().all);
    expect(await room.sent('ana')).toEqual([CARD]);
    expect(await room.sent('bo')).toEqual([]);
    expect(await room.waits()).toContain('send-waiting 2026-11-25T17:00');
    await room.advanceTo('2026-11-25T17:00:00Z');
    expect(await room.sent('bo')).toEqual([CARD]);
  });

  it('wait until somebody is back', async () => {
    await away('bo', '2026-11-25T08:00:00Z', '2026-12-01T08:00:00Z');
    await room.tell(...merge().all);
    await room.advanceTo('2026-12-01T07:59:00Z');
    expect(await room.sent('bo')).toEqual([]);
    await room.advanceTo('2026-12-01T08:00:00Z');
    expect(await room.sent('bo')).toEqual([CARD]);
  });

  it('come at once when somebody is back earlier, and later when they work at other times', async () => {
    await away('bo', '2026-11-25T08:00:00Z', '2026-12-01T08:00:00Z');
    await move('cy', 'America/Los_Angeles');
    await room.tell(...merge({ reviewers: ['bo', 'cy'] }).all);
    await room.db.store.sql`update absences set until_at = '2026-11-25T10:00:00Z'`;
    await move('cy', 'America/New_York');
    await room.advanceTo('2026-11-25T10:00:00Z');
    await room.announce('people.away-changed', { personId: room.idOf('bo') });
    expect(await room.sent('bo')).toEqual([CARD]);
    await room.announce('people.roster-changed', { personId: null });
    expect(await room.waits()).toContain('send-waiting 2026-11-25T14:00');
    await room.advanceTo('2026-11-25T14:00:00Z');
    expect(await room.sent('cy')).toEqual([CARD]);
  });

  it('of a day are three at most; the sample is stored as weight, one’s own come first', async () => {
    await room.advanceTo('2026-11-25T19:00:00Z');
    for (const number of [41, 42, 43, 44, 45])
      await room.tell(...merge({ number, reviewers: ['bo'], author: 'cy', mergedAt: '2026-11-25T18:30:00Z' }).all);
    await room.tell(...merge({ number: 46, author: 'bo', reviewers: ['cy'], mergedAt: '2026-11-25T18:31:00Z' }).all);
    await room.advanceTo('2026-11-26T08:00:00Z');
    const card = await room.card('bo', '2026-11-26');
    expect(card?.questions).toHaveLength(3);
    expect(card?.questions.filter(({ role }) => role === 'author')).toHaveLength(1);
    const rows = await room.db.store.sql`
      select state, weight, count(*)::int as n from survey_invitations where person_id = ${room.idOf('bo')}
      group by state, weight order by state`;
    expect(rows.find(({ state }) => state === 'asked')).toMatchObject({ n: 3 });
  });

  it('of a survey whose author is full that day ask nobody else', async () => {
    for (const number of [41, 42, 43, 44]) await room.tell(...merge({ number }).all);
    expect(await room.states()).toEqual(['#41 open', '#42 open', '#43 open', '#44 skipped sampled-out']);
    expect((await room.card('bo'))?.questions).toHaveLength(3);
  });

  it('of the first card ever say so', async () => {
    await room.tell(...merge().all);
    expect((await room.card('ana'))?.first).toBe(true);
    await room.advanceTo('2026-11-26T09:00:00Z');
    await room.tell(...merge({ number: 32, mergedAt: '2026-11-26T08:59:00Z' }).all);
    expect((await room.card('ana', '2026-11-26'))?.first).toBe(false);
  });

  it('are reminded of once, the next working morning, and only while something waits', async () => {
    await room.tell(...merge({ reviewers: ['bo', 'cy'] }).all);
    await room.guesses('cy', 'yes');
    await room.advanceTo('2026-11-28T10:00:00Z');
    expect(await room.sent('ana')).toEqual([CARD, 'pr-surveys.reminder-card 1']);
    expect(await room.sent('bo')).toEqual([CARD, 'pr-surveys.reminder-card 1']);
    expect(await room.sent('cy')).toEqual(['pr-surveys.card 2']);
  });

  it('close after three working days; without the author’s word there is nothing to compare', async () => {
    await room.tell(...merge({ reviewers: ['bo', 'cy'] }).all);
    await room.guesses('bo', 'yes');
    await room.advanceTo('2026-11-30T08:59:00Z');
    expect((await room.card('bo', '2026-11-25'))?.questions).toMatchObject([{ state: 'answered' }]);
    await room.advanceTo('2026-11-30T09:00:00Z');
    const [question] = (await room.card('bo', '2026-11-25'))?.questions ?? [];
    expect(question).toMatchObject({
      state: 'revealed',
      reveal: { word: null, truth: null, correct: null, scored: false },
    });
    expect((await room.card('ana', '2026-11-25'))?.questions).toMatchObject([{ state: 'closed' }]);
    expect((await room.card('cy', '2026-11-25'))?.questions).toMatchObject([{ state: 'closed' }]);
    expect(await room.says('ana', 'yes')).toEqual({ kind: 'closed' });
    expect(await room.states()).toEqual(['#31 settled']);
    expect(await room.scoped((tx) => listVerdicts(tx, ALL))).toEqual([]);
    expect(await room.scoped((tx) => listRatings(tx, ALL))).toMatchObject([{ quality: 2 }]);
    expect(await room.waits()).toEqual([]);
  });

  it('of whoever goes away meanwhile stay open until they had their days', async () => {
    await room.tell(...merge().all);
    await room.says('ana', 'yes');
    await away('bo', '2026-11-26T08:00:00Z', '2026-12-02T08:00:00Z');
    await room.advanceTo('2026-12-03T08:00:00Z');
    expect(await room.guesses('bo', 'yes')).toEqual({ kind: 'recorded', revealed: true });
  });

  it('of somebody away for a month close after two weeks', async () => {
    await away('bo', '2026-11-25T08:00:00Z', '2027-01-08T08:00:00Z');
    await room.tell(...merge().all);
    await room.says('ana', 'no');
    await room.advanceTo('2026-12-09T08:59:00Z');
    expect(await room.states()).toEqual(['#31 open']);
    await room.advanceTo('2026-12-09T09:00:00Z');
    expect(await room.states()).toEqual(['#31 settled']);
    await room.advanceTo('2027-01-10T09:00:00Z');
    expect(await room.sent('bo')).toEqual([]);
  });

  it('of somebody who leaves before they were asked end there, and the others go on', async () => {
    await move('bo', 'America/Los_Angeles');
    await room.tell(...merge({ reviewers: ['bo', 'cy'] }).all);
    await room.db.store.sql`update people set deactivated_at = now() where id = ${room.idOf('bo')}`;
    await room.advanceTo('2026-11-25T17:00:00Z');
    expect(await room.sent('bo')).toEqual([]);
    await room.says('ana', 'yes');
    await room.guesses('cy', 'yes');
    expect(await room.states()).toEqual(['#31 settled']);
  });
});

describe('the door', () => {
  const room = surveyRoom();

  it('tells nothing of a survey while anybody may still guess', async () => {
    await room.tell(...merge({ reviewers: ['bo', 'cy'] }).all);
    await room.says('ana', 'yes');
    await room.guesses('bo', 'no');
    const all = () =>
      room.scoped(async (tx) => [await listVerdicts(tx, ALL), await listRatings(tx, ALL), await listWords(tx, ALL)]);
    expect(await all()).toEqual([[], [], []]);
    await room.guesses('cy', 'yes');
    const [verdicts, ratings, words] = await all();
    expect(verdicts).toMatchObject([
      { playerId: expect.any(String), truth: 'yes', scored: true, weight: 1 },
      { truth: 'yes', scored: true, weight: 1 },
    ]);
    expect(ratings).toHaveLength(2);
    expect(words).toMatchObject([{ authorId: room.idOf('ana'), truth: 'yes', byAgent: false }]);
  });

  it('keeps a pull request with the team its author was in at the merge', async () => {
    const [web] = await room.db.store.sql`
      with team as (insert into teams (id, workspace_id, name, lead_person_id, created_at)
        values (gen_random_uuid(), ${WORKSPACE}, 'Web', ${room.idOf('ana')}, now()) returning id) select id from team`;
    await room.tell(...merge().all);
    await room.db.store.sql`update teams set lead_person_id = ${room.idOf('dee')}`;
    await room.says('ana', 'yes');
    await room.guesses('bo', 'yes');
    expect(await room.scoped((tx) => listVerdicts(tx, { ...ALL, teamId: web?.id }))).toHaveLength(1);
    expect(await room.scoped((tx) => listVerdicts(tx, { ...ALL, mergedFrom: ALL.mergedTo }))).toEqual([]);
  });
});
