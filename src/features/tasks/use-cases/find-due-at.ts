import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listWorkingLives } from '../../people/index.ts';
import { dueInstants, usualWorkplace } from '../domain/due.ts';
import type { Task } from '../domain/task.ts';

/** The end of the working day of whoever is responsible, by their own hours; null without a date. */
export async function findDueAt(
  needs: Pick<Ports, 'holidays' | 'clock'>,
  tx: Tx,
  { dueOn, responsibleId }: Pick<Task, 'dueOn' | 'responsibleId'>,
): Promise<Date | null> {
  if (dueOn === null) return null;
  const lives = await listWorkingLives(needs, tx, { personIds: [responsibleId], since: needs.clock.now() });
  return dueInstants(dueOn, lives.get(responsibleId)?.workplace ?? usualWorkplace('UTC')).dueAt;
}
