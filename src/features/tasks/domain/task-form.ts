import type { SlackUserId } from '../../../kit/ids.ts';
import { TITLE_MAX } from './limits.ts';
import type { QuickTask } from './parse-task-text.ts';
import { taskRef } from './task.ts';
import type { TaskView } from './task-view.ts';

/** A task as somebody typed it: people by their Slack ids, other tasks by their numbers. Its fields are the form's. */
export type TaskForm = {
  readonly title: string;
  readonly details: string;
  readonly responsible: SlackUserId | null;
  readonly accountable: SlackUserId | null;
  readonly consulted: readonly SlackUserId[];
  readonly informed: readonly SlackUserId[];
  /** `YYYY-MM-DD` */
  readonly dueOn: string | null;
  readonly points: string | null;
  readonly priority: string | null;
  readonly type: string | null;
  /** Separated by commas. */
  readonly labels: string;
  /** `T-3, T-4` */
  readonly waitsFor: string;
  /** `T-3` */
  readonly parent: string;
  /** One a line: `Write the API 5p`. Only where a task is made. */
  readonly parts: string;
  readonly private: boolean;
  /** Consulted people are asked before it starts, whatever its points. */
  readonly askFirst: boolean;
};

export const emptyForm: TaskForm = {
  ...{ title: '', details: '', responsible: null, accountable: null, consulted: [], informed: [], dueOn: null },
  ...{
    points: null,
    priority: 'normal',
    type: 'feature',
    labels: '',
    waitsFor: '',
    parent: '',
    parts: '',
    private: false,
    askFirst: false,
  },
};

/** A quick text that needs another look. A title too long keeps its beginning, and the whole of it becomes the details. */
export function formOfQuickText(
  quick: Omit<QuickTask, 'title' | 'didYouMean'> & { readonly title?: string },
): TaskForm {
  const title = quick.title ?? '';
  const long = title.length > TITLE_MAX;
  return {
    ...emptyForm,
    title: long ? beginningOf(title) : title,
    details: long ? title : '',
    responsible: quick.mentionedUserId as SlackUserId | null,
    dueOn: quick.due?.on ?? null,
    points: quick.points === null ? null : String(quick.points),
    priority: quick.priority ?? 'normal',
  };
}

export function formOfTask({ task, people, parent, waitsFor }: TaskView): TaskForm {
  const slackId = (id: (typeof task)['creatorId']) => people.get(id)?.slackUserId ?? null;
  const known = (ids: readonly (typeof task)['creatorId'][]) => ids.map(slackId).filter((id) => id !== null);
  return {
    title: task.title,
    details: task.details,
    responsible: slackId(task.responsibleId),
    accountable: slackId(task.accountableId),
    consulted: known(task.consultedIds),
    informed: known(task.informedIds),
    dueOn: task.dueOn,
    points: task.points === null ? null : String(task.points),
    priority: task.priority,
    type: task.type,
    labels: task.labels.join(', '),
    waitsFor: waitsFor.map(({ number }) => taskRef(number)).join(', '),
    parent: parent === null ? '' : taskRef(parent.number),
    parts: '',
    private: task.private,
    askFirst: task.askFirst,
  };
}

/** A new part of a task: with the same people and the same date, which may all be changed. */
export function formOfPart(view: TaskView): TaskForm {
  const { responsible, accountable, dueOn, private: isPrivate } = formOfTask(view);
  return { ...emptyForm, responsible, accountable, dueOn, private: isPrivate, parent: taskRef(view.task.number) };
}

/** Cut between words where there is one near, never inside a sign. */
function beginningOf(title: string): string {
  const signs = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(title.slice(0, TITLE_MAX + 1))];
  const fitting = signs
    .slice(0, -1)
    .map(({ segment }) => segment)
    .join('')
    .slice(0, TITLE_MAX);
  const space = fitting.lastIndexOf(' ');
  return space > TITLE_MAX / 2 ? fitting.slice(0, space) : fitting;
}
