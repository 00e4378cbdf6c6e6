import type { PersonActor } from '../../../kit/actor.ts';
import type { Workplace } from '../../../kit/dates/working-day.ts';
import type { PersonId, TaskId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { type DefaultAccountable, defaultAccountable } from '../domain/accountable.ts';
import { dueInstants } from '../domain/due.ts';
import { toSnapshot } from '../domain/snapshot.ts';
import type { CreateTask } from '../domain/task-input.ts';
import { dueOverdue, dueSoon, taskCard } from '../outgoing.ts';
import type { Creation, NewTask } from '../store/insert-task.ts';
import type { CreationPeople } from './read-creation-people.ts';

type Needs = Pick<Ports, 'clock' | 'random'>;
type Given = { readonly input: CreateTask; readonly people: Extract<CreationPeople, { kind: 'found' }> };

/** Everything a creation writes, decided before the store is touched; `byDefault` is null when A was said. */
export function prepareTask(
  needs: Needs,
  actor: PersonActor,
  { input, people }: Given,
): { readonly creation: Creation; readonly byDefault: DefaultAccountable | null } {
  const chosen = input.accountableId;
  const byDefault = defaultAccountable({
    creatorId: actor.personId,
    responsibleId: people.responsible.id,
    leadId: people.leadId,
    managerId: people.managerId,
  });
  const { children: _, ...said } = input;
  const { workplace } = people;
  const task: NewTask = {
    ...said,
    id: needs.random.uuid() as TaskId,
    status: 'assigned',
    creatorId: actor.personId,
    responsibleId: people.responsible.id,
    accountableId: chosen ?? byDefault.accountableId,
    dueAt: input.dueOn === null ? null : dueInstants(input.dueOn, workplace).dueAt,
    blocker: null,
    createdAt: needs.clock.now(),
    startedAt: null,
    completedAt: null,
    cancelledAt: null,
    overdueAt: null,
    awaitingSignOffAt: null,
    signOffAskedId: null,
    consult: null,
    version: 1,
  };
  const creation = toCreation(needs, actor, { task, workplace, holders: cardHolders(actor, task, chosen) });
  return { creation, byDefault: chosen === null ? byDefault : null };
}

type PartsGiven = {
  readonly input: Pick<CreateTask, 'children'>;
  readonly people: Pick<Given['people'], 'workplace'>;
  readonly parent: NewTask;
};

/** Parts are as their parent in everything but title, points and details; only R hears of them. */
export function prepareParts(
  needs: Needs,
  actor: PersonActor,
  { input, people, parent }: PartsGiven,
): readonly Creation[] {
  return input.children.map((part) => {
    const own = { id: needs.random.uuid() as TaskId, parentId: parent.id, waitsForIds: [], source: null };
    const task: NewTask = { ...parent, ...part, ...own, details: '' };
    return toCreation(needs, actor, { task, workplace: people.workplace, holders: [task.responsibleId] });
  });
}

type Parts = {
  readonly task: NewTask;
  /** R's. */
  readonly workplace: Workplace;
  readonly holders: readonly PersonId[];
};

function toCreation(needs: Needs, actor: PersonActor, { task, workplace, holders }: Parts): Creation {
  const now = needs.clock.now();
  const due = task.dueOn === null ? null : dueInstants(task.dueOn, workplace);
  const marks =
    due === null
      ? []
      : [
          { ...dueSoon(task), at: due.dueSoonAt },
          { ...dueOverdue(task), at: due.dueAt },
        ];
  const subject = { kind: 'task', id: task.id };
  return {
    actor,
    task,
    change: {
      id: needs.random.uuid(),
      at: now,
      subject,
      action: 'task.create',
      before: null,
      after: toSnapshot(task),
    },
    cards: holders.map((personId) => taskCard(task, personId)),
    schedules: marks.filter(({ at }) => at > now),
  };
}

/** R has the living card; A too where somebody else chose them, not by the default rule: they would hear of every small task. */
function cardHolders(actor: PersonActor, task: NewTask, chosen: PersonId | null): readonly PersonId[] {
  const told = chosen !== null && chosen !== actor.personId ? [chosen] : [];
  return [...new Set([task.responsibleId, ...told])];
}
