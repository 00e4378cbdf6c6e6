import type { Sql } from 'postgres';
import type { Step } from './row.ts';

/** Rows of one step that are not settled, word for word the condition of that step's partial index. */
export function waiting(sql: Sql, step: Step) {
  switch (step) {
    case 'post':
      return sql`message_ts is null and (state in ('due', 'leased', 'posting') or (state in ('unknown', 'looking') and leased_until is not null))`;
    case 'edit':
      return sql`message_ts is not null and state = 'due'`;
    case 'look':
      return sql`state = 'unknown' and leased_until is not null`;
    default:
      return step satisfies never;
  }
}
