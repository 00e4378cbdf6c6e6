import type { TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { readPastSprint } from '../domain/read-record.ts';
import { SPRINTS_MAX, type Velocity, velocityOf } from '../domain/velocity.ts';
import { listClosed } from '../store/records.ts';

/** Sprints looked at: those without points count in none, and some more are read for them. */
export const READ_MAX = 2 * SPRINTS_MAX;

/** What a team's sprints completed, by their sealed records. @param asked.before of those closed earlier than this instant */
export async function readVelocity(
  tx: Tx,
  { teamId, before }: { readonly teamId: TeamId | null; readonly before: Date },
): Promise<Velocity> {
  if (teamId === null) return velocityOf([]);
  const records = await listClosed(tx, { teamId, before, limit: READ_MAX });
  return velocityOf(records.map(readPastSprint));
}
