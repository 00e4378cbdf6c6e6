import { addWorkingTime } from '../../../kit/dates/add-working-time.ts';
import { isAwayAt } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isSuspended } from '../../overrides/index.ts';
import { listPeople, listWorkingLives, refusalOf } from '../../people/index.ts';
import { CONSULT_WAIT_MS, type Consult, consultKind, toBeHeard } from '../domain/consult.ts';
import type { Task } from '../domain/task.ts';

type Starting = { readonly task: Task; readonly by: PersonId; readonly at: Date };

/**
 * Whom to hear before this task starts or goes on; null when it may at once: nothing risky, nobody consulted, all of
 * them away or gone, or an override lets the rule rest.
 */
export async function askConsulted(
  needs: Pick<Ports, 'holidays'>,
  tx: Tx,
  { task, by, at }: Starting,
): Promise<Consult | null> {
  const kind = consultKind(task, by);
  const consulted = kind === null ? [] : toBeHeard(task, by);
  if (kind === null || consulted.length === 0) return null;
  const subject = { kind: 'task', id: task.id } as const;
  if (await isSuspended(tx, { rule: 'consult-wait', subject, at })) return null;
  const members = (await listPeople(tx, consulted)).filter((person) => refusalOf(person) === null);
  const lives = await listWorkingLives(needs, tx, { personIds: members.map(({ id }) => id), since: at });
  const asked = [...lives.values()]
    .filter((life) => !isAwayAt(at, life))
    .map(({ personId, workplace }) => ({
      personId,
      // Somebody who leaves for a holiday meanwhile holds nothing up.
      dueAt: addWorkingTime(at, CONSULT_WAIT_MS, { workplace, absences: [] }),
      answer: 'none' as const,
      reason: '',
    }));
  return asked.length === 0 ? null : { kind, askedAt: at, askedById: by, asked, heldUntil: null };
}
