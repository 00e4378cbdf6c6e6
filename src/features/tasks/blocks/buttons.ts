import type { Role } from '../../../kit/actor.ts';
import { actions, type Block, button, overflow } from '../../../kit/blocks/index.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { type TaskAction, taskRights } from '../domain/rights.ts';
import { isOpen, type Task, taskRef } from '../domain/task.ts';
import type { TaskView } from '../domain/task-view.ts';
import { isPossible, type TaskVerb } from '../domain/transitions.ts';
import { type MoreChoice, type RowChoice, taskIds } from './ids.ts';
import { signOffButtons } from './sign-off.ts';

/** Who looks at the buttons. */
export type Viewer = { readonly personId: PersonId; readonly role: Role };

/** Buttons of other features beside ours. */
export type AddedButtons = readonly ReturnType<typeof button>[];

/** What this person may do with the task now; an empty list when that is nothing. `added` is for who may edit it. */
export function buildButtons(view: Seen, viewer: Viewer, added: AddedButtons = []): readonly Block[] {
  const { task } = view;
  const may = (action: TaskAction) => isAllowed(view, viewer, action);
  const signsOff = task.awaitingSignOffAt !== null && may('sign-off');
  const verbs = verbButtons(task, (verb) => may(verb) && isOffered(task, verb));
  const decides = task.consult !== null && may('decide-wait');
  const own = [...(signsOff ? signOffButtons(task) : []), ...(decides ? [anyway(task)] : []), ...verbs];
  const buttons = [...own, ...(may('edit') ? added : [])];
  const more = moreOf(task, may);
  if (buttons.length + more.length === 0) return [];
  const menu = overflow({ id: taskIds.more.build(task.id), options: more });
  return [actions([...buttons, ...(more.length === 0 ? [] : [menu])])];
}

/** Beside a row of Home: what the viewer may do at once, or only *Open*. */
export function buildRowMenu(task: Task, viewer: Viewer) {
  const ref = taskRef(task.number);
  const may = (action: TaskAction) => isAllowed({ task, readerLeads: false }, viewer, action);
  const can = (verb: TaskVerb) => may(verb) && isOffered(task, verb);
  const signsOff = task.awaitingSignOffAt !== null && viewer.personId === task.accountableId;
  const offered: readonly { text: string; value: Exclude<RowChoice, 'open'> }[] = [
    { text: startWords(task, ref).text, value: 'start' },
    { text: signsOff ? 'Accept' : 'Done', value: 'done' },
    { text: blockWords(task), value: 'block' },
  ];
  const verbs = offered.filter(({ value }) => can(value) || (signsOff && value === 'done'));
  return verbs.length === 0
    ? button({ id: taskIds.show.build(task.id), text: 'Open', label: `Open ${ref}` })
    : overflow({ id: taskIds.row.build(task.id), options: [{ text: 'Open', value: 'open' }, ...verbs] });
}

/** What waits for a sign-off is done already for whoever did it; what asks others first starts by itself. */
function isOffered(task: Task, verb: TaskVerb): boolean {
  if (verb === 'done' && task.awaitingSignOffAt !== null) return false;
  if (verb === 'start' && task.consult !== null) return false;
  return isPossible(task.status, verb);
}

/** Without hearing the others: what the accountable may do. */
function anyway(task: Pick<Task, 'id' | 'number'>) {
  const label = `Start anyway: ${taskRef(task.number)} without hearing the others`;
  return button({ id: taskIds.startAnyway.build(task.id), text: 'Start anyway', label });
}

function verbButtons(task: Task, can: (verb: TaskVerb) => boolean) {
  const ref = taskRef(task.number);
  const id = task.id;
  return [
    ...(can('start')
      ? [
          button({
            id: taskIds.start.build(id),
            ...startWords(task, ref),
            ...(task.status === 'blocked' ? {} : { style: 'primary' as const }),
          }),
        ]
      : []),
    ...(can('done')
      ? [
          button({
            id: taskIds.done.build(id),
            text: 'Done',
            label: `Done: mark ${ref} as done`,
            ...(task.status === 'in_progress' ? { style: 'primary' as const } : {}),
          }),
        ]
      : []),
    ...(can('block')
      ? [
          button({
            id: taskIds.block.build(id),
            text: blockWords(task),
            label: `${task.status === 'blocked' ? 'Change blocker of' : 'Block'} ${ref}: say what stops it`,
          }),
        ]
      : []),
    ...(can('reopen') ? [button({ id: taskIds.reopen.build(id), text: 'Reopen', label: `Reopen ${ref}` })] : []),
  ];
}

function blockWords(task: Task): string {
  return task.status === 'blocked' ? 'Change blocker' : 'Block';
}

/** *Edit* and *Undo* under an answer. */
export function buildAnswerButtons(
  task: Task,
  {
    changeId,
    edit,
    viewer,
  }: { readonly changeId: string | null; readonly edit: boolean; readonly viewer?: Viewer | undefined },
): readonly Block[] {
  const ref = taskRef(task.number);
  const decides =
    task.consult !== null && viewer !== undefined && isAllowed({ task, readerLeads: false }, viewer, 'decide-wait');
  const buttons = [
    ...(decides ? [anyway(task)] : []),
    ...(edit ? [button({ id: taskIds.edit.build(task.id), text: 'Edit', label: `Edit ${ref}` })] : []),
    ...(changeId === null
      ? []
      : [
          button({
            id: taskIds.undo.build(task.id),
            text: 'Undo',
            label: `Undo this change of ${ref}`,
            value: changeId,
          }),
        ]),
  ];
  return buttons.length === 0 ? [] : [actions(buttons)];
}

function startWords(task: Task, ref: string) {
  return task.status === 'blocked'
    ? { text: 'Unblock', label: `Unblock ${ref} and go on` }
    : { text: 'Start', label: `Start ${ref}` };
}

const moreWords: Readonly<Record<MoreChoice, string>> = {
  edit: 'Edit',
  part: 'Add a part',
  'hand-over': 'Hand over',
  'not-me': 'Not me',
  cancel: 'Cancel the task',
};

function moreOf(task: Task, may: (action: TaskAction) => boolean) {
  const open = isOpen(task);
  const offered: readonly (readonly [MoreChoice, boolean])[] = [
    ['edit', may('edit')],
    ['part', open && may('edit')],
    ['hand-over', open && may('hand-over')],
    ['not-me', open && may('not-me') && task.accountableId !== task.responsibleId],
    ['cancel', open && may('cancel')],
  ];
  return offered.filter(([, isOffered]) => isOffered).map(([value]) => ({ text: moreWords[value], value }));
}

type Seen = Pick<TaskView, 'task' | 'readerLeads'>;

function isAllowed({ task, readerLeads }: Seen, viewer: Viewer, action: TaskAction): boolean {
  const leadsOf = () => (readerLeads ? [viewer.personId] : []);
  return taskRights[action]({ actor: viewer, task, relations: { leadsOf } }).kind === 'allowed';
}
