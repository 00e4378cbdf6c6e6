import { saveBlock } from './budget.ts';
import type { Kit } from './kit.ts';
import { noteProblem, type OutboxProblem } from './problems.ts';
import type { Claimed, Method } from './row.ts';
import { settle } from './settle.ts';
import { settlementOf } from './settlement.ts';
import type { Verdict } from './verdict.ts';

export type FailedCall = { readonly method: Method; readonly verdict: Verdict; readonly repost?: boolean };

/** Writes down what a failed call means: for the workspace, for the row, for its admins. */
export async function applyVerdict(kit: Kit, row: Claimed, failed: FailedCall): Promise<void> {
  const now = kit.clock.now();
  await holdBack(kit, row, { ...failed, now });
  await settle(kit.store.sql, row, settlementOf(row, { ...failed, now, readbackMs: kit.settings.readbackMs }));
  report(kit, row, failed);
  const problem = problemOf(row, failed.verdict);
  if (problem !== null) await noteProblem(kit.store, problem, { now, tell: kit.tellAdmins });
}

async function holdBack(kit: Kit, { workspaceId }: Claimed, { method, verdict, now }: FailedCall & { now: Date }) {
  if (verdict.kind === 'blocked') {
    kit.blocks.block(workspaceId, method, verdict.forMs);
    await saveBlock(kit.store.sql, { workspaceId, method, now, until: new Date(now.getTime() + verdict.forMs) });
  }
  if (verdict.kind === 'paused') {
    const until = new Date(now.getTime() + kit.settings.probeMs);
    await saveBlock(kit.store.sql, { workspaceId, method: 'all', now, until });
  }
}

function problemOf({ workspaceId }: Claimed, verdict: Verdict): OutboxProblem | null {
  switch (verdict.kind) {
    case 'paused':
      return { workspaceId, scope: 'connection', code: verdict.code };
    case 'dead':
      return { workspaceId, scope: verdict.scope, code: verdict.code };
    case 'unreadable':
      return { workspaceId, scope: 'reading', code: verdict.code };
    default:
      return null;
  }
}

function report({ log }: Kit, row: Claimed, { method, verdict }: FailedCall): void {
  const { kind: outcome, ...details } = verdict;
  const fields = {
    outboxId: row.id,
    kind: row.kind,
    requestId: row.requestId,
    attempt: row.attempts,
    method,
    ...details,
  };
  switch (outcome) {
    case 'paused':
      log.error({ event: 'outbox.paused', ...fields }, 'Slack refuses this workspace; its messages wait');
      break;
    case 'unreadable':
      log.error({ event: 'outbox.unreadable', ...fields }, 'a message may have arrived and Slack lets nobody look');
      break;
    case 'dead':
      // A refused form is a fault in Muster; an unreachable recipient is daily life.
      log[verdict.scope === 'message' ? 'error' : 'warn'](
        { event: 'outbox.dead', ...fields },
        'a message was given up',
      );
      break;
    default:
      log.info({ event: 'outbox.held', outcome, ...fields }, 'a message waits for another try');
  }
}
