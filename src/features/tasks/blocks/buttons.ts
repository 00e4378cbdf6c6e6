import type { Role } from '../../../kit/actor.ts';
import { actions, type Block, button, overflow } from '../../../kit/blocks/index.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { type TaskAction, taskRights } from '../domain/rights.ts';
import { isOpen, type Task, taskRef } from '../domain/task.ts';
import { isPossible, type TaskVerb } from '../domain/transitions.ts';
import { type MoreChoice, taskIds } from './ids.ts';

/** Who looks at the buttons. `leadOf`: somebody of the task is led by them. */
export type Viewer = { readonly personId: PersonId; readonly role: Role; readonly leads?: boolean };

/** What this person may do with the task now; an empty list when that is nothing. */
export function buildButtons(task: Task, viewer: Viewer): readonly Block[] {
  const may = (action: TaskAction) => isAllowed(task, viewer, action);
  const can = (verb: TaskVerb) => may(verb) && isPossible(task.status, verb);
  const ref = taskRef(task.number);
  const id = task.id;
  const buttons = [
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
            label: `Mark ${ref} as done`,
            ...(task.status === 'in_progress' ? { style: 'primary' as const } : {}),
          }),
        ]
      : []),
    ...(can('block')
      ? [
          button({
            id: taskIds.block.build(id),
            text: task.status === 'blocked' ? 'Change blocker' : 'Block',
            label: `Say what blocks ${ref}`,
          }),
        ]
      : []),
    ...(can('reopen') ? [button({ id: taskIds.reopen.build(id), text: 'Reopen', label: `Reopen ${ref}` })] : []),
  ];
  const more = moreOf(task, may);
  if (buttons.length + more.length === 0) return [];
  return [
    actions([...buttons, ...(more.length === 0 ? [] : [overflow({ id: taskIds.more.build(id), options: more })])]),
  ];
}

/** *Edit* and *Undo* under an answer. */
export function buildAnswerButtons(task: Task, changeId: string | null, edit: boolean): readonly Block[] {
  const ref = taskRef(task.number);
  const buttons = [
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

function isAllowed(task: Task, viewer: Viewer, action: TaskAction): boolean {
  const leadsOf = () => (viewer.leads === true ? [viewer.personId] : []);
  return taskRights[action]({ actor: viewer, task, relations: { leadsOf } }).kind === 'allowed';
}
