import { context, type Message, message, section } from '../../kit/blocks/index.ts';
import type { PersonId, TaskId } from '../../kit/ids.ts';
import { md } from '../../kit/mrkdwn.ts';
import type { Args, Renderer } from '../../ports/inbound/feature.ts';
import type { Tx } from '../../ports/outbound/store.ts';
import { listHistory } from '../history/index.ts';
import { findPerson } from '../people/index.ts';
import { describeDueMove } from './blocks/answers.ts';
import { buildButtons } from './blocks/buttons.ts';
import { buildTask, describeCard } from './blocks/card.ts';
import { type ForReader, mention, nameOf } from './blocks/lines.ts';
import { maySee } from './domain/rights.ts';
import { isOpen, taskRef } from './domain/task.ts';
import type { TaskView } from './domain/task-view.ts';
import { findTask } from './store/find-tasks.ts';
import { viewTask } from './store/view-task.ts';

/** What goes out about tasks, drawn as things stand when it is sent. */
export const taskMessages = (): Readonly<Record<string, Renderer>> => ({
  'tasks.card': async (tx, args, { reader, now }) => {
    const read = await readView(tx, args);
    return read === null ? null : buildCard(read.view, read.personId, { timeZone: reader.timeZone, now });
  },
  'tasks.change-note': async (tx, args, { reader, now }) => {
    const read = await readView(tx, args);
    if (read === null || !read.seen) return null;
    return buildChangeNote(tx, read.view, {
      changeId: String(args.changeId),
      reader: { timeZone: reader.timeZone, now },
    });
  },
  'tasks.due-soon-note': async (tx, args, { reader, now }) => {
    const read = await readView(tx, args);
    if (read === null || !read.seen || !isOpen(read.view.task)) return null;
    const { task } = read.view;
    const sentence = `${taskRef(task.number)} ${task.title} ${describeDueMove(read.view, { timeZone: reader.timeZone, now })}.`;
    return message({
      text: sentence,
      blocks: [section(md`${sentence}`), ...buildButtons(task, { personId: read.personId, role: 'developer' })],
    });
  },
});

type Read = { readonly view: TaskView; readonly personId: PersonId; readonly seen: boolean };

async function readView(tx: Tx, args: Args): Promise<Read | null> {
  const personId = String(args.personId) as PersonId;
  const task = await findTask(tx, String(args.taskId) as TaskId);
  if (task === null) return null;
  const seen = maySee({ actor: { personId, role: 'developer' }, task }).kind === 'allowed';
  return { view: await viewTask(tx, task, personId), personId, seen };
}

function buildCard(view: TaskView, personId: PersonId, reader: ForReader): Message {
  const { task } = view;
  const letters = [task.responsibleId, task.accountableId, task.creatorId, ...task.consultedIds, ...task.informedIds];
  if (!letters.includes(personId)) return buildLeft(view);
  const buttons = buildButtons(task, { personId, role: 'developer' });
  return message({ text: describeCard(view), blocks: [...buildTask(view, reader), ...buttons] });
}

/** The card of somebody the task has left; of a private one it no longer says who has it. */
function buildLeft({ task, people }: TaskView): Message {
  const ref = taskRef(task.number);
  if (task.private)
    return message({
      text: `${ref} has gone to somebody else.`,
      blocks: [context(md`*${ref}* has gone to somebody else.`)],
    });
  const text = `${ref} ${task.title} is with ${nameOf(people, task.responsibleId)} now.`;
  return message({
    text,
    blocks: [context(md`*${ref}* ${task.title} is with ${mention(people, task.responsibleId)} now.`)],
  });
}

async function buildChangeNote(
  tx: Tx,
  view: TaskView,
  { changeId, reader }: { readonly changeId: string; readonly reader: ForReader },
): Promise<Message | null> {
  const { task } = view;
  const recent = await listHistory(tx, { kind: 'task', id: task.id }, { limit: 100 });
  const change = recent.find((entry) => entry.id === changeId);
  if (change === undefined) return null;
  const by =
    change.by.kind === 'person' ? ((await findPerson(tx, change.by.personId))?.name ?? 'Somebody who left') : null;
  const sentence = `${taskRef(task.number)} ${task.title} ${describeChange(change, view, reader)}${by === null ? '' : ` (${by})`}.`;
  const reason = change.reason === null ? [] : [context(`Reason: ${change.reason}`)];
  return message({ text: sentence, blocks: [section(md`${sentence}`), ...reason] });
}

type Entry = Awaited<ReturnType<typeof listHistory>>[number];

function describeChange(change: Entry, view: TaskView, reader: ForReader): string {
  switch (change.after?.status) {
    case 'completed':
      return change.by.kind === 'rule' ? 'is done: its last part was closed' : 'is done';
    case 'cancelled':
      return 'was cancelled';
    default:
      return describeDueMove(view, reader);
  }
}
