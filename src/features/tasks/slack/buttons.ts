import { MusterError } from '../../../kit/errors.ts';
import type { Action, ActionArgs, ActionInput, Reply } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildShown, verbSentences } from '../blocks/answers.ts';
import { type MoreChoice, moreChoices, readTaskId, taskIds } from '../blocks/ids.ts';
import { buildList, PAGE_SIZE, readPage } from '../blocks/list.ts';
import {
  buildBlockForm,
  buildCancelForm,
  buildHandOverForm,
  buildNotMeForm,
  buildSmallShell,
} from '../blocks/small-forms.ts';
import { buildTaskForm, buildTaskShell } from '../blocks/task-form.ts';
import { taskRef } from '../domain/task.ts';
import { emptyForm, formOfTask } from '../domain/task-form.ts';
import type { TaskView } from '../domain/task-view.ts';
import { listTasks } from '../use-cases/list-tasks.ts';
import { moveTask } from '../use-cases/move-task.ts';
import { showTask } from '../use-cases/show-task.ts';
import { undoChange } from '../use-cases/undo-change.ts';
import { answerChange, answerClick, asModal, readerOf } from './answer.ts';

/** Every button and menu of tasks. */
export function taskActions(needs: Ports): Readonly<Record<string, Action>> {
  const view = (args: ActionArgs) => showTask(needs, args.actor, { id: readTaskId(args.argument) });
  return {
    [taskIds.start.name]: { run: (args) => move(needs, args, 'start') },
    [taskIds.done.name]: { run: (args) => move(needs, args, 'done') },
    [taskIds.reopen.name]: { run: (args) => move(needs, args, 'reopen') },
    [taskIds.undo.name]: { run: (args) => undo(needs, args) },
    [taskIds.block.name]: {
      opens: () => buildSmallShell('block'),
      run: async (args) => ({ kind: 'view', view: buildBlockForm(await view(args)) }),
    },
    [taskIds.edit.name]: {
      opens: buildTaskShell,
      run: async (args) => ({ kind: 'view', view: editForm(await view(args)) }),
    },
    [taskIds.create.name]: { opens: () => buildTaskForm({ form: emptyForm }), run: async () => ({ kind: 'nothing' }) },
    [taskIds.more.name]: {
      opens: (input) => shellOf(chosen(input)),
      run: async (args) => ({ kind: 'view', view: formOf(chosen(args), await view(args)) }),
    },
    [taskIds.show.name]: {
      opens: ({ source }) => (source.kind === 'message' ? null : buildTaskShell()),
      run: async (args) => {
        const shown = buildShown(await view(args), args.actor, needs.clock.now());
        return args.source.kind === 'message'
          ? answerClick({ ...args.source, ephemeral: false }, shown)
          : { kind: 'view', view: asModal(shown) };
      },
    },
    [taskIds.page.name]: { run: (args) => turnPage(needs, args) },
    [taskIds.filter.name]: {
      run: async ({ source, value }) => ({
        kind: 'home',
        tab: 'tasks',
        state: {
          ...(source.kind === 'home' ? source.state : {}),
          filter: typeof value === 'string' ? value : 'mine',
          offset: '0',
        },
      }),
    },
  };
}

async function move(
  needs: Ports,
  { actor, argument, source }: ActionArgs,
  verb: 'start' | 'done' | 'reopen',
): Promise<Reply> {
  const changed = await moveTask(needs, actor, { taskId: readTaskId(argument), reason: '', verb });
  return answerChange(source, changed, verbSentences[verb]);
}

async function undo(needs: Ports, { actor, argument, value, source }: ActionArgs): Promise<Reply> {
  const changed = await undoChange(needs, actor, {
    taskId: readTaskId(argument),
    changeId: typeof value === 'string' ? value : '',
  });
  const sentence = changed.view.task.status === 'cancelled' ? verbSentences.cancel : verbSentences.undo;
  // What was undone can't be undone again by the same button.
  return answerChange(source, { ...changed, changeId: null }, sentence);
}

async function turnPage(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const page = readPage(argument);
  if (page === null)
    throw new MusterError('invalid', 'This button is too old. `/task list` shows your tasks with new ones.');
  const { offset, name } = page;
  if (source.kind === 'home')
    return { kind: 'home', tab: source.tab, state: { ...source.state, offset: String(offset) } };
  const filter = name.startsWith('person:')
    ? { kind: 'person' as const, userId: name.slice('person:'.length) }
    : { kind: name as 'mine' };
  const listed = await listTasks(needs, actor, { filter, limit: PAGE_SIZE, offset });
  return answerClick(source, buildList(listed, name, readerOf(actor, needs.clock.now())));
}

function chosen({ value }: Pick<ActionInput, 'value'>): MoreChoice {
  const choice = moreChoices.find((known) => known === value);
  if (choice === undefined)
    throw new MusterError('invalid', 'This menu is too old. `/task list` shows your tasks with new ones.');
  return choice;
}

const shells = { 'hand-over': 'handOver', 'not-me': 'notMe', cancel: 'cancel' } as const;

function shellOf(choice: MoreChoice) {
  return choice === 'edit' || choice === 'part' ? buildTaskShell() : buildSmallShell(shells[choice]);
}

function formOf(choice: MoreChoice, view: TaskView) {
  switch (choice) {
    case 'edit':
      return editForm(view);
    case 'part':
      return buildTaskForm({ form: { ...emptyForm, parent: taskRef(view.task.number), private: view.task.private } });
    case 'hand-over':
      return buildHandOverForm(view);
    case 'not-me':
      return buildNotMeForm(view);
    case 'cancel':
      return buildCancelForm(view);
    default:
      return choice satisfies never;
  }
}

function editForm(view: TaskView) {
  return buildTaskForm({ form: formOfTask(view), metadata: { taskId: view.task.id, version: view.task.version } });
}
