import { stuckWork, workUnstuck } from '../../../ports/inbound/stuck-work.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { FAILURES_MIN } from '../domain/failing-checks.ts';
import { findFailing, listTasksOfHeads } from '../store/check-runs.ts';
import type { Recording } from './record-facts.ts';

type Watched = {
  readonly recording: Recording;
  /** Whether something of that instant may open anything (`isSilent`). */
  readonly isFresh: (at: Date) => boolean;
};

/** Announces tasks whose checks fail again and again, and those whose checks don't any more. */
export async function watchChecks(
  needs: Pick<Ports, 'announce'>,
  tx: Tx,
  { recording, isFresh }: Watched,
): Promise<void> {
  const { workspaceId, repository, checks = [] } = recording;
  const told = checks.filter(({ completedAt }) => isFresh(completedAt));
  const heads = [...new Set(told.map(({ headSha }) => headSha))];
  for (const id of await listTasksOfHeads(tx, repository.id, heads)) {
    const failing = await findFailing(tx, id);
    const trouble = { workspaceId, subject: { kind: 'task', id }, cause: 'failing-checks', part: '' } as const;
    if (failing === null || failing.times < FAILURES_MIN) await needs.announce(tx, workUnstuck, trouble);
    else
      await needs.announce(tx, stuckWork, {
        ...{ ...trouble, first: null, since: failing.since.toISOString() },
        reason: `${failing.times} times in a row`,
      });
  }
}
