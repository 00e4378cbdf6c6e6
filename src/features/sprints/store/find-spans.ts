import type { TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type SprintSpan, spansOf } from '../domain/span.ts';
import { listBegun, listOpen } from './sprints.ts';

/**
 * The sprint that runs now: of the first of these teams that has one, else the tracker's that began last. Null without any.
 * @param teamIds empty: of any team, the one that began last
 */
export async function findCurrentSprint(tx: Tx, teamIds: readonly TeamId[]): Promise<SprintSpan | null> {
  const open = [...spansOf(await listOpen(tx))].sort((a, b) => b.from.getTime() - a.from.getTime());
  const own = teamIds.flatMap((teamId) => open.find((one) => one.teamId === teamId) ?? []);
  const others = open.filter(({ teamId }) => teamId === null || teamIds.length === 0);
  return own[0] ?? others[0] ?? null;
}

/** A team's sprints that have begun, newest first. @param asked.teamId null: the tracker's · `asked.limit` 1 to 100 */
export async function listSprints(
  tx: Tx,
  asked: { readonly teamId: TeamId | null; readonly limit: number },
): Promise<readonly SprintSpan[]> {
  return spansOf(await listBegun(tx, asked));
}
