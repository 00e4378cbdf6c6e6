import { type Block, context, header, quote, section } from '../../../kit/blocks/index.ts';
import { joinMd, link, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import { type Task, taskRef } from '../domain/task.ts';
import type { TaskView } from '../domain/task-view.ts';
import { statusWords } from '../domain/words.ts';
import { describeDay, describeDue, describeRelative, describeState, type ForReader, mention } from './lines.ts';

/** Most relatives named on a card; the rest is counted. */
const RELATIVES_SHOWN = 5;

/** A task as a card shows it, without buttons. */
export function buildTask(view: TaskView, reader: ForReader): readonly Block[] {
  const { task } = view;
  return [
    header(task.title),
    context(describeState(view)),
    section(describePeople(view, reader)),
    ...buildBlocker(view, reader),
    ...(task.details === '' ? [] : [quote(task.details)]),
    ...buildRelatives(view),
  ];
}

function describePeople({ task, people }: TaskView, reader: ForReader): Mrkdwn {
  const all = (ids: readonly Task['creatorId'][]) =>
    joinMd(
      ids.map((id) => mention(people, id)),
      ', ',
    );
  const due = describeDue({ task, people }, reader);
  const lines = [
    md`*Responsible* ${mention(people, task.responsibleId)}   *Accountable* ${mention(people, task.accountableId)}`,
    ...(task.consultedIds.length > 0 ? [md`*Consulted* ${all(task.consultedIds)}`] : []),
    ...(task.informedIds.length > 0 ? [md`*Informed* ${all(task.informedIds)}`] : []),
    ...(due === null ? [] : [md`*Due* ${due}`]),
    ...(task.completedAt === null ? [] : [md`*Done* ${showInstant(task.completedAt, reader)}`]),
  ];
  return joinMd(lines, '\n');
}

function buildBlocker(view: TaskView, reader: ForReader): readonly Block[] {
  const { blocker } = view.task;
  if (blocker === null) return [];
  const waitsOn = describeWaiting(view);
  const lines = [
    md`*Blocked* since ${showInstant(blocker.blockedAt, reader)}: ${blocker.reason}`,
    ...(blocker.tried === '' ? [] : [md`*Tried* ${blocker.tried}`]),
    ...(waitsOn === null ? [] : [md`*Waiting on* ${waitsOn}`]),
    ...(blocker.expectedOn === null ? [] : [md`*Expected by* ${describeDay(blocker.expectedOn, reader)}`]),
  ];
  return [section(joinMd(lines, '\n'))];
}

function describeWaiting({ task, people, waitingOn }: TaskView): Mrkdwn | null {
  const waiting = task.blocker?.waitingOn ?? null;
  switch (waiting?.kind) {
    case undefined:
      return null;
    case 'person':
      return mention(people, waiting.personId);
    case 'task':
      return md`${waitingOn === null ? 'another task' : describeRelative(waitingOn)}`;
    case 'outside':
      return md`${waiting.what}`;
    default:
      return waiting satisfies never;
  }
}

function buildRelatives({ task, parent, children, waitsFor }: TaskView): readonly Block[] {
  const some = (lines: TaskView['children']) => {
    const shown = lines.slice(0, RELATIVES_SHOWN).map((line) => md`${describeRelative(line)}`);
    const more = lines.length - shown.length;
    return joinMd([...shown, ...(more > 0 ? [md`and ${more} more`] : [])], ', ');
  };
  const done = children.filter(({ status }) => status === 'completed').length;
  const lines = [
    ...(parent === null ? [] : [md`Part of ${describeRelative(parent)}`]),
    ...(children.length === 0 ? [] : [md`Parts, ${done} of ${children.length} done: ${some(children)}`]),
    ...(waitsFor.length === 0 ? [] : [md`Waits for ${some(waitsFor)}`]),
    ...(task.source === null ? [] : [link(task.source.permalink, 'Made from this message')]),
  ];
  return lines.map((line) => context(line));
}

/** What the notification of a card says. */
export function describeCard({ task }: TaskView): string {
  return `${taskRef(task.number)} ${task.title} (${statusWords[task.status]})`;
}
