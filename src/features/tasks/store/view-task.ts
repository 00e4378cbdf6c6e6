import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listPeople } from '../../people/index.ts';
import { maySee } from '../domain/rights.ts';
import type { Task } from '../domain/task.ts';
import { peopleOf, type TaskView, toLine } from '../domain/task-view.ts';
import { listChildren, listTasksById } from './find-tasks.ts';

/** Gathers what is needed to show a task; relatives the viewer may not see stay out. Asks no right for the task itself. */
export async function viewTask(tx: Tx, task: Task, viewerId: PersonId): Promise<TaskView> {
  const people = await listPeople(tx, peopleOf(task));
  const waitedId = task.blocker?.waitingOn?.kind === 'task' ? task.blocker.waitingOn.taskId : null;
  const wanted = [task.parentId, waitedId, ...task.waitsForIds].filter((id) => id !== null);
  const related = (await listTasksById(tx, wanted)).filter((one) => isSeen(one, viewerId));
  const children = (await listChildren(tx, task.id)).filter((one) => isSeen(one, viewerId));
  const line = (id: TaskId | null) => {
    const found = related.find((one) => one.id === id);
    return found === undefined ? null : toLine(found);
  };
  return {
    task,
    people: new Map(people.map((person) => [person.id, person])),
    parent: line(task.parentId),
    children: children.map(toLine),
    waitsFor: task.waitsForIds.map(line).filter((one) => one !== null),
    waitingOn: line(waitedId),
  };
}

function isSeen(task: Task, viewerId: PersonId): boolean {
  return maySee({ actor: { personId: viewerId, role: 'developer' }, task }).kind === 'allowed';
}
