import { beforeEach, describe, expect, it } from 'vitest';
import { listSelectedRepositories } from '../../../../src/features/connections/index.ts';
import { recordFacts } from '../../../../src/features/pull-requests/index.ts';
import type { ScheduleEntry } from '../../../../src/ports/outbound/jobs.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { settle, slackMember } from '../../people/world.ts';
import { account, connect, pullNeeds, toldPull } from '../world.ts';

const db = testDatabase();
const HOUR_MS = 3_600_000;

beforeEach(async () => {
  await settle(db, slackMember('ana'), slackMember('bo'));
  await connect(db);
});

/** Which waits are planned when this is told, by hours from now. */
async function planned(asked: { readonly hoursAgo: number; readonly bySync: boolean }): Promise<readonly number[]> {
  const entries: ScheduleEntry[] = [];
  const needs = pullNeeds(db);
  const now = needs.clock.now();
  const at = new Date(now.getTime() - asked.hoursAgo * HOUR_MS);
  const schedules = {
    ...needs.schedules,
    plan: async (_: unknown, all: readonly ScheduleEntry[]) => void entries.push(...all),
  };
  await db.store.scope(WORKSPACE, async (tx) => {
    const [repository] = await listSelectedRepositories(tx);
    if (repository === undefined) throw new Error('no repository');
    // Connected an hour ago: what waits counts from there.
    const connectedAt = new Date(now.getTime() - HOUR_MS);
    await recordFacts({ ...needs, schedules }, tx, {
      ...{
        workspaceId: WORKSPACE,
        repository: { ...repository, connectedAt },
        origin: 'backfill',
        bySync: asked.bySync,
      },
      pullRequests: [toldPull(7, { createdAt: at, updatedAt: at, requestedReviewers: [account('bo')] })],
      timeline: [{ number: 7, kind: 'review-requested', at, actor: null, reviewer: account('bo') }],
    });
  });
  return entries
    .filter(({ name }) => name === 'pull-requests.check-review-wait')
    .map((entry) => (entry.at.getTime() - now.getTime()) / HOUR_MS);
}

describe('a review that was asked for before the connection', () => {
  it('counts from the connection where it is less than a day old, whoever tells of it', async () => {
    expect(await planned({ hoursAgo: 5, bySync: true })).toEqual([47]);
    expect(await planned({ hoursAgo: 5, bySync: false })).toEqual([47]);
  });

  it('never climbs when it is older than a day', async () => {
    expect(await planned({ hoursAgo: 25, bySync: true })).toEqual([]);
    expect(await planned({ hoursAgo: 25, bySync: false })).toEqual([]);
  });
});
