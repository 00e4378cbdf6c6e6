import {
  type Block,
  checkboxes,
  datePicker,
  type FormValues,
  input,
  listOf,
  type ModalView,
  modal,
  multiUsersSelect,
  section,
  staticSelect,
  textInput,
  textOf,
  usersSelect,
} from '../../../kit/blocks/index.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import { type EditableField, fieldWords } from '../domain/changes.ts';
import { DETAILS_MAX, TITLE_MAX } from '../domain/limits.ts';
import { pointScale, priorities, taskRef, taskTypes } from '../domain/task.ts';
import type { TaskForm } from '../domain/task-form.ts';
import type { TaskView } from '../domain/task-view.ts';
import { pointWords, priorityWords, typeWords } from '../domain/words.ts';
import { type FormMetadata, taskForms, writeMetadata } from './ids.ts';
import { describeDue, type ForReader, nameOf } from './lines.ts';

/** Opened at once, before anything is read: Slack's trigger lives 3 s. */
export function buildTaskShell(): ModalView {
  return modal({ title: 'Task', callbackId: taskForms.task, close: 'Cancel', blocks: [section('One moment…')] });
}

export type TaskFormParts = {
  readonly form: TaskForm;
  readonly metadata?: Partial<FormMetadata>;
  /** Sentences above the fields: why the form is here, what somebody else changed. */
  readonly banner?: readonly Block[];
};

export function buildTaskForm({ form, metadata = {}, banner = [] }: TaskFormParts): ModalView {
  const editing = (metadata.taskId ?? null) !== null;
  return modal({
    title: editing ? 'Edit task' : 'New task',
    callbackId: taskForms.task,
    submit: editing ? 'Save' : 'Create',
    close: 'Cancel',
    privateMetadata: writeMetadata(metadata),
    blocks: [...banner, ...whatInputs(form), ...whoInputs(form), ...whenInputs(form), ...relationInputs(form, editing)],
  });
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
  };
}

/** The same form again with what was typed, below what somebody else saved in the meantime. */
export function buildConflict(
  {
    view,
    fields,
    typed,
  }: { readonly view: TaskView; readonly fields: readonly EditableField[]; readonly typed: TaskForm },
  reader: ForReader,
): ModalView {
  const { task } = view;
  const newer = fields.map((field) => md`• ${fieldWords[field]}: *${describeField(view, field, reader)}*`);
  const lead = md`*Somebody else saved ${taskRef(task.number)} while you were editing.* It says now:`;
  const tail = md`Your own words are still below. Saving again puts them in place of these.`;
  return buildTaskForm({
    form: typed,
    metadata: { taskId: task.id, version: task.version },
    banner: [section(joinMd([lead, ...newer, tail], '\n'))],
  });
}

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
      return describeDue(view, reader) ?? 'none';
    case 'waitsForIds':
      return view.waitsFor.map(({ number }) => taskRef(number)).join(', ') || 'nothing';
    case 'parentId':
      return view.parent === null ? 'none' : taskRef(view.parent.number);
    case 'labels':
      return task.labels.join(', ') || 'none';
    case 'private':
      return task.private ? 'yes' : 'no';
    case 'details':
      return task.details === '' ? 'none' : task.details.slice(0, 500);
    default:
      return String(task[field] ?? 'none');
  }
}

function whatInputs(form: TaskForm): readonly Block[] {
  return [
    input({
      name: 'title',
      label: 'What should be done?',
      element: textInput({ initial: form.title, maxLength: TITLE_MAX, focus: true, placeholder: 'Fix the login page' }),
    }),
    input({
      name: 'details',
      label: 'Details',
      optional: true,
      element: textInput({ initial: form.details, maxLength: DETAILS_MAX, multiline: true }),
    }),
  ];
}

function whoInputs(form: TaskForm): readonly Block[] {
  return [
    input({
      name: 'responsible',
      label: 'Responsible',
      optional: true,
      hint: 'Does it. Empty: you.',
      element: usersSelect({ initial: form.responsible }),
    }),
    input({
      name: 'accountable',
      label: 'Accountable',
      optional: true,
      hint: 'Answers for it. Empty: you, or your lead when you do it yourself.',
      element: usersSelect({ initial: form.accountable }),
    }),
    input({
      name: 'consulted',
      label: 'Consulted',
      optional: true,
      hint: 'Asked before.',
      element: multiUsersSelect({ initial: form.consulted }),
    }),
    input({
      name: 'informed',
      label: 'Informed',
      optional: true,
      hint: 'Told after.',
      element: multiUsersSelect({ initial: form.informed }),
    }),
  ];
}

function whenInputs(form: TaskForm): readonly Block[] {
  const points = pointScale.map((value) => ({ text: `${value}: ${pointWords[value]}`, value: String(value) }));
  return [
    input({
      name: 'dueOn',
      label: 'Due',
      optional: true,
      hint: 'The end of the responsible’s working day.',
      element: datePicker({ initial: form.dueOn }),
    }),
    input({
      name: 'points',
      label: 'Points',
      optional: true,
      element: staticSelect({ choices: points, initial: form.points }),
    }),
    input({
      name: 'priority',
      label: 'Priority',
      element: staticSelect({
        choices: priorities.map((value) => ({ text: priorityWords[value], value })),
        initial: form.priority,
      }),
    }),
    input({
      name: 'type',
      label: 'Type',
      element: staticSelect({
        choices: taskTypes.map((value) => ({ text: typeWords[value], value })),
        initial: form.type,
      }),
    }),
  ];
}

function relationInputs(form: TaskForm, editing: boolean): readonly Block[] {
  const parts = input({
    name: 'parts',
    label: 'Parts',
    optional: true,
    hint: 'One a line, points at the end: “Write the API 5p”. 21 points need at least two parts of 3 to 8.',
    element: textInput({ initial: form.parts, multiline: true }),
  });
  return [
    input({
      name: 'labels',
      label: 'Labels',
      optional: true,
      hint: 'Separated by commas.',
      element: textInput({ initial: form.labels }),
    }),
    input({
      name: 'waitsFor',
      label: 'Waits for',
      optional: true,
      hint: 'Tasks that have to be closed first, like T-12, T-15.',
      element: textInput({ initial: form.waitsFor }),
    }),
    input({
      name: 'parent',
      label: 'Part of',
      optional: true,
      hint: 'A larger task, like T-12.',
      element: textInput({ initial: form.parent }),
    }),
    ...(editing ? [] : [parts]),
    input({
      name: 'private',
      label: 'Who may see it',
      optional: true,
      element: checkboxes({
        choices: [{ value: 'private', text: 'Private: only the people named here' }],
        initial: form.private ? ['private'] : [],
      }),
    }),
  ];
}
