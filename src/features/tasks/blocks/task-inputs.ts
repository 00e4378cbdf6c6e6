import {
  checkboxes,
  datePicker,
  input,
  multiUsersSelect,
  staticSelect,
  textInput,
  usersSelect,
} from '../../../kit/blocks/index.ts';
import type { AddedField } from '../domain/added-field.ts';
import { DETAILS_MAX, TITLE_MAX } from '../domain/limits.ts';
import { pointScale, priorities, taskTypes } from '../domain/task.ts';
import type { TaskForm } from '../domain/task-form.ts';
import { pointWords, priorityWords, typeWords } from '../domain/words.ts';

export type TaskInput = ReturnType<typeof input>;

type Around = {
  /** The task exists, so that an emptied person keeps who is there, and parts are new ones beside those it has. */
  readonly editing: boolean;
  readonly added: readonly AddedField[];
};

export function buildInputs(form: TaskForm, { editing, added }: Around): readonly TaskInput[] {
  const own = [...whatInputs(form), ...whoInputs(form, editing), ...whenInputs(form)];
  return [...own, ...added.map(addedInput), ...relationInputs(form, editing)];
}

function addedInput({ name, label, hint, choices, present }: AddedField): TaskInput {
  return input({ name, label, hint, optional: true, element: staticSelect({ choices, initial: present }) });
}

function whatInputs(form: TaskForm): readonly TaskInput[] {
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

function whoInputs(form: TaskForm, editing: boolean): readonly TaskInput[] {
  return [
    input({
      name: 'responsible',
      label: 'Responsible',
      optional: true,
      hint: editing ? 'Does it. Empty: stays as it is.' : 'Does it. Empty: you.',
      element: usersSelect({ initial: form.responsible }),
    }),
    input({
      name: 'accountable',
      label: 'Accountable',
      optional: true,
      hint: editing
        ? 'Answers for it. Empty: stays as it is.'
        : 'Answers for it. Empty: you, or your lead when you do it yourself.',
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
      name: 'askFirst',
      label: 'Before it starts',
      optional: true,
      hint: 'With 8 points or more they are asked in any case.',
      element: checkboxes({
        choices: [{ value: 'askFirst', text: 'Ask the consulted first' }],
        initial: form.askFirst ? ['askFirst'] : [],
      }),
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

function whenInputs(form: TaskForm): readonly TaskInput[] {
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

function relationInputs(form: TaskForm, editing: boolean): readonly TaskInput[] {
  const parts = input({
    name: 'parts',
    label: 'Parts',
    optional: true,
    hint: `${editing ? 'New ones, one' : 'One'} a line, points at the end: “Write the API 5p”. 21 points need at least two parts of 3 to 8.`,
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
    parts,
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
