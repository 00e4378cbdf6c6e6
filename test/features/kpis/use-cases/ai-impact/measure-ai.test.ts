import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/adapters/system/random.ts';
import { noteSeenShare } from '../../../../../src/features/kpis/index.ts';
import { kpiAiFigures } from '../../../../../src/features/kpis/schema.ts';
import { measureAi } from '../../../../../src/features/kpis/use-cases/ai-impact/measure-ai.ts';
import type { RuleActor } from '../../../../../src/kit/actor.ts';
import { testDatabase, WORKSPACE } from '../../../../support/database.ts';
import {
  type PlantedMerge,
  personIdOf,
  plantCopilot,
  plantMerges,
  plantPeople,
  pullRequestIdOf,
  teamIdOf,
} from './plant-world.ts';

const db = testDatabase();
const actor: RuleActor = { kind: 'rule', workspaceId: WORKSPACE, rule: 'kpis.measure-ai' } as RuleActor;
// The week of 16 November is sealed by now.
const NOW = new Date('2026-12-10T09:00:00Z');
const random = createRandom();

async function measure(now = NOW) {
  const { store } = db;
  const needs = { scope: store.scope.bind(store), clock: { now: () => now }, random };
  await measureAi(needs, actor);
  return store.scope(WORKSPACE, async (tx) => {
    const rows = await tx.select().from(kpiAiFigures).orderBy(kpiAiFigures.shownAt, kpiAiFigures.id);
    return rows.map(({ scope, figure, week, shown }) => ({ scope, figure, week, shown }));
  });
}

/** One pull request a person and day of the weeks before, the words alternating. */
function weekOfMerges(people: readonly number[], more: Partial<PlantedMerge> = {}, first = 1): PlantedMerge[] {
  return people.map((author, n) => ({
    ...{ number: first + n, author, at: `2026-11-${String(16 + (n % 5)).padStart(2, '0')}T12:00:00Z` },
    ...{ word: n % 2 === 0 ? ('yes' as const) : ('no' as const), settled: true, ...more },
  }));
}

const six = [0, 1, 2, 3, 4, 5];
const plant = (repositoryId: string, merges: readonly PlantedMerge[]) =>
  db.store.scope(WORKSPACE, (tx) => plantMerges(tx, repositoryId, merges));

describe('measuring AI', () => {
  it('shows the share of a week that five people stand behind, and shows it once', async () => {
    const repositoryId = await plantPeople(db.store, [six]);
    await plant(repositoryId, weekOfMerges(six));
    const rows = await measure();
    expect(rows.filter(({ figure }) => figure === 'share').map(({ scope, week }) => [scope, week])).toEqual([
      ['workspace', '2026-11-16'],
      [teamIdOf(0), '2026-11-16'],
    ]);
    expect(rows.find(({ figure }) => figure === 'share')?.shown).toMatchObject({ share: 0.5 });
    expect(await measure()).toEqual(rows);
  });

  it('shows nothing of four people', async () => {
    const repositoryId = await plantPeople(db.store, [[0, 1, 2, 3]]);
    await plant(repositoryId, weekOfMerges([0, 1, 2, 3]));
    expect(await measure()).toEqual([]);
  });

  it('shows nothing from which the rest of fewer than five people could be subtracted', async () => {
    const repositoryId = await plantPeople(db.store, [six, [...six, 6]]);
    await plant(repositoryId, weekOfMerges([...six, 6]));
    const shares = (await measure()).filter(({ figure }) => figure === 'share');
    expect(shares.map(({ scope }) => scope)).toEqual(['workspace', teamIdOf(1)]);
  });

  it('keeps the figure people saw when one more person’s survey is over', async () => {
    const repositoryId = await plantPeople(db.store, [[...six, 6]]);
    await plant(repositoryId, weekOfMerges(six));
    const before = await measure();
    await plant(repositoryId, weekOfMerges([6], {}, 100));
    expect(await measure(new Date('2026-12-11T09:00:00Z'))).toEqual(before);
  });

  it.each(['yes', 'partly', 'no'] as const)('is the same whatever a sealed answer says: %s', async (word) => {
    const repositoryId = await plantPeople(db.store, [[...six, 6, 7, 8, 9, 10]]);
    await plant(repositoryId, [
      ...weekOfMerges(six),
      ...weekOfMerges([6, 7, 8, 9, 10], { settled: false, word, quality: word === 'no' ? 1 : 3 }, 100),
    ]);
    const shown = (await measure()).map((row) => row.shown);
    expect(shown).toHaveLength(4);
    expect(shown).toMatchObject([
      { counts: { assisted: 3, 'not-assisted': 3, disagree: 0, unknown: 5 } },
      { counts: { assisted: 3, 'not-assisted': 3, disagree: 0, unknown: 5 } },
      { counts: { assisted: 3, 'not-assisted': 3, disagree: 0, unknown: 5 } },
      { counts: { assisted: 3, 'not-assisted': 3, disagree: 0, unknown: 5 } },
    ]);
  });

  it('shows no share before the week’s leaderboards are sealed, and none that could be subtracted from theirs', async () => {
    const repositoryId = await plantPeople(db.store, [six, [6]]);
    await plant(repositoryId, weekOfMerges([...six, 6]));
    const shares = async (now?: Date) => (await measure(now)).filter(({ figure }) => figure === 'share');
    expect(await shares(new Date('2026-11-30T09:00:00Z'))).toEqual([]);
    const [from, to] = [new Date('2026-11-16T00:00:00Z'), new Date('2026-11-23T00:00:00Z')];
    await db.store.scope(WORKSPACE, (tx) =>
      noteSeenShare(tx, {
        ...{ id: random.uuid(), place: `leaderboard ${teamIdOf(0)}`, monday: '2026-11-16', from, to, shownAt: NOW },
        basis: six.map((n) => ({ id: pullRequestIdOf(1 + n), authorId: personIdOf(n) })),
      }),
    );
    // Of everybody it would tell of the one who is in no team; of the team it is the same figure.
    const places = (await shares()).map(({ scope }) => scope);
    expect(places).not.toContain('workspace');
    expect(places).toContain(teamIdOf(0));
  });

  it('takes an agent’s mark for AI where nobody has said, and for nothing where the author says no', async () => {
    const repositoryId = await plantPeople(db.store, [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
    await plant(repositoryId, [
      ...weekOfMerges(six, { word: null, sign: true }),
      ...weekOfMerges([5, 6, 7, 8, 9, 10], { word: 'no', sign: true }, 100),
    ]);
    const shown = (await measure()).find(({ figure }) => figure === 'share')?.shown;
    expect(shown).toEqual({ share: 1, counts: { assisted: 6, 'not-assisted': 0, disagree: 6, unknown: 0 } });
  });

  it('holds Copilot’s days against the AI share of ten people, and says nothing of nine', async () => {
    const eleven = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const repositoryId = await plantPeople(db.store, [eleven]);
    await plant(repositoryId, weekOfMerges(eleven));
    await plantCopilot(db.store, eleven.slice(0, 9), (n) => (n % 2 === 0 ? 5 : 1));
    expect((await measure()).filter(({ figure }) => figure === 'copilot')).toEqual([]);
    await plantCopilot(db.store, [9, 10], (n) => (n % 2 === 0 ? 5 : 1));
    const [link] = (await measure()).filter(({ figure }) => figure === 'copilot');
    expect(link).toMatchObject({ scope: 'workspace', week: '2026-11-30', shown: { n: 11, value: 1 } });
  });
});
