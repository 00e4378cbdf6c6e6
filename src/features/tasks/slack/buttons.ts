import { MusterError } from '../../../kit/errors.ts';
import type { Action, ActionArgs, Reply } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildShown, sayings, sayMoved } from '../blocks/answers.ts';
import { withoutDone } from '../blocks/home-state.ts';
import { readTaskId, rowChoices, taskIds } from '../blocks/ids.ts';
import { buildList, PAGE_SIZE, readPage } from '../blocks/list.ts';
import { buildBlockForm, buildSendBackForm, buildSmallShell } from '../blocks/small-forms.ts';
import { buildTaskForm, buildTaskShell } from '../blocks/task-form.ts';
import type { AddedField } from '../domain/added-field.ts';
import { emptyForm } from '../domain/task-form.ts';
import { offerFields } from '../use-cases/added-fields.ts';
import { acceptTask } from '../use-cases/answer-sign-off.ts';
import { listTasks } from '../use-cases/list-tasks.ts';
import { moveTask } from '../use-cases/move-task.ts';
import { showTask, showWholeTask } from '../use-cases/show-task.ts';
import { undoChange } from '../use-cases/undo-change.ts';
import { answerChange, answerHere, asModal, originOf, readerOf } from './answer.ts';
import { menuActions, openEdit } from './menu.ts';

/** Every button of tasks. */
export function taskActions(needs: Ports): Readonly<Record<string, Action>> {
  const newForm = ({ source }: Pick<ActionArgs, 'source'>, added: readonly AddedField[] = []) =>
    buildTaskForm({ form: emptyForm, metadata: { home: originOf(source) }, added });
  return {
    ...menuActions(needs),
    [taskIds.start.name]: { run: (args) => move(needs, args, 'start') },
    [taskIds.done.name]: { run: (args) => move(needs, args, 'done') },
    [taskIds.reopen.name]: { run: (args) => move(needs, args, 'reopen') },
    [taskIds.accept.name]: { run: (args) => accept(needs, args) },
    [taskIds.sendBack.name]: { opens: () => buildSmallShell('sendBack'), run: (args) => openSendBack(needs, args) },
    [taskIds.undo.name]: { run: (args) => undo(needs, args) },
    [taskIds.block.name]: { opens: () => buildSmallShell('block'), run: (args) => openBlock(needs, args) },
    [taskIds.edit.name]: { opens: buildTaskShell, run: (args) => openEdit(needs, args) },
    [taskIds.create.name]: {
      opens: (args) => newForm(args),
      run: async (args) => ({ kind: 'view', view: newForm(args, await offerFields(needs, args.actor, null)) }),
    },
    [taskIds.show.name]: {
      opens: ({ source }) => (source.kind === 'message' ? null : buildTaskShell()),
      run: (args) => show(needs, args),
    },
    [taskIds.row.name]: { opens: (input) => shellOfRow(input.value), run: (args) => runRow(needs, args) },
    [taskIds.page.name]: { run: (args) => turnPage(needs, args) },
    [taskIds.filter.name]: { run: async (args) => chooseFilter(args) },
  };
}

async function move(
  needs: Ports,
  { actor, argument, source }: ActionArgs,
  verb: 'start' | 'done' | 'reopen',
): Promise<Reply> {
  const changed = await moveTask(needs, actor, { taskId: readTaskId(argument), reason: '', verb });
  const sentence = sayMoved(verb, changed, readerOf(actor, needs.clock.now()));
  return answerChange(source, changed.view, { sentence, changeId: changed.changeId, viewer: actor });
}

async function accept(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const changed = await acceptTask(needs, actor, readTaskId(argument));
  const sentence = sayMoved('done', changed, readerOf(actor, needs.clock.now()));
  return answerChange(source, changed.view, { sentence, changeId: changed.changeId });
}

async function openSendBack(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const view = await showTask(needs, actor, { id: readTaskId(argument) });
  return { kind: 'view', view: buildSendBackForm(view, originOf(source)) };
}

async function undo(needs: Ports, { actor, argument, value, source }: ActionArgs): Promise<Reply> {
  const changeId = typeof value === 'string' ? value : '';
  const { view, before } = await undoChange(needs, actor, { taskId: readTaskId(argument), changeId });
  const uncreated = before.version === 1;
  // What was undone can't be undone again by the same button.
  return answerChange(source, view, { sentence: uncreated ? sayings.uncreated : sayings.undone, changeId: null });
}

async function openBlock(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const view = await showTask(needs, actor, { id: readTaskId(argument) });
  return { kind: 'view', view: buildBlockForm(view, originOf(source)) };
}

/** A new message beside a list or card, a modal elsewhere. */
async function show(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const shown = buildShown(await showWholeTask(needs, actor, { id: readTaskId(argument) }), actor, needs.clock.now());
  if (source.kind === 'message') return answerHere({ ...source, ephemeral: false }, shown);
  return { kind: 'view', view: asModal(shown, originOf(source)) };
}

function shellOfRow(value: ActionArgs['value']) {
  if (value === 'block') return buildSmallShell('block');
  return value === 'open' ? buildTaskShell() : null;
}

async function runRow(needs: Ports, args: ActionArgs): Promise<Reply> {
  const choice = rowChoices.find((known) => known === args.value);
  switch (choice) {
    case 'open':
      return show(needs, args);
    case 'block':
      return openBlock(needs, args);
    case 'start':
    case 'done':
      return move(needs, args, choice);
    case undefined:
      throw new MusterError('invalid', TOO_OLD);
    default:
      return choice satisfies never;
  }
}

async function turnPage(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const page = readPage(argument);
  if (page === null) throw new MusterError('invalid', TOO_OLD);
  const { offset, name } = page;
  if (source.kind === 'home')
    return { kind: 'home', tab: source.tab, state: { ...withoutDone(source.state), offset: String(offset) } };
  const filter = name.startsWith('person:')
    ? { kind: 'person' as const, userId: name.slice('person:'.length) }
    : { kind: name as 'mine' };
  const listed = await listTasks(needs, actor, { filter, limit: PAGE_SIZE, offset });
  return answerHere(source, buildList(listed, name, readerOf(actor, needs.clock.now())));
}

function chooseFilter({ source, value }: ActionArgs): Reply {
  const state = source.kind === 'home' ? withoutDone(source.state) : {};
  const filter = typeof value === 'string' ? value : 'mine';
  return { kind: 'home', tab: 'tasks', state: { ...state, filter, offset: '0' } };
}

const TOO_OLD = 'This button is too old. `/task list` shows your tasks with new ones.';
