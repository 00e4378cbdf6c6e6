import { actions, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import { type Consult, type ConsultAnswer, latestSilence } from '../domain/consult.ts';
import { taskRef } from '../domain/task.ts';
import type { TaskView } from '../domain/task-view.ts';
import { statusWords } from '../domain/words.ts';
import { taskIds } from './ids.ts';
import { type ForReader, mention, nameOf } from './lines.ts';

/** The question to one consulted person, with the answer they gave; once it is over, how the task stands. */
export function buildConsultQuestion(view: TaskView, mine: ConsultAnswer | null, reader: ForReader): Message {
  const { task, people } = view;
  const { consult } = task;
  const ref = taskRef(task.number);
  if (consult === null || mine === null) return buildOver(view);
  const who = mention(people, consult.askedById);
  const asked =
    consult.kind === 'start'
      ? md`${who} wants to start *${ref}* ${task.title}. Does anything speak against it?`
      : md`${who} says that nothing blocks *${ref}* ${task.title} any more. May it go on?`;
  const text = `${nameOf(people, consult.askedById)} asks you about ${ref} ${task.title} before it ${consult.kind === 'start' ? 'starts' : 'goes on'}.`;
  const note =
    mine.answer === 'none'
      ? md`Without an answer it goes on ${showInstant(mine.dueAt, reader)}.`
      : md`You said: *${answerWords[mine.answer]}*${mine.reason === '' ? '' : ` (${mine.reason})`}. You can still change that.`;
  return message({ text, blocks: [section(asked), context(note), actions(answerButtons(task))] });
}

/** After a wait of a working day the accountable decides. */
export function buildConsultDecision(view: TaskView, isOpen: boolean): Message {
  const { task, people } = view;
  const { consult } = task;
  const ref = taskRef(task.number);
  if (!isOpen || consult === null) return buildOver(view);
  const text = `${ref} ${task.title} has waited for a working day. Shall it go on?`;
  const waits = consult.asked.filter(({ answer }) => answer === 'wait');
  const why = waits.map(({ personId, reason }) => md`• ${mention(people, personId)}: ${reason}`);
  const choices = [
    button({ id: taskIds.startAnyway.build(task.id), text: 'Go on', label: `Go on with ${ref}`, style: 'primary' }),
    button({
      id: taskIds.keepWaiting.build(task.id),
      text: 'Keep waiting',
      label: `Keep waiting with ${ref} for another working day`,
    }),
  ];
  const asked = md`*${ref}* ${task.title} has waited for a working day, because somebody asked for it. Shall it go on?`;
  return message({ text, blocks: [section(joinMd([asked, ...why], '\n')), actions(choices)] });
}

/** Who is asked, what they said, and how long it takes at most; null while nobody is asked. */
export function describeConsult({ task, people }: TaskView, reader: ForReader): Mrkdwn | null {
  const { consult } = task;
  if (consult === null) return null;
  const said = consult.asked.map(({ personId, answer, reason }) =>
    answer === 'wait'
      ? md`${mention(people, personId)} asks to wait: ${reason}`
      : md`${mention(people, personId)}: ${answerWords[answer]}`,
  );
  return joinMd([md`*Asked first* · ${describeEnd(consult, reader)}`, ...said.map((line) => md`• ${line}`)], '\n');
}

/** `asks Bo and Cy first and starts by Wed 25 Nov, 14:30 at the latest.` Goes on from the task's number. */
export function sayAsking({ task, people }: TaskView, reader: ForReader): string {
  const { consult } = task;
  const names = (consult?.asked ?? []).map(({ personId }) => nameOf(people, personId));
  const who = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return consult === null ? '' : `asks ${who} first and ${describeEnd(consult, reader)}.`;
}

function describeEnd(consult: Consult, reader: ForReader): string {
  const goes = consult.kind === 'start' ? 'starts' : 'goes on';
  if (consult.heldUntil !== null)
    return `waits until ${showInstant(consult.heldUntil, reader)}, then the accountable decides`;
  return `${goes} by ${showInstant(latestSilence(consult.asked) ?? consult.askedAt, reader)} at the latest`;
}

const answerWords = { none: 'no answer yet', 'no-objection': 'no objection', wait: 'wait' } as const;

function answerButtons({ id, number }: TaskView['task']) {
  const ref = taskRef(number);
  return [
    button({
      id: taskIds.noObjection.build(id),
      text: 'No objection',
      label: `No objection to ${ref}`,
      style: 'primary',
    }),
    button({
      id: taskIds.askToWait.build(id),
      text: 'Wait, because…',
      label: `Wait, because… Say why ${ref} should wait`,
    }),
  ];
}

function buildOver({ task }: TaskView): Message {
  const ref = taskRef(task.number);
  const text = `${ref} ${task.title} doesn’t wait for an answer any more: ${statusWords[task.status]}.`;
  return message({
    text,
    blocks: [context(md`*${ref}* ${task.title}`, md`${statusWords[task.status]}, nothing left to answer`)],
  });
}
