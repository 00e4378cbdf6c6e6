import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isOpen, type Task } from '../domain/task.ts';
import { freeNote } from '../outgoing.ts';
import { listTasksById, listWaiterIds, lockTask } from '../store/find-tasks.ts';
import { sayAtWork, takeBackSayings } from './say-at-work.ts';

type Needs = Pick<Ports, 'outbox' | 'schedules' | 'holidays' | 'clock'>;

/** With the last task it waited for closed, a task is free and its responsible hears it once; reopened, that is rewritten. */
export async function followWaits(
  needs: Needs,
  tx: Tx,
  { before, after }: { readonly before: Task; readonly after: Task },
): Promise<void> {
  if (isOpen(before) === isOpen(after)) return;
  for (const id of await listWaiterIds(tx, after.id)) {
    // Held, as two that it waits for may close at the same moment: the second sees the first.
    const waiter = await lockTask(tx, id);
    if (waiter === null || waiter.status !== 'assigned') continue;
    const note = freeNote(waiter, after, waiter.responsibleId);
    if (isOpen(after)) await takeBackSayings(needs, tx, [note.key]);
    else if (!(await listTasksById(tx, waiter.waitsForIds)).some(isOpen)) await sayAtWork(needs, tx, note);
  }
}
