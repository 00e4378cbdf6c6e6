import { nextAtWork } from '../../../kit/dates/working-life.ts';
import { instantOf } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listWorkingLives } from '../../people/index.ts';
import { endWait } from '../outgoing.ts';
import type { SprintOfTeam } from './require-sprint.ts';

/** On the last day's afternoon whoever leads the team is asked to close it, in their working time. */
export async function planReminder(
  needs: Pick<Ports, 'schedules' | 'holidays' | 'clock'>,
  tx: Tx,
  { sprint, team: { leadId } }: SprintOfTeam,
): Promise<void> {
  if (leadId === null) return;
  const due = instantOf(sprint.endsOn, '16:00', sprint.timeZone);
  const life = (await listWorkingLives(needs, tx, { personIds: [leadId], since: needs.clock.now() })).get(leadId);
  if (life !== undefined) await needs.schedules.set(tx, { ...endWait(sprint.id), at: nextAtWork(due, life) });
}
