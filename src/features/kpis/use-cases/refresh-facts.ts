import { z } from 'zod';
import type { PullRequestId, WorkspaceId } from '../../../kit/ids.ts';
import type { JobDefinition } from '../../../ports/outbound/jobs.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { takeChanges } from '../../pull-requests/index.ts';
import { factOf } from '../domain/fact.ts';
import { placesOf, rollUp } from '../domain/roll-up.ts';
import { deleteFacts, listFactsOfWeeks, listPlacedFacts, saveFacts } from '../store/facts.ts';
import { lockRollUps } from '../store/locks.ts';
import { saveWeeks } from '../store/weeks.ts';
import { readSubjects } from './read-subjects.ts';

const payload = z.object({ workspaceId: z.uuid().transform((id) => id as WorkspaceId) });

/** What didn't fit into one step. */
export const refreshRest: JobDefinition<z.infer<typeof payload>> = {
  name: 'kpis.refresh-rest',
  payload: payload as z.ZodType<z.infer<typeof payload>>,
};

type Needs = Pick<Ports, 'scope' | 'clock' | 'jobs'>;

/** Pull requests of one transaction, which others wait for: about half a second's worth. */
const AT_ONCE = 200;

/**
 * Takes in what became known of pull requests, the newest first, and brings their weeks' figures in line: both the weeks in
 * which they counted before and those in which they count now. Harmless when repeated; a step that fails is taken again.
 */
export async function refreshFacts(needs: Needs, workspaceId: WorkspaceId): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    // Sent together: the server takes marks once it has the lock, and not before.
    const [, ids] = await Promise.all([lockRollUps(tx), takeChanges(tx, AT_ONCE)]);
    if (ids.length === 0) return;
    await takeIn(tx, ids, needs.clock.now());
    if (ids.length === AT_ONCE) await needs.jobs.add(tx, refreshRest, [{ workspaceId }]);
  });
}

/** Computes facts and roll-ups of these from what is known now. The numbers must be locked. */
async function takeIn(tx: Tx, ids: readonly PullRequestId[], now: Date): Promise<void> {
  const [before, subjects] = await Promise.all([listPlacedFacts(tx, ids), readSubjects(tx, { ids, now })]);
  const after = subjects.map(({ subject, zone }) => ({ subject, fact: factOf(subject, zone) }));
  const kept = new Set(after.map(({ fact }) => fact.pullRequestId));
  const gone = before.map(({ pullRequestId }) => pullRequestId).filter((id) => !kept.has(id));
  const fresh = after.map(({ fact }) => fact);
  const places = placesOf([...before, ...fresh]);
  const weeks = [...new Set(places.map(({ week }) => week))];
  // Of these themselves the fresh ones count, so in which order the three are done doesn't matter; and weeks are
  // computed here while the server still writes.
  await Promise.all([
    listFactsOfWeeks(tx, { weeks, but: ids }).then((others) => saveWeeks(tx, rollUp(places, [...others, ...fresh]))),
    deleteFacts(tx, gone),
    saveFacts(tx, after),
  ]);
}
