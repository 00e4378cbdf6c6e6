import type { PersonActor } from '../../../kit/actor.ts';
import { RepeatedRequest } from '../../../kit/errors.ts';
import type { PersonId, SlackUserId, TaskId } from '../../../kit/ids.ts';
import type { Refusal } from '../../../ports/inbound/people.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { defaultAccountable } from '../domain/accountable.ts';
import { checkTask, defaultRequiredLetters, type Finding } from '../domain/checker.ts';
import { dueInstants } from '../domain/due.ts';
import { toSnapshot } from '../domain/snapshot.ts';
import type { CreateTask } from '../domain/task-input.ts';
import type { TaskView } from '../domain/task-view.ts';
import { dueOverdue, dueSoon, taskCard } from '../outgoing.ts';
import { type Created, type Creation, insertTaskSql, type NewTask } from '../store/insert-task.ts';
import { createFamily, refuseErrors } from './create-family.ts';
import { type CreationPeople, readCreationPeople } from './read-creation-people.ts';

export type CreateNeeds = Pick<
  Ports,
  'hot' | 'act' | 'scope' | 'clock' | 'random' | 'outbox' | 'schedules' | 'announce' | 'slackDirectory'
>;

/** `mentioned`: the Slack id from the quick text, instead of `responsibleId`. */
export type CreateInput = CreateTask & { readonly mentioned?: SlackUserId | null };

export type CreatedTask =
  | {
      readonly kind: 'created';
      readonly view: TaskView;
      /** The history row, for *Undo*. */
      readonly changeId: string;
      /** Warnings, suggestions and notes of the checker; never errors. */
      readonly findings: readonly Finding[];
      /** Why somebody else is accountable; null when it is simply the creator, or was said. */
      readonly accountableNote: string | null;
    }
  /** Nobody was given anything: the form opens with what was said. */
  | { readonly kind: 'unfit-person'; readonly name: string; readonly refusal: Refusal }
  | { readonly kind: 'unknown-person' };

type Found = Extract<CreationPeople, { kind: 'found' }>;

/**
 * Creates a task, with its children where it is split. A task alone is one hot statement.
 * @throws MusterError 'invalid' with `fields` when the checker finds an error · RepeatedRequest the request was handled before
 */
export async function createTask(needs: CreateNeeds, actor: PersonActor, input: CreateInput): Promise<CreatedTask> {
  const people = await readCreationPeople(needs, actor, input);
  if (people.kind === 'unfit') return { kind: 'unfit-person', name: people.name, refusal: people.refusal };
  if (people.kind === 'stranger') return { kind: 'unknown-person' };

  const { creation, accountableNote } = prepare(needs, actor, { input, people });
  // The number of open tasks comes back with the insert; it only ever warns.
  refuseErrors(check(creation.task, input, 0));
  const related = input.children.length > 0 || input.parentId !== null || input.waitsForIds.length > 0;
  const created = related
    ? await createFamily(needs, actor, { input, creation })
    : await insertAlone(needs, actor, creation);

  const view: TaskView = {
    task: { ...creation.task, number: created.number },
    people: people.people,
    parent: created.parent,
    children: created.children,
    waitsFor: created.waitsFor,
    waitingOn: null,
  };
  const findings = check(creation.task, input, created.openTasks + 1).filter(
    // The note about A says the same in better words.
    (finding) => accountableNote === null || finding.rule !== 'accountable-is-responsible',
  );
  return { kind: 'created', view, changeId: creation.change.id, findings, accountableNote };
}

async function insertAlone(needs: CreateNeeds, actor: PersonActor, creation: Creation) {
  const [created] = await needs.hot<Created>(actor, (args) => insertTaskSql(args, needs, creation));
  if (created === undefined) throw new RepeatedRequest();
  return { number: created.number, openTasks: created.open_tasks, parent: null, children: [], waitsFor: [] };
}

function prepare(
  needs: Pick<Ports, 'clock' | 'random'>,
  actor: PersonActor,
  { input, people }: { input: CreateInput; people: Found },
): { readonly creation: Creation; readonly accountableNote: string | null } {
  const now = needs.clock.now();
  const chosen = input.accountableId;
  const byDefault = defaultAccountable({
    creatorId: actor.personId,
    responsibleId: people.responsible.id,
    leadId: people.leadId,
    managerId: people.managerId,
  });
  const due = input.dueOn === null ? null : dueInstants(input.dueOn, people.responsible.timeZone);
  const task: NewTask = {
    ...pick(input),
    id: needs.random.uuid() as TaskId,
    status: 'assigned',
    creatorId: actor.personId,
    responsibleId: people.responsible.id,
    accountableId: chosen ?? byDefault.accountableId,
    dueAt: due?.dueAt ?? null,
    blocker: null,
    createdAt: now,
    startedAt: null,
    awaitingSignOffAt: null,
    completedAt: null,
    cancelledAt: null,
    overdueAt: null,
    version: 1,
  };
  const changeId = needs.random.uuid();
  const subject = { kind: 'task', id: task.id };
  const change = { id: changeId, at: now, subject, action: 'task.create', before: null, after: toSnapshot(task) };
  const marks =
    due === null
      ? []
      : [
          { ...dueSoon(task), at: due.dueSoonAt },
          { ...dueOverdue(task), at: due.dueAt },
        ];
  const cards = cardHolders(actor, task, chosen).map((personId) => taskCard(task, personId));
  return {
    creation: { actor, task, change, cards, schedules: marks.filter(({ at }) => at > now) },
    accountableNote: chosen === null ? byDefault.note : null,
  };
}

/** R has the living card; A too where somebody else chose them, not by the default rule: they would hear of every small task. */
function cardHolders(actor: PersonActor, task: NewTask, chosen: PersonId | null): readonly PersonId[] {
  const told = chosen !== null && chosen !== actor.personId ? [chosen] : [];
  return [...new Set([task.responsibleId, ...told])];
}

function pick(input: CreateInput) {
  const {
    title,
    details,
    consultedIds,
    informedIds,
    dueOn,
    points,
    priority,
    type,
    labels,
    waitsForIds,
    parentId,
    source,
  } = input;
  return {
    title,
    details,
    consultedIds,
    informedIds,
    dueOn,
    points,
    priority,
    type,
    labels,
    waitsForIds,
    parentId,
    source,
    private: input.private,
  };
}

function check(task: NewTask, input: CreateInput, responsibleOpenTasks: number): readonly Finding[] {
  return checkTask({
    number: null, // nothing can point at a task that has no number yet, so it closes no circle
    ...task,
    children: input.children,
    responsibleOpenTasks,
    waits: new Map(),
    parents: new Map(),
    required: defaultRequiredLetters,
    suspended: new Set(),
  });
}
