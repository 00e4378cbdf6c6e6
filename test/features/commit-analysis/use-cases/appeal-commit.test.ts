import { beforeEach, describe, expect, it } from 'vitest';
import {
  appealCommit,
  openAppeal,
  undoAppeal,
} from '../../../../src/features/commit-analysis/use-cases/appeal-commit.ts';
import { readNumbers } from '../../../../src/features/commit-analysis/use-cases/read-numbers.ts';
import { weighCommits } from '../../../../src/features/commit-analysis/use-cases/weigh-commits.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { actorOf } from '../../people/world.ts';
import { analysisNeeds, commitOf, fakeHost, prepare, REPOSITORY } from '../world.ts';

const db = testDatabase();
const host = fakeHost([commitOf(1)]);
const needs = () => analysisNeeds(db, host);
const why = 'It took two days.';

beforeEach(async () => {
  await prepare(db);
  await weighCommits(needs(), {
    workspaceId: WORKSPACE,
    repositoryId: REPOSITORY,
    shas: [commitOf(1).sha],
    live: false,
  });
});
const commitId = async () => {
  const [row] = await db.store.sql<{ id: string }[]>`select id from commit_estimates`;
  return row?.id ?? '';
};

describe('an appeal', () => {
  it('is the author’s alone: to everybody else the commit isn’t there, admins included', async () => {
    await db.store.sql`update people set role = 'admin' where handle = 'bo'`;
    const [id, bo] = [await commitId(), await actorOf(db, 'BO')];
    const asked = { commitId: id, suggested: 5, why };
    await expect(openAppeal(needs(), bo, id)).rejects.toMatchObject({ fault: 'not-found' });
    await expect(appealCommit(needs(), bo, asked)).rejects.toMatchObject({ fault: 'not-found' });
    await expect(undoAppeal(needs(), bo, id)).rejects.toMatchObject({ fault: 'not-found' });
    expect((await readNumbers(needs(), bo, 0)).commits).toEqual([]);
    expect((await readNumbers(needs(), await actorOf(db, 'ANA'), 0)).commits).toHaveLength(1);
  });

  it('stands once for each person, the later word counts, and undo takes it back', async () => {
    const id = await commitId();
    const first = await appealCommit(needs(), await actorOf(db, 'ANA'), { commitId: id, suggested: 3, why });
    const second = await appealCommit(needs(), await actorOf(db, 'ANA'), { commitId: id, suggested: 5, why });
    expect(second.before.points).toBe(first.after.points);
    expect(second.after.points).toBeGreaterThan(first.after.points);
    expect(await db.store.sql`select 1 from commit_appeals where undone_at is null`).toHaveLength(1);
    const undone = await undoAppeal(needs(), await actorOf(db, 'ANA'), id);
    expect(undone.after).toEqual(first.before);
    const again = await undoAppeal(needs(), await actorOf(db, 'ANA'), id);
    expect(again.after).toEqual(again.before);
    expect(await db.store.sql`select 1 from history where action = 'commit.undo-appeal'`).toHaveLength(1);
  });

  it('wants a value of the scale and a reason', async () => {
    const [id, ana] = [await commitId(), await actorOf(db, 'ANA')];
    for (const wrong of [
      { suggested: 4, why },
      { suggested: Number.NaN, why },
      { suggested: 5, why: '   ' },
    ])
      await expect(appealCommit(needs(), ana, { commitId: id, ...wrong })).rejects.toMatchObject({ fault: 'invalid' });
  });
});
