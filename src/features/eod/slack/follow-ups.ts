import { textOf } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TaskId } from '../../../kit/ids.ts';
import { cutText } from '../../../kit/text.ts';
import type { Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildTaskForm, buildTaskShell, emptyForm, type Task, taskRef } from '../../tasks/index.ts';
import { eodForms, eodIds, readId, readMetadata } from '../blocks/ids.ts';
import { buildDone, buildWaitsForm, buildWaitsShell } from '../blocks/waits-form.ts';
import { findBlockerText, letWait, listPossibleWaiters, unblockTask } from '../use-cases/follow-up.ts';

/** Longest title of a task, in characters. Source: the form of tasks. */
const TITLE_MAX = 150;

/** What is left to do about blockers: make a task, let one wait, unblock one. */
export function followUpListeners(needs: Ports): Pick<SlackListeners, 'actions' | 'submissions'> {
  return {
    actions: {
      [eodIds.makeTask.name]: {
        opens: buildTaskShell,
        run: async ({ actor, argument, value }) => {
          const blocker = { checkInId: readId(argument), blockerId: readId(typeof value === 'string' ? value : '') };
          const text = await findBlockerText(needs, actor, blocker);
          return {
            kind: 'view',
            view: buildTaskForm({ form: { ...emptyForm, title: cutText(text, TITLE_MAX), details: text } }),
          };
        },
      },
      [eodIds.waits.name]: {
        opens: buildWaitsShell,
        run: async ({ actor, argument }) => {
          const { awaited, own } = await listPossibleWaiters(needs, actor, readId(argument) as TaskId);
          return { kind: 'view', view: buildWaitsForm(toChoice(awaited), own.map(toChoice)) };
        },
      },
      [eodIds.unblock.name]: {
        run: async ({ actor, argument }): Promise<Reply> => {
          await unblockTask(needs, actor, readId(argument) as TaskId);
          return { kind: 'nothing' };
        },
      },
    },
    submissions: {
      [eodForms.waits]: {
        run: async ({ actor, form, privateMetadata }) => {
          const chosen = textOf(form, 'task');
          if (chosen === null)
            throw new MusterError('invalid', 'Choose a task.', { fields: { task: 'Choose a task.' } });
          const awaitedId = readId(readMetadata(privateMetadata).about) as TaskId;
          await letWait(needs, actor, { taskId: readId(chosen) as TaskId, awaitedId });
          return { kind: 'view', view: buildDone('Your task waits for it now.') };
        },
      },
    },
  };
}

function toChoice({ id, number, title }: Task) {
  return { id, ref: taskRef(number), title };
}
