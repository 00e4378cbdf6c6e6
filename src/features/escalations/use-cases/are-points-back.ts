import type { Tx } from '../../../ports/outbound/store.ts';
import { listHistory } from '../../history/index.ts';
import type { Task } from '../../tasks/index.ts';
import { raisedPoints } from '../domain/raised-points.ts';

/**
 * Whether a task has no more points than before it grew: the raise was undone, or edited back.
 * @param openedAt when the raise was told: the newest one until then counts
 */
export async function arePointsBack(
  tx: Tx,
  { id, points }: Pick<Task, 'id' | 'points'>,
  openedAt: Date,
): Promise<boolean> {
  if (points === null) return true;
  const recent = await listHistory(tx, { kind: 'task', id }, { limit: 100 });
  const [raised] = recent.flatMap((entry) => (entry.at > openedAt ? [] : (raisedPoints(entry) ?? [])));
  return raised !== undefined && points <= raised.from;
}
