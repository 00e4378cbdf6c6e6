import { sqlText } from '../../kit/sql-text.ts';
import type { Schedules } from '../../ports/outbound/jobs.ts';

/** Waits written in the caller's transaction, in the workspace it is in. */
export function createSchedules(): Schedules {
  return {
    newEntrySql(source, { name, key, at, args = {} }) {
      return sqlText`
        insert into schedules (name, key, args, next_run_at, recurring)
        select ${name}::text, ${key}::text, ${JSON.stringify(args)}::text::jsonb,
          ${at.toISOString()}::text::timestamptz, false
        from ${sqlText(source)}`;
    },
    async set({ sql }, { name, key, at, args = {} }) {
      await sql`
        insert into schedules (name, key, args, next_run_at, recurring)
        values (${name}, ${key}, ${JSON.stringify(args)}::text::jsonb, ${at.toISOString()}::text::timestamptz, false)
        on conflict (workspace_id, name, key) do update
        set next_run_at = excluded.next_run_at, args = excluded.args`;
    },
    async plan({ sql }, entries, now) {
      if (entries.length === 0) return;
      const rows = entries.map(({ args = {}, ...entry }) => ({ ...entry, args }));
      // In one order, so that two who plan at once wait for each other instead of ending in a deadlock.
      await sql`
        insert into schedules (name, key, args, next_run_at, recurring)
        select r.name, r.key, r.args, r.at, false
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(name text, key text, args jsonb, at timestamptz)
        order by r.name, r.key
        on conflict (workspace_id, name, key) do update
        set next_run_at = excluded.next_run_at, args = excluded.args
        where schedules.next_run_at > ${now.toISOString()}::text::timestamptz`;
    },
    async cancel({ sql }, name, key) {
      // The table is the machine's, without row-level security: the workspace has to be named.
      await sql`
        delete from schedules
        where name = ${name} and key = ${key}
          and workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid`;
    },
  };
}
