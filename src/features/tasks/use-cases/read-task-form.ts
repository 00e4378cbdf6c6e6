import type { z } from 'zod';
import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId, SlackUserId, TaskId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { meetPeople, type Person, refusalOf, refusalWords } from '../../people/index.ts';
import { maySee } from '../domain/rights.ts';
import type { TaskForm } from '../domain/task-form.ts';
import { type CreateTask, createTaskInput } from '../domain/task-input.ts';
import { readParts, readTaskNumbers } from '../domain/task-numbers.ts';
import { listTasksByNumber } from '../store/find-tasks.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;
type Faults = Partial<Record<keyof TaskForm, string>>;

export type TypedForm = {
  readonly form: TaskForm;
  /** Whether a task is made: in an edit somebody who left may keep the letter they have, which `editTask` decides. */
  readonly isNew: boolean;
};

/**
 * Turns what was typed into what a task is made of: people and tasks are looked up, every fault is named at once.
 * @throws MusterError 'invalid' with one sentence for each field · 'unavailable' a stranger, and Slack can't be asked
 */
export async function readTaskForm(needs: Needs, actor: PersonActor, { form, isNew }: TypedForm): Promise<CreateTask> {
  const faults: Faults = {};
  const people = await readPeople(needs, actor, { form, faults, isNew });
  const relatives = await readRelatives(needs, actor, { form, faults });
  const parsed = createTaskInput.safeParse({
    ...{ title: form.title, details: form.details, dueOn: form.dueOn, private: form.private },
    askFirst: form.askFirst,
    ...people,
    ...relatives,
    points: form.points === null ? null : Number(form.points),
    priority: form.priority ?? 'normal',
    type: form.type ?? 'feature',
    labels: form.labels.split(','),
    children: readParts(form.parts),
  });
  if (!parsed.success) collectFaults(parsed.error, faults);
  const [first] = Object.values(faults);
  if (!parsed.success || first !== undefined) {
    throw new MusterError('invalid', first ?? 'Something in this form isn’t right. Look at its fields again.', {
      fields: faults,
    });
  }
  return parsed.data;
}

type Reading = { readonly form: TaskForm; readonly faults: Faults };

async function readPeople(needs: Needs, actor: PersonActor, { form, faults, isNew }: Reading & TypedForm) {
  const one = (id: SlackUserId | null) => (id === null ? [] : [id]);
  const asked = [...one(form.responsible), ...one(form.accountable), ...form.consulted, ...form.informed];
  const known = await meetPeople(needs, actor.workspaceId, asked);
  const idsOf = (field: keyof TaskForm, ids: readonly SlackUserId[]): readonly PersonId[] => {
    const found = ids.map((id) => known.get(id));
    for (const sentence of found.map((person) => sentenceAbout(person, isNew)))
      if (sentence !== undefined) faults[field] ??= sentence;
    return found.filter((person) => person !== undefined).map(({ id }) => id);
  };
  return {
    responsibleId: idsOf('responsible', one(form.responsible))[0] ?? null,
    accountableId: idsOf('accountable', one(form.accountable))[0] ?? null,
    consultedIds: idsOf('consulted', form.consulted),
    informedIds: idsOf('informed', form.informed),
  };
}

function sentenceAbout(person: Person | undefined, isNew: boolean): string | undefined {
  if (person === undefined) return 'Slack doesn’t know this person any more. Choose somebody else.';
  const refusal = isNew ? refusalOf(person) : null;
  return refusal === null ? undefined : refusalWords(person.name, refusal);
}

async function readRelatives(needs: Needs, actor: PersonActor, { form, faults }: Reading) {
  const waits = readTaskNumbers(form.waitsFor);
  const parents = readTaskNumbers(form.parent);
  if (waits === null) faults.waitsFor = 'Write numbers of tasks, like T-12, T-15.';
  if (parents === null || parents.length > 1) faults.parent = 'Write the number of one task, like T-12.';
  const numbers = [...(waits ?? []), ...(parents ?? [])];
  if (numbers.length === 0) return { waitsForIds: [], parentId: null };
  const found = await needs.scope(actor.workspaceId, (tx) => listTasksByNumber(tx, numbers));
  const seen = found.filter((task) => maySee({ actor, task }).kind === 'allowed');
  const idOf = (number: number, field: 'waitsFor' | 'parent'): TaskId | null => {
    const task = seen.find((one) => one.number === number);
    if (task === undefined)
      faults[field] ??= `There is no T-${number} that you can see. Look it up with \`/task list\`.`;
    return task?.id ?? null;
  };
  const [parent] = parents ?? [];
  return {
    waitsForIds: (waits ?? []).map((number) => idOf(number, 'waitsFor')).filter((id) => id !== null),
    parentId: parent === undefined ? null : idOf(parent, 'parent'),
  };
}

/** Zod's paths in the words of the form. */
const fieldOfPath: Readonly<Record<string, keyof TaskForm>> = {
  ...{ title: 'title', details: 'details', dueOn: 'dueOn', points: 'points', priority: 'priority', type: 'type' },
  ...{ labels: 'labels', waitsForIds: 'waitsFor', parentId: 'parent', children: 'parts', private: 'private' },
  askFirst: 'askFirst',
  ...{ responsibleId: 'responsible', accountableId: 'accountable', consultedIds: 'consulted', informedIds: 'informed' },
};

function collectFaults(error: z.ZodError, faults: Faults): void {
  for (const issue of error.issues) {
    const field = fieldOfPath[String(issue.path[0])] ?? 'title';
    faults[field] ??= issue.message;
  }
}
