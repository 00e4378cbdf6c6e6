import type { Sql } from 'postgres';
import { describe, expect, it } from 'vitest';
import { type Claim, claimRows } from '../../../src/platform/outbox/claim.ts';
import { surveySpaces } from '../../../src/platform/outbox/survey.ts';
import { testDatabase, WORKSPACE } from '../../support/database.ts';

// Of its own: what PostgreSQL thinks of a table that was emptied before is another matter.
const database = testDatabase({ isApart: true });
const now = new Date('2026-03-04T10:00:00Z');

const claim: Claim = {
  ...{ step: 'post', rooms: [{ workspaceId: WORKSPACE, room: 100, after: '' }], capacity: 1 },
  ...{ perMinute: 1e9, now, lease: '0190a000-0000-7000-8000-00000000000a', leaseMs: 10_000, probeMs: 1_000 },
};

const fill = (sql: Sql, from: number, to: number) => sql`
  insert into outbox (workspace_id, form, key, kind, args, channel_id, lane, enqueued_at, due_at)
  select ${WORKSPACE}::uuid, 'note', 'n' || n, 'test.say', '{}', 'C' || n, 'C' || n, ${now.toISOString()}::timestamptz,
    ${now.toISOString()}::timestamptz
  from generate_series(${from}::int, ${to}::int) n`;

const readsThrough = async (sql: Sql): Promise<number> => {
  const [row] = await sql<{ n: number }[]>`
    select seq_scan::int as n from pg_stat_xact_user_tables where relname = 'outbox'`;
  return row?.n ?? 0;
};

describe('a claim', () => {
  it('finds its rows by their ids on a young table that grew since its plan was made', async () => {
    await database.store.sql.begin(async (tx) => {
      const sql = tx as unknown as Sql;
      await fill(sql, 1, 20);
      await surveySpaces(sql, now);
      // The sixth time PostgreSQL settles on one plan and keeps it.
      for (let n = 0; n < 7; n += 1) expect(await claimRows(sql, claim)).toHaveLength(1);
      await fill(sql, 21, 1_000);
      const before = await readsThrough(sql);
      for (let n = 0; n < 5; n += 1) expect(await claimRows(sql, claim)).toHaveLength(1);
      expect(await readsThrough(sql)).toBe(before);
    });
  });
});
