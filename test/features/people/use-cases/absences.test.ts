import { beforeEach, describe, expect, it } from 'vitest';
import { listHistory } from '../../../../src/features/history/index.ts';
import { listWorkingLives } from '../../../../src/features/people/index.ts';
import { comeBack } from '../../../../src/features/people/use-cases/come-back.ts';
import { turnAbsence } from '../../../../src/features/people/use-cases/follow-statuses.ts';
import { goAway } from '../../../../src/features/people/use-cases/go-away.ts';
import { syncMembers } from '../../../../src/features/people/use-cases/sync-members.ts';
import type { SlackStatus } from '../../../../src/ports/outbound/slack.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { actorOf, fakeDirectory, NOW, peopleNeeds, personIdOf, settle, slackMember, syncRule } from '../world.ts';

/** NOW is Wednesday 4 March 2026, 11:00 in Berlin. */
describe('absences in the store', () => {
  const db = testDatabase();
  let announced: string[];
  let now: Date;

  beforeEach(async () => {
    announced = [];
    now = NOW;
    await settle(db, slackMember('ana'), slackMember('bo'));
  });
  const needs = (slack = fakeDirectory()) => ({
    ...peopleNeeds(db, slack),
    clock: { now: () => now },
    announce: async (_: unknown, event: { readonly name: string }) => {
      if (event.name === 'people.away-changed') announced.push(event.name);
    },
  });
  const lifeOf = async (id: string) => {
    const personId = await personIdOf(db, id);
    const asked = { personIds: [personId], since: now };
    return (await db.store.scope(WORKSPACE, (tx) => listWorkingLives(needs(), tx, asked))).get(personId);
  };
  const waits = async () =>
    (await db.store.sql`select next_run_at as at from schedules where name = 'people.turn-absence'`).map(
      ({ at }) => new Date(at),
    );

  it('are told to others when they are said, when they begin and when they end', async () => {
    await goAway(needs(), await actorOf(db, 'ana'), 'from friday until tuesday');
    expect(announced).toEqual(['people.away-changed']);
    const personId = await personIdOf(db, 'ana');
    for (const turn of ['2026-03-05T23:00:00Z', '2026-03-10T08:00:00Z']) {
      expect(await waits()).toEqual([new Date(turn)]);
      now = new Date(turn);
      await turnAbsence(needs(), syncRule, personId);
    }
    expect(announced).toHaveLength(3);
    expect(await waits()).toEqual([]);
  });

  it('are changed by two clicks at once as by one', async () => {
    const [one, two] = await Promise.all([actorOf(db, 'ana'), actorOf(db, 'ana')]);
    await Promise.all([goAway(needs(), one, 'until friday'), goAway(needs(), two, 'until monday')]);
    const until = new Date('2026-03-09T08:00:00Z');
    expect((await lifeOf('ana'))?.absences).toEqual([{ from: NOW, until }]);
    await goAway(needs(), await actorOf(db, 'ana'), 'until friday');
    const entries = await db.store.scope(WORKSPACE, async (tx) =>
      listHistory(tx, { kind: 'person', id: await personIdOf(db, 'ana') }, { limit: 50 }),
    );
    expect(entries.filter(({ action }) => action === 'person.away').length).toBeLessThanOrEqual(2);
  });

  it('are found by the daily sync where the event was lost, and end by it too', async () => {
    const status = (text: string): SlackStatus => ({ emoji: '', text, expiresAt: null });
    const synced = (text: string, day: string) =>
      syncMembers(
        needs(fakeDirectory([slackMember('ana', { status: status(text), updatedAt: new Date(day) })])),
        syncRule,
      );
    await synced('OOO', '2026-03-01');
    await synced('OOO', '2026-03-01');
    expect((await lifeOf('ana'))?.absences).toEqual([{ from: NOW, until: new Date('2026-03-04T23:00:00Z') }]);
    expect(announced).toHaveLength(1);
    now = new Date('2026-03-04T12:00:00Z');
    await synced('', '2026-03-02');
    expect((await lifeOf('ana'))?.absences).toEqual([]);
    expect(announced).toHaveLength(2);
  });

  it('ended by hand stay as they were until then, for whoever asks about the past', async () => {
    await goAway(needs(), await actorOf(db, 'ana'), 'until friday');
    now = new Date('2026-03-05T09:00:00Z');
    expect((await comeBack(needs(), await actorOf(db, 'ana'))).wasAway).toBe(true);
    expect((await comeBack(needs(), await actorOf(db, 'ana'))).wasAway).toBe(false);
    expect((await lifeOf('ana'))?.absences).toEqual([]);
    now = NOW;
    expect((await lifeOf('ana'))?.absences).toEqual([{ from: NOW, until: new Date('2026-03-05T09:00:00Z') }]);
    expect((await lifeOf('bo'))?.absences).toEqual([]);
  });
});
