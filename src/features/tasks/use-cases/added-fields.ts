import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { AddedField, ChosenField } from '../domain/added-field.ts';
import { isOpen, type Task } from '../domain/task.ts';

/** What other features add to the form of this task, or of a new one. */
export async function offerFields(
  needs: Pick<Ports, 'scope' | 'taskFields'>,
  actor: PersonActor,
  task: Task | null,
): Promise<readonly AddedField[]> {
  if (needs.taskFields.length === 0) return [];
  const about = task && { id: task.id, responsibleId: task.responsibleId, isOpen: isOpen(task) };
  return needs.scope(actor.workspaceId, async (tx) => {
    const fields: AddedField[] = [];
    for (const { name, offer } of needs.taskFields) {
      const offered = await offer(tx, { actor, task: about });
      if (offered !== null) fields.push({ ...offered, name });
    }
    return fields;
  });
}

type SaveNeeds = Pick<Ports, 'taskFields' | 'clock' | 'random' | 'outbox' | 'announce'>;

/** Does what was chosen in them. Joins the transaction that saves the task. @throws MusterError beside the field */
export async function saveFields(
  needs: SaveNeeds,
  tx: Tx,
  {
    actor,
    taskId,
    chosen,
  }: { readonly actor: PersonActor; readonly taskId: TaskId; readonly chosen: readonly ChosenField[] },
): Promise<void> {
  for (const { name, value } of chosen) {
    const field = needs.taskFields.find((one) => one.name === name);
    await field?.save(needs, tx, { actor, taskId, value }).catch((error: unknown) => {
      if (!(error instanceof MusterError) || error.fault === 'unavailable') throw error;
      throw new MusterError(error.fault, error.message, { fields: { [name]: error.message }, cause: error });
    });
  }
}
