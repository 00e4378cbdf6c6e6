import { describe, expect, it } from 'vitest';
import { changeOwnChoice, changeTeamChoice } from '../../../../src/features/pr-surveys/use-cases/choose-settings.ts';
import type { TeamId } from '../../../../src/kit/ids.ts';
import { WORKSPACE } from '../../../support/database.ts';
import { surveyRoom } from '../room.ts';
import { merge } from '../story.ts';

const CARD = 'pr-surveys.card 1';

describe('a merge', () => {
  const room = surveyRoom();

  it('opens one survey with one question for each person, however often and in whatever order it is told', async () => {
    const { all } = merge({ reviewers: ['bo', 'cy'] });
    await room.tell(...all, ...all);
    expect(await room.states()).toEqual(['#31 open']);
    for (const name of ['ana', 'bo', 'cy']) expect(await room.sent(name)).toEqual([CARD]);
    expect(await room.sent('dee')).toEqual([]);
    await room.tell(...merge({ number: 32, reviewers: ['bo'] }).all.reverse());
    expect(await room.states()).toEqual(['#31 open', '#32 open']);
    expect((await room.card('bo'))?.questions.map(({ pullRequest }) => pullRequest.ref)).toEqual([
      'acme/web#31',
      'acme/web#32',
    ]);
  });

  it('told before its reviews asks each reviewer as their review becomes known', async () => {
    const [opened, review, merged] = merge().all;
    if (opened === undefined || review === undefined || merged === undefined) throw new Error('three webhooks');
    await room.tell(opened, merged);
    expect(await room.sent('bo')).toEqual([]);
    await room.tell(review);
    expect(await room.sent('bo')).toEqual([CARD]);
    expect(await room.sent('ana')).toEqual([CARD]);
  });

  it('asks whoever reviews within the day after it, and nobody later', async () => {
    const { pull, all } = merge({ reviewers: [] });
    await room.tell(...all);
    await room.advanceTo('2026-11-25T15:00:00Z');
    await room.tell(pull.reviewed({ at: '2026-11-25T15:00:00Z', by: 'bo', id: 1, state: 'commented' }));
    expect(await room.sent('bo')).toEqual([CARD]);
    await room.advanceTo('2026-11-26T10:00:00Z');
    await room.tell(pull.reviewed({ at: '2026-11-26T10:00:00Z', by: 'cy', id: 2, state: 'approved' }));
    expect(await room.sent('cy')).toEqual([]);
  });

  it('of its author alone asks the author alone', async () => {
    await room.tell(...merge({ reviewers: [], by: 'ana' }).all);
    expect((await room.card('ana'))?.questions).toMatchObject([{ role: 'author', state: 'asked' }]);
    expect(await room.sent('bo')).toEqual([]);
  });

  it('of an agent’s pull request asks the human who merged it in the author’s place', async () => {
    const by = { author: 'devin-ai-integration[bot]', by: 'bo' };
    await room.tell(...merge({ ...by, reviewers: ['bo', 'cy'] }).all);
    expect((await room.card('bo'))?.questions).toMatchObject([
      { role: 'author', pullRequest: { agent: 'devin-ai-integration[bot]' } },
    ]);
    expect((await room.card('cy'))?.questions).toMatchObject([{ role: 'reviewer' }]);
    await room.says('bo', 'yes');
    await room.guesses('cy', 'yes');
    expect((await room.card('cy'))?.questions[0]?.reveal).toMatchObject({ correct: true, scored: false });
  });

  it.each([
    ['a bot’s', { author: 'renovate[bot]' }, '#31 skipped bot'],
    ['a release', { title: 'Release 2.4.0' }, '#31 skipped release'],
    ['a stranger’s', { author: 'zed' }, '#31 skipped no-author'],
  ])('of %s asks nobody', async (_, told, state) => {
    await room.tell(...merge(told).all);
    expect(await room.states()).toEqual([state]);
    expect(await room.sent('bo')).toEqual([]);
  });

  it('in a repository that is gone opens nothing; one that goes afterwards may still be answered', async () => {
    const gone = () => room.db.store.sql`update repositories set gone_at = now()`;
    await room.tell(...merge().all);
    await gone();
    await room.says('ana', 'yes');
    expect(await room.guesses('bo', 'yes')).toEqual({ kind: 'recorded', revealed: true });
    await room.tell(...merge({ number: 32 }).all);
    expect(await room.states()).toEqual(['#31 settled']);
  });

  it('that is older than a day, or older than the connection, opens nothing', async () => {
    await room.tell(...merge({ at: '2026-11-23T08:00:00Z', mergedAt: '2026-11-24T08:59:00Z' }).all);
    expect(await room.states()).toEqual([]);
  });
});

describe('files that nobody read yet', () => {
  const room = surveyRoom();

  it('are asked for, and decide: lock files alone ask nobody', async () => {
    room.hasFiles(['package-lock.json', 'web/yarn.lock']);
    await room.tell(...merge().all);
    expect(await room.states()).toEqual(['#31 skipped lock-files']);
    room.hasFiles(['package-lock.json', 'src/cart.ts']);
    await room.tell(...merge({ number: 32 }).all);
    expect(await room.states()).toEqual(['#31 skipped lock-files', '#32 open']);
    expect(await room.waits()).not.toContainEqual(expect.stringContaining('decide-late'));
  });

  it('are waited for ten minutes when the host is away, and then decided without', async () => {
    const { all } = merge();
    room.hasFiles('away');
    await room.tell(...all);
    expect(await room.states()).toEqual(['#31 waiting']);
    expect(await room.sent('ana')).toEqual([]);
    expect(await room.waits()).toEqual(['decide-late 2026-11-25T09:10']);
    await room.advanceTo('2026-11-25T09:10:00Z');
    expect(await room.states()).toEqual(['#31 open']);
    expect(await room.sent('ana')).toEqual([CARD]);
  });
});

describe('whoever doesn’t want it', () => {
  const room = surveyRoom();

  it('isn’t asked; without the author nobody is', async () => {
    await changeOwnChoice(room.needs(), room.actorOf('bo'), { surveys: false });
    await room.tell(...merge({ reviewers: ['bo', 'cy'] }).all);
    expect(await room.sent('bo')).toEqual([]);
    expect(await room.sent('cy')).toEqual([CARD]);
    await changeOwnChoice(room.needs(), room.actorOf('ana'), { surveys: false });
    await room.tell(...merge({ number: 32 }).all);
    expect(await room.states()).toEqual(['#31 open', '#32 skipped no-author']);
  });

  it('and opts out after it was sent sees it on the card, and is asked nothing', async () => {
    await room.tell(...merge().all);
    await changeOwnChoice(room.needs(), room.actorOf('ana'), { surveys: false });
    expect((await room.card('ana'))?.questions).toMatchObject([{ state: 'opted-out' }]);
    expect(await room.says('ana', 'yes')).toEqual({ kind: 'opted-out' });
    await room.advanceTo('2026-11-26T10:00:00Z');
    expect(await room.sent('ana')).toEqual(['pr-surveys.card 2']);
    expect(await room.sent('bo')).toEqual([CARD, 'pr-surveys.reminder-card 1']);
    await changeOwnChoice(room.needs(), room.actorOf('ana'), { surveys: true });
    expect(await room.says('ana', 'yes')).toEqual({ kind: 'recorded', revealed: false });
  });

  it('as a team keeps its members’ pull requests out of it', async () => {
    const teamId = await makeTeam(room, 'Web', 'ana');
    const lead = { ...room.actorOf('mira'), role: 'admin' as const };
    await changeTeamChoice(room.needs(), lead, { teamId, change: { surveys: false } });
    await room.tell(...merge().all);
    expect(await room.states()).toEqual(['#31 skipped team-off']);
    await makeTeam(room, 'Shop', 'ana');
    await room.tell(...merge({ number: 32 }).all);
    expect(await room.states()).toEqual(['#31 skipped team-off', '#32 open']);
  });
});

describe('accounts that nobody of Slack is', () => {
  const room = surveyRoom();

  it('are told to each admin once, a day’s together, as their next working day begins', async () => {
    await room.tell(...merge({ reviewers: ['eve', 'zed', 'ci[bot]'] }).all);
    await room.tell(...merge({ number: 32, reviewers: ['eve'] }).all);
    expect(await room.sent('mira')).toEqual([]);
    await room.advanceTo('2026-11-26T08:00:00Z');
    expect(await room.sent('mira')).toEqual(['pr-surveys.strangers-note 1']);
    await room.tell(...merge({ number: 33, reviewers: ['eve'], mergedAt: '2026-11-26T07:59:00Z' }).all);
    await room.advanceTo('2026-11-27T12:00:00Z');
    expect(await room.sent('mira')).toEqual(['pr-surveys.strangers-note 1']);
  });
});

async function makeTeam(room: ReturnType<typeof surveyRoom>, name: string, member: string): Promise<TeamId> {
  const [row] = await room.db.store.sql`
    with team as (
      insert into teams (id, workspace_id, name, lead_person_id, created_at)
      values (gen_random_uuid(), ${WORKSPACE}, ${name}, ${room.idOf('dee')}, now()) returning id
    )
    insert into team_members (workspace_id, team_id, person_id) select ${WORKSPACE}, id, ${room.idOf(member)} from team
    returning team_id`;
  return row?.team_id as TeamId;
}
