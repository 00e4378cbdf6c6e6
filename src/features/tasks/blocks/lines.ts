import type { Workplace } from '../../../kit/dates/working-day.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { joinMd, type Mrkdwn, md, mentionUser } from '../../../kit/mrkdwn.ts';
import { showDay, showInstant } from '../../../kit/shown-time.ts';
import { localDay } from '../../../kit/zones.ts';
import { dueMark, lastingDueMark, usualWorkplace } from '../domain/due.ts';
import { isOpen, type Task, taskRef } from '../domain/task.ts';
import type { ShownPerson, TaskLine, TaskView } from '../domain/task-view.ts';
import { pointsText, priorityWords, statusWords, typeWords } from '../domain/words.ts';

/** Whom something is drawn for. */
export type ForReader = { readonly timeZone: string; readonly now: Date };

type People = ReadonlyMap<PersonId, ShownPerson>;

/** A mention, so that names stay as Slack shows them; somebody erased is "somebody who left". */
export function mention(people: People, id: PersonId): Mrkdwn {
  const person = people.get(id);
  return person === undefined ? md`somebody who left` : mentionUser(person.slackUserId);
}

/** The plain name, for notifications and screen readers. */
export function nameOf(people: People, id: PersonId): string {
  return people.get(id)?.name ?? 'somebody who left';
}

/** `T-12 · In progress · High priority · 3 points · Bug`; only what says something. */
export function describeState({ task }: Pick<TaskView, 'task'>): Mrkdwn {
  const parts = [
    md`*${taskRef(task.number)}*`,
    md`${statusOf(task)}`,
    ...(task.priority === 'normal' ? [] : [md`*${priorityWords[task.priority]} priority*`]),
    ...(task.points === null ? [] : [md`${pointsText(task.points)}`]),
    ...(task.type === 'feature' ? [] : [md`${typeWords[task.type]}`]),
    ...(task.private ? [md`Private`] : []),
    ...task.labels.map((label) => md`${label}`),
  ];
  return joinMd(parts, ' · ');
}

/** `Fri 27 Nov, 18:00 (tomorrow)` in the reader's zone, days counted as the responsible does; null without a date. */
export function describeDue({ task, people }: Pick<TaskView, 'task' | 'people'>, reader: ForReader): string | null {
  if (task.dueAt === null) return null;
  const timeZone = people.get(task.responsibleId)?.timeZone ?? reader.timeZone;
  const mark = dueMark(task, { now: reader.now, timeZone });
  const at = showInstant(task.dueAt, reader);
  return mark === null ? at : `${at} (${mark.text})`;
}

/** The same for a card, which stands for days: no word in it may become wrong by itself. */
export function describeLastingDue(
  { task, people }: Pick<TaskView, 'task' | 'people'>,
  reader: ForReader & { readonly workplace?: Workplace | undefined },
): Mrkdwn | null {
  if (task.dueAt === null) return null;
  const timeZone = people.get(task.responsibleId)?.timeZone ?? reader.timeZone;
  const mark = lastingDueMark(task, reader.now, reader.workplace ?? usualWorkplace(timeZone));
  const at = showInstant(task.dueAt, reader);
  return mark === null ? md`${at}` : md`${at} (*${mark}*)`;
}

type Around = {
  readonly people: People;
  readonly waits: ReadonlyMap<Task['id'], readonly number[]>;
  readonly marks: ReadonlyMap<Task['id'], string>;
};

/** One line of a list: number, title, who, due. */
export function describeLine(task: Task, { people, waits, marks }: Around, reader: ForReader): Mrkdwn {
  const open = waits.get(task.id) ?? [];
  const mark = marks.get(task.id);
  const due = describeDue({ task, people }, reader);
  const about = [
    md`${statusOf(task)}`,
    ...(task.priority === 'urgent' || task.priority === 'high' ? [md`*${priorityWords[task.priority]}*`] : []),
    mention(people, task.responsibleId),
    ...(task.points === null ? [] : [md`${pointsText(task.points)}`]),
    ...(due === null || !isOpen(task) ? [] : [md`due ${due}`]),
    ...(open.length === 0 ? [] : [md`waits for ${open.map(taskRef).join(', ')}`]),
    ...(mark === undefined ? [] : [md`${mark}`]),
  ];
  return joinMd([md`*${taskRef(task.number)}*  ${task.title}`, joinMd(about, ' · ')], '\n');
}

/** The status, and what holds it up besides a blocker. */
function statusOf(task: Task): string {
  if (task.consult !== null) return `${statusWords[task.status]}, asks others first`;
  return task.awaitingSignOffAt === null ? statusWords[task.status] : `${statusWords[task.status]}, waits for sign-off`;
}

/** `T-3 Title (Done)`. */
export function describeRelative(line: TaskLine): string {
  return `${taskRef(line.number)} ${line.title} (${statusWords[line.status]})`;
}

/** A day as people write it, with the year when it isn't this one. */
export function describeDay(day: string, reader: ForReader): string {
  return showDay(day, localDay(reader.now, reader.timeZone));
}
