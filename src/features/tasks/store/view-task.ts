import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listHistory } from '../../history/index.ts';
import { listLeadsOf, listPeople } from '../../people/index.ts';
import { maySee } from '../domain/rights.ts';
import { isOpen, type Task } from '../domain/task.ts';
import { type PassedOn, peopleOf, type TaskView, toLine } from '../domain/task-view.ts';
import { listChildren, listTasksById } from './find-tasks.ts';

/** Gathers what is needed to show a task; relatives the viewer may not see stay out. Asks no right for the task itself. */
export async function viewTask(tx: Tx, task: Task, viewerId: PersonId): Promise<TaskView> {
  // A task that never changed was never passed on.
  const passedOn = isOpen(task) && task.version > 1 ? await findPassedOn(tx, task) : null;
  const named = [...peopleOf(task), ...(passedOn === null ? [] : [passedOn.by])];
  const waitedId = task.blocker?.waitingOn?.kind === 'task' ? task.blocker.waitingOn.taskId : null;
  const wanted = [task.parentId, waitedId, ...task.waitsForIds].filter((id) => id !== null);
  // Asked together, they travel together: every card that goes out is read here.
  const [people, leads, found, parts] = await Promise.all([
    listPeople(tx, [...new Set(named)]),
    listLeadsOf(tx, [task.creatorId, task.responsibleId, task.accountableId]),
    listTasksById(tx, wanted),
    listChildren(tx, task.id),
  ]);
  const related = found.filter((one) => isSeen(one, viewerId));
  const children = parts.filter((one) => isSeen(one, viewerId));
  const line = (id: TaskId | null) => {
    const relative = related.find((one) => one.id === id);
    return relative === undefined ? null : toLine(relative);
  };
  return {
    task,
    people: new Map(people.map((person) => [person.id, person])),
    parent: line(task.parentId),
    children: children.map(toLine),
    waitsFor: task.waitsForIds.map(line).filter((one) => one !== null),
    isFree: !found.some((one) => task.waitsForIds.includes(one.id) && isOpen(one)),
    waitingOn: line(waitedId),
    passedOn,
    readerLeads: [...leads.values()].some((of) => of.includes(viewerId)),
  };
}

/** Read from the newest changes only: a task passed on so long ago that it isn't among them is nobody's news. */
const RECENT = 20;

async function findPassedOn(tx: Tx, task: Task): Promise<PassedOn | null> {
  const recent = await listHistory(tx, { kind: 'task', id: task.id }, { limit: RECENT });
  const last = recent.find(({ before, after }) => before !== null && before.responsibleId !== after?.responsibleId);
  if (last === undefined || last.by.kind !== 'person') return null;
  const kind =
    last.action === 'task.not-me' ? 'not-me' : last.action === 'task.hand-over' ? ('handed-over' as const) : null;
  return kind === null ? null : { kind, by: last.by.personId, reason: last.reason ?? '' };
}

function isSeen(task: Task, viewerId: PersonId): boolean {
  return maySee({ actor: { personId: viewerId, role: 'developer' }, task }).kind === 'allowed';
}
