import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { people } from '../../../src/features/people/schema.ts';
import { findPeopleBySlackIds } from '../../../src/features/people/store/people.ts';
import type { SlackUserId } from '../../../src/kit/ids.ts';
import { listText } from '../../../src/kit/sql-text.ts';
import type { Builder, Tx } from '../../../src/ports/outbound/store.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../support/database.ts';

const database = testDatabase();

const named = (db: Builder) =>
  db
    .select({ name: people.name, kind: people.kind })
    .from(people)
    .where(sql`${people.name} = any(${sql.placeholder('names')}::text[])`)
    .orderBy(people.name);

const byHandle = (db: Builder) =>
  db
    .select({ deactivatedAt: people.deactivatedAt })
    .from(people)
    .where(eq(people.handle, sql.placeholder('handle')));

const meet = (tx: Tx, name: string, n: number) =>
  tx.insert(people).values({
    ...{ id: `0190a000-0000-7000-8000-00000000010${n}`, slackUserId: `U${n}`, handle: 'somebody', kind: 'member' },
    ...{ name, realName: name, timeZone: 'UTC', locale: 'en-US', sourceUpdatedAt: LEFT, deactivatedAt: LEFT },
    ...{ slackPrimaryOwner: false, slackOwner: false, slackAdmin: false },
  });

const LEFT = new Date('2026-03-01T12:00:00Z');

describe('a kept query', () => {
  it('finds whatever words a list holds, none for an empty one', async () => {
    const names = ['plain', 'a, b', '"quoted"', 'back\\slash', '{braces}', '', 'NULL', '🐙'];
    const found = await database.store.scope(WORKSPACE, async (tx) => {
      for (const [n, name] of names.entries()) await meet(tx, name, n);
      expect(await tx.kept(named, { names: '{}' })).toEqual([]);
      return tx.kept(named, { names: listText(names) });
    });
    expect(new Set(found.map(({ name }) => name))).toEqual(new Set(names));
    expect(found[0]?.kind).toBe('member');
  });

  it('stays in the transaction that asks, however many ask at the same moment', async () => {
    const { store } = database;
    await store.scope(WORKSPACE, (tx) => meet(tx, 'Ours', 1));
    await store.scope(OTHER_WORKSPACE, (tx) => meet(tx, 'Theirs', 2));
    const ask = (tx: Tx) => tx.kept(named, { names: listText(['Ours', 'Theirs']) });
    const asked = Array.from({ length: 20 }, (_, n) => store.scope(n % 2 === 0 ? WORKSPACE : OTHER_WORKSPACE, ask));
    const answers = (await Promise.all(asked)).map((rows) => rows.map(({ name }) => name));
    expect(answers).toEqual(answers.map((_, n) => [n % 2 === 0 ? 'Ours' : 'Theirs']));
  });

  it('gives columns as Drizzle does, and is refused once its transaction is over', async () => {
    const { store } = database;
    let left: Tx | null = null;
    const rows = await store.scope(WORKSPACE, async (tx) => {
      left = tx;
      await meet(tx, 'Ours', 1);
      return tx.kept(byHandle, { handle: 'somebody' });
    });
    expect(rows).toEqual([{ deactivatedAt: LEFT }]);
    const late = async () => (left as Tx | null)?.kept(byHandle, { handle: 'somebody' });
    await expect(late()).rejects.toMatchObject({ cause: { message: 'the transaction is over' } });
  });
});

describe('a query of Drizzle’s', () => {
  it('is planned once for a connection while it has few values', async () => {
    const ids = [...Array(3).keys()].map((n) => `U${n}` as SlackUserId);
    const [plans] = await database.store.scope(WORKSPACE, async (tx) => {
      for (let n = 0; n < 8; n += 1) await findPeopleBySlackIds(tx, ids);
      return tx.sql<{ generic: number }[]>`
        select generic_plans::int as generic from pg_prepared_statements
        where statement like 'select "id", "slack_user_id"%"slack_user_id" in ($1, $2, $3)%'`;
    });
    // The first five are planned each by itself. Source: PostgreSQL's choice between custom and generic plans.
    expect(plans?.generic).toBeGreaterThanOrEqual(3);
  });
});
