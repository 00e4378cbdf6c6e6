import type { WorkspaceId } from '../../kit/ids.ts';
import type { Store, Tx } from '../../ports/outbound/store.ts';

/** Something Slack refuses for good, in one workspace. */
export type OutboxProblem = {
  readonly workspaceId: WorkspaceId;
  /** What is broken: the connection (reconnect), a recipient (skipped), our own message (a bug), the right to look. */
  readonly scope: 'connection' | 'recipient' | 'message' | 'reading';
  /** Slack's error word. */
  readonly code: string;
};

/** Tells the admins, in the transaction that notes the problem: write a note to them with a key made of scope and code. */
export type TellAdmins = (tx: Tx, problem: OutboxProblem) => Promise<void>;

/** Notes a problem; the first of its kind in the workspace also tells the admins. */
export async function noteProblem(
  store: Pick<Store, 'scope'>,
  problem: OutboxProblem,
  { now, tell }: { readonly now: Date; readonly tell: TellAdmins },
): Promise<void> {
  const at = now.toISOString();
  await store.scope(problem.workspaceId, async (tx) => {
    const [noted] = await tx.sql<{ times: number }[]>`
      insert into outbox_problems as p (workspace_id, scope, code, first_at, last_at)
      values (${problem.workspaceId}::uuid, ${problem.scope}::text, ${problem.code}::text, ${at}::timestamptz, ${at}::timestamptz)
      on conflict (workspace_id, scope, code) do update set times = p.times + 1, last_at = excluded.last_at
      returning times`;
    if (noted?.times === 1) await tell(tx, problem);
  });
}
