import type { PersonActor } from '../../../kit/actor.ts';
import { addDays } from '../../../kit/dates/calendar.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import { instantOf, localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findPeopleBySlackIds, listPeople, listTeamMembers, teamsOf } from '../../people/index.ts';
import type { ListedTasks } from '../domain/listed-tasks.ts';
import { maySee } from '../domain/rights.ts';
import { isOpen, type Task } from '../domain/task.ts';
import { listTasksById } from '../store/find-tasks.ts';
import { listTasks as selectTasks, type TaskFilter } from '../store/list-tasks.ts';

export type ListQuestion = {
  readonly filter:
    | {
        readonly kind:
          | 'mine'
          | 'team'
          | 'blocked'
          | 'overdue'
          | 'my-overdue'
          | 'accountable-blocked'
          | 'waiting-for-me'
          | 'sign-off'
          | 'due-today';
      }
    | { readonly kind: 'person'; readonly userId: string };
  readonly limit: number;
  readonly offset: number;
};

type Needs = Pick<Ports, 'scope' | 'clock' | 'taskMarks'>;

/** Open tasks by a filter, most pressing first, without what the actor may not see. */
export function listTasks(needs: Needs, actor: PersonActor, question: ListQuestion): Promise<ListedTasks> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const filter = await toFilter(tx, actor, { question, now: needs.clock.now() });
    if (filter === null)
      return { tasks: [], total: 0, offset: 0, people: new Map(), waits: new Map(), marks: new Map(), known: false };
    const { limit } = question;
    let offset = question.offset;
    let page = await selectTasks(tx, actor.personId, { filter, limit, offset });
    if (page.tasks.length === 0 && page.total > 0) {
      // What stood on this page has been closed since.
      offset = Math.floor((page.total - 1) / limit) * limit;
      page = await selectTasks(tx, actor.personId, { filter, limit, offset });
    }
    const people = await listPeople(tx, [...new Set(page.tasks.map((task) => task.responsibleId))]);
    const waits = await readWaits(tx, actor, page.tasks);
    const marks = await needs.taskMarks(
      tx,
      page.tasks.map(({ id }) => id),
    );
    return { ...page, marks, offset, people: new Map(people.map((person) => [person.id, person])), waits, known: true };
  });
}

async function readWaits(tx: Tx, actor: PersonActor, tasks: readonly Task[]): Promise<ListedTasks['waits']> {
  const found = await listTasksById(tx, [...new Set(tasks.flatMap(({ waitsForIds }) => waitsForIds))]);
  const open = found.filter((task) => isOpen(task) && maySee({ actor, task }).kind === 'allowed');
  const of = ({ waitsForIds }: Task) => open.filter(({ id }) => waitsForIds.includes(id)).map(({ number }) => number);
  return new Map(tasks.map((task) => [task.id, of(task)]));
}

const OPEN = ['assigned', 'in_progress', 'blocked'] as const;

async function toFilter(
  tx: Tx,
  actor: PersonActor,
  { question, now }: { readonly question: ListQuestion; readonly now: Date },
): Promise<TaskFilter | null> {
  const { filter } = question;
  switch (filter.kind) {
    case 'mine':
      return { statuses: OPEN, responsibleIds: [actor.personId] };
    case 'blocked':
      return { statuses: ['blocked'] };
    case 'overdue':
      return { statuses: OPEN, dueBy: now };
    case 'my-overdue':
      return { statuses: OPEN, responsibleIds: [actor.personId], dueBy: now };
    case 'accountable-blocked':
      return { statuses: ['blocked'], accountableId: actor.personId };
    case 'waiting-for-me':
      return { statuses: OPEN, waitsOnPerson: actor.personId };
    case 'sign-off':
      return { statuses: ['in_progress'], signedOffBy: actor.personId };
    case 'due-today':
      return {
        statuses: OPEN,
        responsibleIds: [actor.personId],
        dueAfter: now,
        dueBy: endOfToday(now, actor.timeZone),
      };
    case 'team': {
      const teams = await teamsOf(tx, actor.personId);
      if (teams.length === 0) return null;
      const members = await Promise.all(teams.map((team) => listTeamMembers(tx, team.id)));
      return { statuses: OPEN, responsibleIds: members.flat().map(({ id }) => id) };
    }
    case 'person': {
      const person = (await findPeopleBySlackIds(tx, [filter.userId as SlackUserId])).get(filter.userId as SlackUserId);
      return person === undefined ? null : { statuses: OPEN, responsibleIds: [person.id] };
    }
    default:
      return filter satisfies never;
  }
}

/** Midnight that ends the actor's day. */
function endOfToday(now: Date, timeZone: string): Date {
  return instantOf(addDays(localDay(now, timeZone), 1), '00:00', timeZone);
}
