import type { PersonActor } from '../../../kit/actor.ts';
import { RepeatedRequest } from '../../../kit/errors.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import type { Refusal } from '../../../ports/inbound/people.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { directoryIsSql, hasDirectoryChanged } from '../../people/index.ts';
import { checkTask, type Finding } from '../domain/checker.ts';
import { isOpen } from '../domain/task.ts';
import type { CreateTask } from '../domain/task-input.ts';
import type { TaskView } from '../domain/task-view.ts';
import { type Created, type Creation, insertTaskSql, type NewTask } from '../store/insert-task.ts';
import { type Afterwards, type CreatedFamily, createFamily } from './create-family.ts';
import { prepareParts, prepareTask } from './prepare-task.ts';
import { type CreationPeople, readCreationPeople } from './read-creation-people.ts';
import { refuseErrors } from './refuse-errors.ts';

export type CreateNeeds = Pick<
  Ports,
  | 'hot'
  | 'act'
  | 'scope'
  | 'clock'
  | 'random'
  | 'outbox'
  | 'schedules'
  | 'announce'
  | 'holidays'
  | 'slackDirectory'
  | 'memory'
>;

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

/**
 * Creates a task, with its parts where it is split. A task alone is one hot statement.
 * @param mentioned the Slack id from a quick text, instead of `responsibleId`
 * @throws MusterError 'invalid' with `fields` when the checker finds an error · 'forbidden' it would become part of a
 * task the actor may not edit · RepeatedRequest the request was handled before
 */
export async function createTask(needs: CreateNeeds, actor: PersonActor, input: CreateInput): Promise<CreatedTask> {
  try {
    return await tryToCreate(needs, actor, input);
  } catch (error) {
    if (!(error instanceof PeopleChanged)) throw error;
    return tryToCreate(needs, actor, input);
  }
}

export type CreateInput = CreateTask & {
  /** The Slack id from the quick text, instead of `responsibleId`. */
  readonly mentioned?: SlackUserId | null;
  /** What else is done with it, in the same transaction: whatever it throws, nothing is created. */
  readonly afterwards?: Afterwards;
};

class PeopleChanged extends Error {}

async function tryToCreate(
  needs: CreateNeeds,
  actor: PersonActor,
  { mentioned = null, afterwards, ...input }: CreateInput,
): Promise<CreatedTask> {
  const people = await readCreationPeople(needs, actor, { ...input, mentioned });
  if (people.kind === 'unfit') return { kind: 'unfit-person', name: people.name, refusal: people.refusal };
  if (people.kind === 'stranger') return { kind: 'unknown-person' };

  const { creation, byDefault } = prepareTask(needs, actor, { input, people });
  // The number of open tasks comes back with the insert; it only ever warns.
  const around = { input, people };
  refuseErrors(check(creation.task, around, 0));
  const hasRelatives = input.children.length > 0 || input.parentId !== null || input.waitsForIds.length > 0;
  const related = hasRelatives || afterwards !== undefined;
  const parts = prepareParts(needs, actor, { input, people, parent: creation.task });
  const { number, openTasks, ...relatives } = related
    ? await createFamily(needs, actor, { input, creation, parts, ...(afterwards && { afterwards }) })
    : await insertAlone(needs, actor, { creation, directoryVersion: people.directoryVersion });

  const task = { ...creation.task, number };
  const view: TaskView = {
    ...relatives,
    task,
    people: people.people,
    isFree: !relatives.waitsFor.some(isOpen),
    waitingOn: null,
    passedOn: null,
    readerLeads: people.leadId === actor.personId,
  };
  const accountableNote = byDefault?.note ?? null;
  const findings = check(creation.task, around, openTasks + 1).filter(
    // The note about A says the same in better words.
    (finding) => accountableNote === null || finding.rule !== 'accountable-is-responsible',
  );
  return { kind: 'created', view, changeId: creation.change.id, findings, accountableNote };
}

/** @throws RepeatedRequest · PeopleChanged nothing was written: what was remembered of people is out of date */
async function insertAlone(
  needs: CreateNeeds,
  actor: PersonActor,
  { creation, directoryVersion }: { readonly creation: Creation; readonly directoryVersion: number | null },
): Promise<CreatedFamily> {
  const [created] = await needs.hot<Created>(actor, ({ request, requestWhen }) => {
    const asked = directoryVersion === null ? request : requestWhen(directoryIsSql(directoryVersion));
    return insertTaskSql({ request: asked }, needs, creation);
  });
  if (created === undefined) {
    if (directoryVersion !== null && (await hasDirectoryChanged(needs, actor.workspaceId, directoryVersion))) {
      throw new PeopleChanged();
    }
    throw new RepeatedRequest();
  }
  return { number: created.number, openTasks: created.open_tasks, parent: null, children: [], waitsFor: [] };
}

type Around = { readonly input: CreateTask; readonly people: Extract<CreationPeople, { kind: 'found' }> };

function check(task: NewTask, { input, people }: Around, responsibleOpenTasks: number): readonly Finding[] {
  return checkTask({
    number: null, // nothing can point at a task that has no number yet, so it closes no circle
    ...task,
    children: input.children,
    parentPoints: null, // asked inside the transaction, where the parent is read
    responsibleOpenTasks,
    waits: new Map(),
    parents: new Map(),
    hidden: new Set(),
    required: people.required,
    accountableAway: people.accountableAway,
    suspended: new Set(),
  });
}
