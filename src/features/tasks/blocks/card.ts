import { type Block, context, header, quote, section } from '../../../kit/blocks/index.ts';
import type { Workplace } from '../../../kit/dates/working-day.ts';
import { joinMd, link, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import { type Task, taskRef } from '../domain/task.ts';
import type { TaskView } from '../domain/task-view.ts';
import { statusWords } from '../domain/words.ts';
import { describeConsult } from './consult.ts';
import {
  describeDay,
  describeDue,
  describeLastingDue,
  describeRelative,
  describeState,
  type ForReader,
  mention,
} from './lines.ts';
import { describeSignOff } from './sign-off.ts';

/** Most relatives named on a card; the rest is counted. */
const RELATIVES_SHOWN = 5;

/**
 * `lasting`: a card that stands for days, where "tomorrow" would become wrong; it is marked from the working morning
 * before, at R's workplace.
 */
export type TaskReader = ForReader & { readonly lasting?: boolean; readonly workplace?: Workplace | undefined };

/** A task as cards and answers show it, without buttons. */
export function buildTask(view: TaskView, reader: TaskReader): readonly Block[] {
  const { task } = view;
  return [
    header(task.title),
    context(describeState(view)),
    section(describePeople(view, reader)),
    ...buildWaiting(view, reader),
    ...buildPassedOn(view),
    ...buildBlocker(view, reader),
    ...(task.details === '' ? [] : [quote(task.details)]),
    ...buildRelatives(view),
  ];
}

function describePeople({ task, people }: TaskView, reader: TaskReader): Mrkdwn {
  const all = (ids: readonly Task['creatorId'][]) =>
    joinMd(
      ids.map((id) => mention(people, id)),
      ', ',
    );
  const due = (reader.lasting === true ? describeLastingDue : describeDue)({ task, people }, reader);
  const lines = [
    md`*Responsible* ${mention(people, task.responsibleId)}   *Accountable* ${mention(people, task.accountableId)}`,
    ...(task.consultedIds.length > 0 ? [md`*Consulted* ${all(task.consultedIds)}`] : []),
    ...(task.informedIds.length > 0 ? [md`*Informed* ${all(task.informedIds)}`] : []),
    ...(due === null ? [] : [md`*Due* ${due}`]),
    ...(task.completedAt === null ? [] : [md`*Done* ${showInstant(task.completedAt, reader)}`]),
    ...(task.cancelledAt === null ? [] : [md`*Cancelled* ${showInstant(task.cancelledAt, reader)}`]),
  ];
  return joinMd(lines, '\n');
}

function buildWaiting(view: TaskView, reader: ForReader): readonly Block[] {
  const held = [describeConsult(view, reader), describeSignOff(view, reader)];
  return held.filter((line) => line !== null).map((line) => section(line));
}

function buildPassedOn({ people, passedOn }: TaskView): readonly Block[] {
  if (passedOn === null) return [];
  const { kind, by, reason } = passedOn;
  const what = kind === 'not-me' ? md`Returned by ${mention(people, by)}` : md`Handed over by ${mention(people, by)}`;
  return [context(reason === '' ? what : md`${what}: ${reason}`)];
}

function buildBlocker(view: TaskView, reader: ForReader): readonly Block[] {
  const { blocker } = view.task;
  if (blocker === null) return [];
  const waitsOn = describeWaiting(view);
  const lines = [
    md`*Blocked* since ${showInstant(blocker.blockedAt, reader)}: ${blocker.reason}`,
    ...(waitsOn === null ? [] : [md`*Waiting on* ${waitsOn}`]),
    ...(blocker.expectedOn === null ? [] : [md`*Expected by* ${describeDay(blocker.expectedOn, reader)}`]),
  ];
  const tried = blocker.tried === '' ? [] : [context(md`*Tried so far*`), quote(blocker.tried)];
  return [section(joinMd(lines, '\n')), ...tried];
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

function buildRelatives({ task, parent, children, waitsFor, isFree }: TaskView): readonly Block[] {
  const some = (lines: TaskView['children']) => {
    const shown = lines.slice(0, RELATIVES_SHOWN).map((line) => md`${describeRelative(line)}`);
    const more = lines.length - shown.length;
    return joinMd([...shown, ...(more > 0 ? [md`and ${more} more`] : [])], ', ');
  };
  const done = children.filter(({ status }) => status === 'completed').length;
  const lines = [
    ...(parent === null ? [] : [md`Part of ${taskRef(parent.number)} ${parent.title}`]),
    ...(children.length === 0 ? [] : [md`Parts, ${done} of ${children.length} done: ${some(children)}`]),
    ...(waitsFor.length === 0 ? [] : [md`Waits for ${some(waitsFor)}`]),
    ...(isFree && task.waitsForIds.length > 0 && task.status === 'assigned'
      ? [md`*Free to start*: nothing it waited for is open any more`]
      : []),
    ...(task.source === null ? [] : [link(task.source.permalink, 'Made from this message')]),
  ];
  return lines.map((line) => context(line));
}

/** What the notification of a card says. */
export function describeCard({ task }: TaskView): string {
  return `${taskRef(task.number)} ${task.title} (${statusWords[task.status]})`;
}
