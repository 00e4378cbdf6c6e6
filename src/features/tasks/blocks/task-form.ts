import {
  type Block,
  type FormValues,
  listOf,
  type ModalView,
  modal,
  section,
  textOf,
} from '../../../kit/blocks/index.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import { cutText } from '../../../kit/text.ts';
import { type AddedField, type ChosenField, chosenIn } from '../domain/added-field.ts';
import { type EditableField, fieldWords } from '../domain/changes.ts';
import { taskRef } from '../domain/task.ts';
import { formOfTask, type TaskForm } from '../domain/task-form.ts';
import type { TaskView } from '../domain/task-view.ts';
import { priorityWords, typeWords } from '../domain/words.ts';
import { type FormMetadata, readMetadata, taskForms, writeMetadata } from './ids.ts';
import { describeDay, type ForReader, nameOf } from './lines.ts';
import { sentence } from './sentence.ts';
import { buildInputs, type TaskInput } from './task-inputs.ts';

/** Opened at once, before anything is read: Slack's trigger lives 3 s. */
export function buildTaskShell(): ModalView {
  return modal({ title: 'Task', callbackId: taskForms.task, close: 'Cancel', blocks: [section('One moment…')] });
}

export type TaskFormParts = {
  readonly form: TaskForm;
  readonly metadata?: Partial<FormMetadata>;
  /** What other features add. */
  readonly added?: readonly AddedField[];
  /** Sentences above the fields: why the form is here, what somebody else changed. */
  readonly banner?: readonly Block[];
  /** Fields that must show what is given here, in a form that stands open already. */
  readonly renewed?: { readonly fields: readonly (keyof TaskForm)[]; readonly version: number };
};

export function buildTaskForm({ form, metadata = {}, added = [], banner = [], renewed }: TaskFormParts): ModalView {
  const editing = (metadata.taskId ?? null) !== null;
  return modal({
    title: editing ? 'Edit task' : 'New task',
    callbackId: taskForms.task,
    submit: editing ? 'Save' : 'Create',
    close: 'Cancel',
    privateMetadata: writeMetadata({
      ...metadata,
      shown: Object.fromEntries(added.map(({ name, present }) => [name, present])),
    }),
    blocks: [...banner, ...buildInputs(form, { editing, added }).map((field) => renew(field, renewed))],
  });
}

/** Slack keeps what stands in an input for as long as its ids stay; another action id makes it show the newer value. */
function renew(field: TaskInput, renewed: TaskFormParts['renewed']): TaskInput {
  const name = field.block_id ?? '';
  if (renewed === undefined || !renewed.fields.some((one) => one === name)) return field;
  return { ...field, element: { ...field.element, action_id: `${name}-${renewed.version}` } };
}

/** What stands in the form now, as it was typed. */
export function readForm(values: FormValues): TaskForm {
  const text = (name: keyof TaskForm) => textOf(values, name) ?? '';
  return {
    ...{ title: text('title'), details: text('details'), labels: text('labels'), waitsFor: text('waitsFor') },
    ...{ parent: text('parent'), parts: text('parts') },
    responsible: textOf(values, 'responsible') as SlackUserId | null,
    accountable: textOf(values, 'accountable') as SlackUserId | null,
    consulted: listOf(values, 'consulted') as readonly SlackUserId[],
    informed: listOf(values, 'informed') as readonly SlackUserId[],
    dueOn: textOf(values, 'dueOn'),
    points: textOf(values, 'points'),
    priority: textOf(values, 'priority'),
    type: textOf(values, 'type'),
    private: listOf(values, 'private').includes('private'),
    askFirst: listOf(values, 'askFirst').includes('askFirst'),
  };
}

/** The form with a sentence above it that says why it is here. */
export function buildFormAbout(form: TaskForm, why: string, added: readonly AddedField[]): ModalView {
  return buildTaskForm({ form, added, banner: [section(sentence(why))] });
}

/** What was chosen in the fields of other features. */
export function readAdded(values: FormValues, privateMetadata: string): readonly ChosenField[] {
  return chosenIn(readMetadata(privateMetadata).shown, (name) => textOf(values, name));
}

export type Conflict = {
  readonly view: TaskView;
  readonly theirs: readonly EditableField[];
  readonly mine: readonly EditableField[];
  readonly typed: TaskForm;
  readonly home: FormMetadata['home'];
  readonly added: readonly AddedField[];
};

/** The form again, over what somebody else saved: the editor's own changes stay, the rest shows the newer values. */
export function buildConflict({ view, theirs, mine, typed, home, added }: Conflict, reader: ForReader): ModalView {
  const { task } = view;
  const newer = theirs.map((field) => {
    const value = md`• ${fieldWords[field]}: *${describeField(view, field, reader)}*`;
    return mine.includes(field) ? md`${value} (you wrote something else, which still stands below)` : value;
  });
  const lead = md`*Somebody else saved ${taskRef(task.number)} while you were editing.* It says now:`;
  const tail = md`Nothing of yours is lost, and nothing of it is saved yet. Look through the fields and save again.`;
  const renewed = theirs.filter((field) => !mine.includes(field)).map((field) => fieldOf[field]);
  const now = formOfTask(view);
  const form = { ...typed, ...Object.fromEntries(renewed.map((field) => [field, now[field]])) };
  return buildTaskForm({
    form,
    metadata: { taskId: task.id, version: task.version, home },
    added,
    banner: [section(joinMd([lead, ...newer], '\n')), section(tail)],
    renewed: { fields: renewed, version: task.version },
  });
}

const fieldOf: Readonly<Record<EditableField, keyof TaskForm>> = {
  ...{ title: 'title', details: 'details', responsibleId: 'responsible', accountableId: 'accountable' },
  ...{ consultedIds: 'consulted', informedIds: 'informed', dueOn: 'dueOn', points: 'points', priority: 'priority' },
  ...{ type: 'type', labels: 'labels', waitsForIds: 'waitsFor', private: 'private', askFirst: 'askFirst' },
  ...{ parentId: 'parent' },
};

/** Most characters of newer details above the form; the card shows all of them. */
const DETAILS_SHOWN = 500;

function describeField(view: TaskView, field: EditableField, reader: ForReader): string {
  const { task, people } = view;
  switch (field) {
    case 'responsibleId':
    case 'accountableId':
      return nameOf(people, task[field]);
    case 'consultedIds':
    case 'informedIds':
      return task[field].map((id) => nameOf(people, id)).join(', ') || 'nobody';
    case 'dueOn':
      return task.dueOn === null ? 'none' : describeDay(task.dueOn, reader);
    case 'waitsForIds':
      return view.waitsFor.map(({ number }) => taskRef(number)).join(', ') || 'nothing';
    case 'parentId':
      return view.parent === null ? 'none' : taskRef(view.parent.number);
    case 'labels':
      return task.labels.join(', ') || 'none';
    case 'private':
    case 'askFirst':
      return task[field] ? 'yes' : 'no';
    case 'details':
      return task.details === '' ? 'none' : cutText(task.details, DETAILS_SHOWN);
    case 'priority':
      return priorityWords[task.priority];
    case 'type':
      return typeWords[task.type];
    default:
      return String(task[field] ?? 'none');
  }
}
