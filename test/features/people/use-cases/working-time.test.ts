import { beforeEach, describe, expect, it } from 'vitest';
import type { TeamForm } from '../../../../src/features/people/domain/team-form.ts';
import type { WorkingTimeForm } from '../../../../src/features/people/domain/working-time.ts';
import { listWorkingLives, peopleForNewTask } from '../../../../src/features/people/index.ts';
import { createTeam } from '../../../../src/features/people/use-cases/create-team.ts';
import { editTeam } from '../../../../src/features/people/use-cases/edit-team.ts';
import { recordMemberChange } from '../../../../src/features/people/use-cases/record-member-change.ts';
import { saveWorkingTime } from '../../../../src/features/people/use-cases/working-time.ts';
import type { WorkingHours } from '../../../../src/kit/dates/working-day.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { actorOf, NOW, peopleNeeds, personIdOf, settle, slackMember, userId } from '../world.ts';

const early: WorkingHours = { start: '07:00', end: '15:00', days: [1, 2, 3, 4, 5] };
const late: WorkingHours = { start: '11:00', end: '20:00', days: [7, 1, 2, 3, 4] };

describe('when people work', () => {
  const db = testDatabase();
  let told: number;
  const needs = () => ({
    ...peopleNeeds(db),
    announce: async (_: unknown, event: { readonly name: string }) => {
      if (event.name === 'people.roster-changed') told += 1;
    },
  });
  const form = (more: Partial<WorkingTimeForm> = {}): WorkingTimeForm => ({
    ...{ hours: null, region: null, deputy: null },
    ...more,
  });
  const teamForm = (more: Partial<TeamForm> = {}): TeamForm => ({
    ...{ name: 'Web', lead: userId('bo'), managers: [], members: [userId('ana')], channel: null },
    ...{ hours: null, region: null },
    ...more,
  });
  const lifeOf = async (id: string) => {
    const personId = await personIdOf(db, id);
    const asked = { personIds: [personId], since: NOW };
    return (await db.store.scope(WORKSPACE, (tx) => listWorkingLives(needs(), tx, asked))).get(personId);
  };
  /** The same as the quick way to a new task reads it. */
  const factsOf = async (id: string) => {
    const { creator } = await peopleForNewTask(needs(), await actorOf(db, id), null);
    return { hours: creator.workingHours, region: creator.holidayRegion };
  };

  beforeEach(async () => {
    told = 0;
    await settle(db, slackMember('pia', { primaryOwner: true }), slackMember('ana'), slackMember('bo'));
  });

  it('is their own setting, else their first team’s by name, else the usual; both ways of reading agree', async () => {
    const pia = () => actorOf(db, 'pia');
    await createTeam(needs(), await pia(), teamForm({ name: 'Zeta', hours: late, region: 'DE-BY' }));
    await createTeam(needs(), await pia(), teamForm({ name: 'alpha', hours: early }));
    await createTeam(needs(), await pia(), teamForm({ name: 'Beta' }));
    for (const id of ['ana', 'bo']) {
      expect((await lifeOf(id))?.workplace.hours).toEqual(early);
      expect((await lifeOf(id))?.workplace.isFree?.('2026-06-04')).toBe(true);
      expect(await factsOf(id)).toEqual({ hours: early, region: 'DE-BY' });
    }
    await saveWorkingTime(needs(), await actorOf(db, 'ana'), form({ hours: late, region: 'none' }));
    expect((await lifeOf('ana'))?.workplace.hours).toEqual(late);
    expect((await lifeOf('ana'))?.workplace.isFree?.('2026-06-04')).toBe(false);
    expect(await factsOf('ana')).toEqual({ hours: late, region: 'none' });
    expect(await factsOf('pia')).toEqual({ hours: null, region: null });
  });

  it('is told to others when it changes: by oneself, by the team, by a move; said again it stays', async () => {
    await saveWorkingTime(needs(), await actorOf(db, 'ana'), form({ hours: late }));
    await saveWorkingTime(needs(), await actorOf(db, 'ana'), form({ hours: late }));
    expect(told).toBe(1);
    const team = await createTeam(needs(), await actorOf(db, 'pia'), teamForm());
    const before = told;
    const edit = async (version: number) =>
      editTeam(needs(), await actorOf(db, 'pia'), { teamId: team.id, version, form: teamForm({ hours: early }) });
    expect((await edit(1)).kind).toBe('saved');
    expect((await edit(2)).kind).toBe('unchanged');
    expect(told).toBe(before + 1);
    const moved = slackMember('ana', { timeZone: 'Asia/Kolkata', updatedAt: new Date('2026-03-04T09:00:00Z') });
    for (const user of [moved, moved])
      await recordMemberChange(needs(), WORKSPACE, { event: { type: 'user_change', user }, at: NOW });
    expect(told).toBe(before + 2);
  });

  it.each([
    [{ deputy: userId('ana') }, 'stand in for yourself'],
    [{ hours: { ...early, days: [] } }, 'at least one day'],
    [{ region: 'Bavaria' }, 'from the list'],
  ])('is refused as %j', async (more, words) => {
    const saved = saveWorkingTime(needs(), await actorOf(db, 'ana'), form(more));
    await expect(saved).rejects.toMatchObject({ fault: 'invalid', message: expect.stringContaining(words) });
  });
});
