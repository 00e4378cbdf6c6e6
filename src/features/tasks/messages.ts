import { context, type Message, message, section } from '../../kit/blocks/index.ts';
import type { PersonId, TaskId } from '../../kit/ids.ts';
import { type Mrkdwn, md } from '../../kit/mrkdwn.ts';
import type { Args, Rendered, Renderer } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import type { Tx } from '../../ports/outbound/store.ts';
import { listHistory } from '../history/index.ts';
import { findPerson, listWorkingLives } from '../people/index.ts';
import { type AddedButtons, buildButtons } from './blocks/buttons.ts';
import { buildTask, describeCard, type TaskReader } from './blocks/card.ts';
import { buildConsultDecision, buildConsultQuestion } from './blocks/consult.ts';
import { buildDigest, type DigestLine } from './blocks/digest.ts';
import { describeDue, type ForReader, mention, nameOf } from './blocks/lines.ts';
import { type NotedChange, sayChange } from './blocks/notes.ts';
import { buildSignOffQuestion } from './blocks/sign-off.ts';
import { newsOf } from './domain/informed.ts';
import { maySee } from './domain/rights.ts';
import { askedToSignOff } from './domain/sign-off.ts';
import { isOpen, taskRef } from './domain/task.ts';
import type { TaskView } from './domain/task-view.ts';
import { findTask, listTasksById } from './store/find-tasks.ts';
import { listNews } from './store/task-news.ts';
import { viewTask } from './store/view-task.ts';

/** What goes out about tasks, drawn as things stand when it is sent. */
export const taskMessages = (
  needs: Pick<Ports, 'holidays' | 'taskLines' | 'taskButtons'>,
): Readonly<Record<string, Renderer>> => ({
  'tasks.card': (tx, args, { reader, now }) => drawCard(needs, tx, { args, timeZone: reader.timeZone, now }),
  'tasks.change-note': async (tx, args, { reader, now }) => {
    const read = await readView(tx, args);
    if (read === null || !read.seen) return null;
    const change = await readChange(tx, read.view, String(args.changeId));
    return change === null ? null : buildChangeNote(read.view, change, { timeZone: reader.timeZone, now });
  },
  ...questions,
  'tasks.due-soon-note': async (tx, args, { reader, now }) => {
    const read = await readView(tx, args);
    if (read === null || !read.seen || !isOpen(read.view.task)) return null;
    const { task } = read.view;
    const due = describeDue(read.view, { timeZone: reader.timeZone, now });
    const said = `${taskRef(task.number)} ${task.title} is due ${due}.`;
    const buttons = buildButtons(read.view, { personId: read.personId, role: 'developer' });
    return message({ text: said, blocks: [section(md`${said}`), ...buttons] });
  },
});

/** What people are asked, and what they hear of it. */
const questions: Readonly<Record<string, Renderer>> = {
  'tasks.sign-off-question': async (tx, args, { reader, now }) => {
    const read = await readView(tx, args);
    if (read === null || !read.seen) return null;
    const { task } = read.view;
    const open = task.awaitingSignOffAt?.toISOString() === args.askedAt && askedToSignOff(task).includes(read.personId);
    const drawn = buildSignOffQuestion(read.view, open, { timeZone: reader.timeZone, now });
    return { ...drawn, repost: open };
  },
  'tasks.consult-question': async (tx, args, { reader, now }) => {
    const read = await readView(tx, args);
    if (read === null || !read.seen) return null;
    const { consult } = read.view.task;
    const isSame = consult?.askedAt.toISOString() === args.askedAt;
    const mine = (isSame && consult?.asked.find(({ personId }) => personId === read.personId)) || null;
    return buildConsultQuestion(read.view, mine, { timeZone: reader.timeZone, now });
  },
  'tasks.consult-decision': async (tx, args) => {
    const read = await readView(tx, args);
    if (read === null || !read.seen) return null;
    const { consult, accountableId } = read.view.task;
    const open = consult?.heldUntil?.toISOString() === args.heldUntil && accountableId === read.personId;
    return { ...buildConsultDecision(read.view, open), repost: open };
  },
  'tasks.informed-digest': async (tx, args, { reader, now }) => {
    const personId = String(args.personId) as PersonId;
    const lines = await readDigest(tx, personId, String(args.digestId));
    return lines.length === 0 ? null : buildDigest(lines, { timeZone: reader.timeZone, now });
  },
  'tasks.free-note': async (tx, args) => {
    const read = await readView(tx, args);
    return read === null || !read.seen ? null : buildFreeNote(read.view, read.personId);
  },
};

async function drawCard(
  needs: Pick<Ports, 'holidays' | 'taskLines' | 'taskButtons'>,
  tx: Tx,
  { args, timeZone, now }: ForReader & { readonly args: Args },
): Promise<Rendered | null> {
  const personId = String(args.personId) as PersonId;
  const task = await findTask(tx, String(args.taskId) as TaskId);
  if (task === null) return null;
  const { id: taskId, title, responsibleId, dueOn } = task;
  const ref = taskRef(task.number);
  // Asked together, they travel together: a card is drawn after every change.
  const [view, lines, added, lives] = await Promise.all([
    viewTask(tx, task, personId),
    needs.taskLines(tx, { taskId, ref, title, timeZone, now }),
    needs.taskButtons(tx, { taskId, ref }),
    listWorkingLives(needs, tx, { personIds: dueOn === null ? [] : [responsibleId], since: now }),
  ]);
  const workplace = lives.get(responsibleId)?.workplace;
  return buildCard(view, personId, { timeZone, now, lines, added, workplace });
}

type Read = { readonly view: TaskView; readonly personId: PersonId; readonly seen: boolean };

/** What is still news, and still theirs to see. */
async function readDigest(tx: Tx, personId: PersonId, digestId: string): Promise<readonly DigestLine[]> {
  const all = await listNews(tx, personId, digestId);
  const tasks = await listTasksById(
    tx,
    all.map(({ taskId }) => taskId),
  );
  return all.flatMap(({ taskId, statusBefore, dueOnBefore }) => {
    const task = tasks.find(({ id }) => id === taskId);
    if (task === undefined || !task.informedIds.includes(personId)) return [];
    const news = newsOf({ status: statusBefore, dueOn: dueOnBefore }, task);
    return news === null ? [] : [{ task, news }];
  });
}

/** The last one it waited for is closed; opened again, it says that too. */
function buildFreeNote(view: TaskView, personId: PersonId): Message {
  const { task, isFree } = view;
  const text = `${taskRef(task.number)} ${task.title} ${isFree ? 'is free to start: nothing it waited for is open any more.' : 'waits again: a task it waits for was opened again.'}`;
  return message({ text, blocks: [section(md`${text}`), ...buildButtons(view, { personId, role: 'developer' })] });
}

async function readView(tx: Tx, args: Args): Promise<Read | null> {
  const personId = String(args.personId) as PersonId;
  const task = await findTask(tx, String(args.taskId) as TaskId);
  if (task === null) return null;
  const seen = maySee({ actor: { personId, role: 'developer' }, task }).kind === 'allowed';
  return { view: await viewTask(tx, task, personId), personId, seen };
}

type CardReader = TaskReader & {
  /** What other features say of the task. */
  readonly lines: readonly Mrkdwn[];
  /** And what they offer. */
  readonly added: AddedButtons;
};

function buildCard(view: TaskView, personId: PersonId, { lines, added, ...reader }: CardReader): Rendered {
  const { task } = view;
  const letters = [task.responsibleId, task.accountableId, task.creatorId, ...task.consultedIds, ...task.informedIds];
  if (!letters.includes(personId)) return buildLeft(view);
  const buttons = buildButtons(view, { personId, role: 'developer' }, added);
  const told = lines.map((line) => context(line));
  const blocks = [...buildTask(view, { ...reader, lasting: true }), ...told, ...buttons];
  // Whoever deleted the message in Slack still has the work to do.
  return { ...message({ text: describeCard(view), blocks }), repost: isOpen(task) && personId === task.responsibleId };
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

function buildChangeNote(view: TaskView, change: NotedChange, reader: ForReader): Message {
  const said = sayChange(view, change, reader);
  const reason = change.reason === null ? [] : [context(`Reason: ${change.reason}`)];
  return message({ text: said, blocks: [section(md`${said}`), ...reason] });
}

async function readChange(tx: Tx, { task }: TaskView, changeId: string): Promise<NotedChange | null> {
  const recent = await listHistory(tx, { kind: 'task', id: task.id }, { limit: 100 });
  const at = recent.findIndex((entry) => entry.id === changeId);
  const change = recent[at];
  if (change === undefined) return null;
  const person = change.by.kind === 'person' ? await findPerson(tx, change.by.personId) : null;
  const by = change.by.kind === 'rule' ? null : (person?.name ?? 'somebody who left');
  // An undo is possible only while nothing else changed, so what took it back is the very next entry.
  const next = recent[at - 1];
  const takenBack =
    next?.action === 'task.undo' ||
    (change.by.kind === 'rule' && next?.by.kind === 'rule' && next.action === 'task.reopen');
  const { status, dueOn } = change.after ?? {};
  return {
    by,
    action: change.action,
    status: String(status),
    dueOn: typeof dueOn === 'string' ? dueOn : null,
    reason: change.reason,
    takenBack,
  };
}
