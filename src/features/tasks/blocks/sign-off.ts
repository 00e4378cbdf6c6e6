import { actions, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import { askedToSignOff } from '../domain/sign-off.ts';
import { type Task, taskRef } from '../domain/task.ts';
import type { TaskView } from '../domain/task-view.ts';
import { statusWords } from '../domain/words.ts';
import { taskIds } from './ids.ts';
import { type ForReader, mention, nameOf } from './lines.ts';

/** The question to whoever signs off, and once it is answered what it came to. */
export function buildSignOffQuestion(view: TaskView, isOpen: boolean, reader: ForReader): Message {
  const { task, people } = view;
  const ref = taskRef(task.number);
  const since = task.awaitingSignOffAt;
  if (!isOpen || since === null) {
    const text = `${ref} ${task.title} doesn’t wait for your sign-off any more: ${statusWords[task.status]}.`;
    return message({
      text,
      blocks: [context(md`*${ref}* ${task.title}`, md`${statusWords[task.status]}, nothing left to answer`)],
    });
  }
  const text = `${nameOf(people, task.responsibleId)} says that ${ref} ${task.title} is done. Do you accept it?`;
  const asked = md`${mention(people, task.responsibleId)} says that *${ref}* ${task.title} is done, since ${showInstant(since, reader)}. Do you accept it?`;
  return message({ text, blocks: [section(asked), actions(signOffButtons(task))] });
}

/** *Accept* and *Send back*. */
export function signOffButtons(task: Pick<Task, 'id' | 'number'>) {
  const ref = taskRef(task.number);
  return [
    button({ id: taskIds.accept.build(task.id), text: 'Accept', label: `Accept ${ref} as done`, style: 'primary' }),
    button({ id: taskIds.sendBack.build(task.id), text: 'Send back', label: `Send back ${ref}: say what is missing` }),
  ];
}

/** `Waits for @Bo to accept it, since Wed 25 Nov, 10:00`; null while nothing waits. */
export function describeSignOff({ task, people }: TaskView, reader: ForReader): Mrkdwn | null {
  const since = task.awaitingSignOffAt;
  if (since === null) return null;
  const who = joinMd(
    askedToSignOff(task).map((id) => mention(people, id)),
    ' or ',
  );
  return md`*Done says* ${mention(people, task.responsibleId)}, ${showInstant(since, reader)}: waits for ${who} to accept it`;
}
