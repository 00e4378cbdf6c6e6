import type { SuspendableRule } from '../../src/features/overrides/index.ts';
import type { TestApp } from './test-app.ts';

type Suspension = {
  readonly rule: SuspendableRule;
  /** `T-3` by its number. */
  readonly task: number;
  readonly from: string;
  readonly until: string;
};

/** A rule that rests for one task, as it would stand after somebody granted that in Slack. */
export async function suspend({ store: { sql } }: TestApp, { rule, task, from, until }: Suspension): Promise<void> {
  await sql`
    insert into overrides (id, workspace_id, ref, type, rule, subject_kind, subject_id, authoriser_id, justification, risk,
      granted_at, expires_at)
    select gen_random_uuid(), t.workspace_id, 'OVR-' || gen_random_uuid(), 'process', ${rule}, 'task', t.id, t.creator_id,
      'for a test', 'none', ${from}::timestamptz, ${until}::timestamptz
    from tasks t where t.number = ${task}`;
}
