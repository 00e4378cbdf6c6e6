import { describe, expect, it } from 'vitest';
import { MACHINE_TABLES, secureTables } from '../../../src/platform/store/secure-tables.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';

const db = testDatabase();
const machine: readonly string[] = MACHINE_TABLES;

type Table = {
  readonly name: string;
  readonly scoped: boolean;
  readonly policy: string | null;
  readonly has_workspace: boolean;
};

/** Bookkeeping of the migrator itself. */
const listTables = () => db.store.sql<Table[]>`
  select c.relname as name, c.relrowsecurity as scoped,
    (select pg_get_expr(p.polqual, p.polrelid) || ' / ' || pg_get_expr(p.polwithcheck, p.polrelid)
      from pg_policy p where p.polrelid = c.oid) as policy,
    exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id') as has_workspace
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;

describe('tables on a migrated database', () => {
  it('are of the machine by the closed list, or under row-level security', async () => {
    const open = (await listTables()).filter(({ name, scoped }) => !machine.includes(name) && !scoped);
    expect(
      open.map(({ name }) => name),
      'every table of a feature has workspace_id',
    ).toEqual([]);
  });

  it('of features show and take rows of the set workspace alone', async () => {
    const tables = (await listTables()).filter(({ name }) => !machine.includes(name));
    expect(tables.length).toBeGreaterThan(0);
    for (const { name, policy, has_workspace } of tables) {
      expect(has_workspace, name).toBe(true);
      const own = `(workspace_id = (NULLIF(current_setting('app.workspace_id'::text, true), ''::text))::uuid)`;
      expect(policy, name).toBe(`${own} / ${own}`);
    }
  });

  it('of the machine exist, as the list says', async () => {
    const names = (await listTables()).map(({ name }) => name);
    expect(machine.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('of features show nothing when no workspace is set, and refuse rows of another', async () => {
    const names = (await listTables()).map(({ name }) => name).filter((name) => !machine.includes(name));
    await db.store.sql.begin(async (sql) => {
      await sql`insert into history (id, workspace_id, subject_kind, subject_id, at, actor_kind, surface, action)
        values (gen_random_uuid(), ${WORKSPACE}, 'task', gen_random_uuid(), now(), 'rule', 'rule', 'task.start')`;
    });
    await db.store.sql.begin(async (sql) => {
      await sql`select set_config('role', 'muster_app', true)`;
      for (const name of names) expect(await sql`select 1 from ${sql(name)} limit 1`, name).toHaveLength(0);
    });
    const seen = async (workspaceId: typeof WORKSPACE) =>
      db.store.scope(workspaceId, (tx) => tx.sql`select 1 from history`);
    expect(await seen(WORKSPACE)).toHaveLength(1);
    expect(await seen(OTHER_WORKSPACE)).toHaveLength(0);
    const forged = db.store.scope(
      OTHER_WORKSPACE,
      (tx) => tx.sql`insert into task_counters (workspace_id, last_number) values (${WORKSPACE}, 1)`,
    );
    await expect(forged).rejects.toThrow();
  });

  it('are secured by a step that may be repeated', async () => {
    const before = await listTables();
    await secureTables(db.store.sql, silentLog);
    expect(await listTables()).toEqual(before);
  });
});
