import type { PersonId, TeamId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listPeople } from '../../people/index.ts';
import { isOpen, listTasksById, maySee } from '../../tasks/index.ts';
import { isAnswered } from '../domain/check-in.ts';
import { findSentBefore, listCheckInsOf } from './check-ins.ts';

export type SilentPerson = { readonly name: string; readonly blockers: readonly string[] };

/**
 * Who didn't answer that day and had something open in their last check-in: a blocker without a task, or one whose task
 * is still open. What of it the reader may not see is left out.
 */
export async function listSilentBlocked(
  tx: Tx,
  { teamId, on, readerId }: { readonly teamId: TeamId; readonly on: CalendarDay; readonly readerId: PersonId },
): Promise<readonly SilentPerson[]> {
  const silent = (await listCheckInsOf(tx, teamId, on)).filter((checkIn) => !isAnswered(checkIn));
  const people = await listPeople(
    tx,
    silent.map(({ personId }) => personId),
  );
  const found: SilentPerson[] = [];
  for (const { id, name } of people) {
    const blockers = await listOpenBlockers(tx, { personId: id, on, readerId });
    if (blockers.length > 0) found.push({ name, blockers });
  }
  return found;
}

async function listOpenBlockers(
  tx: Tx,
  { personId, on, readerId }: { personId: PersonId; on: CalendarDay; readerId: PersonId },
): Promise<readonly string[]> {
  const blockers = (await findSentBefore(tx, personId, on))?.blockers ?? [];
  const tasks = await listTasksById(
    tx,
    blockers.flatMap(({ taskId }) => taskId ?? []),
  );
  const actor = { personId: readerId, role: 'developer' } as const;
  return blockers
    .filter((blocker) => {
      const task = tasks.find(({ id }) => id === blocker.taskId);
      if (task === undefined) return blocker.taskId === null;
      return isOpen(task) && maySee({ actor, task }).kind === 'allowed';
    })
    .map(({ text }) => text);
}
