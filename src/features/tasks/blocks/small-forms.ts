import {
  type Block,
  datePicker,
  type FormValues,
  input,
  type ModalView,
  modal,
  section,
  textInput,
  textOf,
  usersSelect,
} from '../../../kit/blocks/index.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { DETAILS_MAX, LINE_MAX } from '../domain/limits.ts';
import { type Task, taskRef } from '../domain/task.ts';
import type { TaskView } from '../domain/task-view.ts';
import { type FormMetadata, taskForms, writeMetadata } from './ids.ts';

type Home = FormMetadata['home'];

type SmallForm = 'block' | 'handOver' | 'notMe' | 'cancel' | 'sendBack' | 'wait';

const titles: Readonly<Record<SmallForm, string>> = {
  block: 'What blocks it?',
  handOver: 'Hand over',
  notMe: 'Not me',
  cancel: 'Cancel the task',
  sendBack: 'Send it back',
  wait: 'Wait, because…',
};

/** Opened at once; the fields follow when the task is read. */
export function buildSmallShell(form: SmallForm): ModalView {
  return modal({ title: titles[form], callbackId: taskForms[form], close: 'Back', blocks: [section('One moment…')] });
}

/** The four questions, with the answers given before when the task is blocked already. */
export function buildBlockForm({ task, people, waitingOn }: TaskView, home: Home = null): ModalView {
  const { blocker } = task;
  const waiting = blocker?.waitingOn ?? null;
  const person = waiting?.kind === 'person' ? (people.get(waiting.personId)?.slackUserId ?? null) : null;
  return build(
    'block',
    { task, home },
    {
      submit: 'Block',
      inputs: [
        line('reason', 'What stops it?', { initial: blocker?.reason ?? '', max: LINE_MAX, focus: true }),
        line('tried', 'What was tried?', {
          initial: blocker?.tried ?? '',
          max: DETAILS_MAX,
          optional: true,
          multiline: true,
        }),
        input({
          name: 'waitingPerson',
          label: 'Waiting on somebody',
          optional: true,
          hint: 'Name one thing only: a person, a task, or something outside.',
          element: usersSelect({ initial: person }),
        }),
        line('waitingTask', 'Waiting on a task', {
          initial: waiting?.kind === 'task' && waitingOn !== null ? taskRef(waitingOn.number) : '',
          max: 12,
          optional: true,
          placeholder: 'T-12',
        }),
        line('waitingOutside', 'Waiting on something outside', {
          initial: waiting?.kind === 'outside' ? waiting.what : '',
          max: LINE_MAX,
          optional: true,
          placeholder: 'The vendor’s answer',
        }),
        input({
          name: 'expectedOn',
          label: 'Expected by',
          optional: true,
          element: datePicker({ initial: blocker?.expectedOn ?? null }),
        }),
      ],
    },
  );
}

export type BlockForm = {
  readonly reason: string;
  readonly tried: string;
  readonly waitingPerson: SlackUserId | null;
  readonly waitingTask: string;
  readonly waitingOutside: string;
  readonly expectedOn: string | null;
};

export function readBlockForm(values: FormValues): BlockForm {
  const text = (name: keyof BlockForm) => (textOf(values, name) ?? '').trim();
  return {
    ...{
      reason: text('reason'),
      tried: text('tried'),
      waitingTask: text('waitingTask'),
      waitingOutside: text('waitingOutside'),
    },
    waitingPerson: textOf(values, 'waitingPerson') as SlackUserId | null,
    expectedOn: textOf(values, 'expectedOn'),
  };
}

export function buildHandOverForm({ task }: TaskView, home: Home): ModalView {
  return build(
    'handOver',
    { task, home },
    {
      submit: 'Hand over',
      inputs: [
        input({ name: 'person', label: 'Who has it from now on?', element: usersSelect({ focus: true }) }),
        line('reason', 'Why?', { initial: '', max: LINE_MAX, optional: true }),
      ],
    },
  );
}

export function buildNotMeForm({ task }: TaskView, home: Home): ModalView {
  const inputs = [line('reason', 'Why isn’t it yours?', { initial: '', max: LINE_MAX, focus: true })];
  return build('notMe', { task, home }, { submit: 'Return it', inputs });
}

export function buildSendBackForm({ task }: TaskView, home: Home): ModalView {
  const inputs = [line('reason', 'What is missing?', { initial: '', max: LINE_MAX, focus: true })];
  return build('sendBack', { task, home }, { submit: 'Send back', inputs });
}

export function buildWaitForm({ task }: TaskView, home: Home): ModalView {
  const inputs = [line('reason', 'Why should it wait?', { initial: '', max: LINE_MAX, focus: true })];
  return build('wait', { task, home }, { submit: 'Ask to wait', inputs });
}

export function buildCancelForm({ task }: TaskView, home: Home): ModalView {
  const inputs = [line('reason', 'Why?', { initial: '', max: LINE_MAX, optional: true, focus: true })];
  return build('cancel', { task, home }, { submit: 'Cancel the task', inputs });
}

type About = { readonly task: Task; readonly home: Home };

function build(form: SmallForm, { task, home }: About, parts: { submit: string; inputs: readonly Block[] }): ModalView {
  return modal({
    title: titles[form],
    callbackId: taskForms[form],
    submit: parts.submit,
    close: 'Back',
    privateMetadata: writeMetadata({ taskId: task.id, version: task.version, home }),
    blocks: [section(md`*${taskRef(task.number)}* ${task.title}`), ...parts.inputs],
  });
}

type Line = {
  initial: string;
  max: number;
  optional?: boolean;
  multiline?: boolean;
  focus?: boolean;
  placeholder?: string;
};

function line(name: string, label: string, { initial, max, optional, ...element }: Line): Block {
  const shown = textInput({ ...element, initial, maxLength: max });
  return input({ name, label, element: shown, ...(optional === true && { optional }) });
}
