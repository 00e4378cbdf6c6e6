import type { PersonActor } from '../../../kit/actor.ts';
import { type Block, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { Finding } from '../domain/checker.ts';
import { isOpen, type Task, taskRef } from '../domain/task.ts';
import type { TaskView } from '../domain/task-view.ts';
import type { TaskVerb } from '../domain/transitions.ts';
import type { ShownTask } from '../use-cases/show-task.ts';
import { buildAnswerButtons, buildButtons, type Viewer } from './buttons.ts';
import { buildTask, describeCard } from './card.ts';
import { sayAsking } from './consult.ts';
import { type ForReader, mention, nameOf } from './lines.ts';
import { sentence } from './sentence.ts';

export type CreatedAnswer = {
  readonly view: TaskView;
  readonly changeId: string;
  readonly findings: readonly Finding[];
  readonly accountableNote: string | null;
  /** Further sentences: what looked like a date and wasn't one, "did you mean". */
  readonly hints: readonly string[];
};

/** What the creator sees: the card, how the date was read, what the checker says, *Edit* and *Undo*. */
export function buildCreated(created: CreatedAnswer, actor: PersonActor, now: Date): Message {
  const { view, changeId } = created;
  return message({
    text: `Created ${describeCard(view)}`,
    blocks: [
      section(describeCreated(view, actor)),
      ...buildTask(view, { timeZone: actor.timeZone, now }),
      ...buildNotes(notesOf(created)),
      ...buildAnswerButtons(view.task, { changeId, edit: true }),
    ],
  });
}

/** The same in one line, for Home. */
export function sayCreated(created: CreatedAnswer): string {
  return [`Created ${taskRef(created.view.task.number)} ${created.view.task.title}.`, ...notesOf(created)].join(' ');
}

function notesOf({ findings, accountableNote, hints }: CreatedAnswer): readonly string[] {
  return [...findings.map(({ message: said }) => said), accountableNote, ...hints].filter((note) => note !== null);
}

function describeCreated({ task, people }: TaskView, actor: PersonActor): Mrkdwn {
  if (task.responsibleId === actor.personId) return md`Created *${taskRef(task.number)}*. It is yours.`;
  return md`Created *${taskRef(task.number)}*. ${mention(people, task.responsibleId)} has it now.`;
}

export type Said = {
  /** Goes on from the task's number: `is done.` */
  readonly sentence: string;
  /** The history row, for *Undo*; null when nothing changed or it can't be taken back. */
  readonly changeId: string | null;
  readonly findings?: readonly Finding[];
  /** Who sees it, where it may offer them more than *Undo*. */
  readonly viewer?: Viewer;
};

/** After a change: one sentence, what else there is to say, *Undo*. */
export function buildChanged(view: TaskView, { sentence: said, changeId, findings = [], viewer }: Said): Message {
  const { task } = view;
  const ref = taskRef(task.number);
  return message({
    text: `${ref} ${said}`,
    blocks: [
      section(md`*${ref}* ${sentence(said)}`),
      context(task.title),
      ...buildNotes(findings.map((finding) => finding.message)),
      ...buildAnswerButtons(task, { changeId, edit: false, viewer }),
    ],
  });
}

/** `/task show`: the card with what other features say of it, and everything the asker may do. */
export function buildShown({ view, lines, buttons }: ShownTask, actor: PersonActor, now: Date): Message {
  const task = buildTask(view, { timeZone: actor.timeZone, now });
  const told = lines.map((line) => context(line));
  return message({ text: describeCard(view), blocks: [...task, ...told, ...buildButtons(view, actor, buttons)] });
}

function buildNotes(notes: readonly string[]): readonly Block[] {
  return notes.length === 0 ? [] : [context(joinMd(notes.map(sentence), '\n'))];
}

type Moved = { readonly before: Task; readonly view: TaskView };

/** What a verb came to, in words that go on from the task's number. */
export function sayMoved(verb: TaskVerb, { before, view }: Moved, reader: ForReader): string {
  switch (verb) {
    case 'start':
      if (view.task.consult !== null) return sayAsking(view, reader);
      return before.status === 'blocked' ? 'goes on.' : 'is in progress.';
    case 'done':
      return view.task.awaitingSignOffAt === null
        ? `is done.${sayParent(view)}`
        : `waits for ${nameOf(view.people, view.task.accountableId)} to accept it.`;
    case 'reopen':
      return 'is open again.';
    case 'block':
      return 'is blocked. Its accountable sees it in Today.';
    case 'cancel':
      return `is cancelled.${sayParent(view)}${sayLeft(view)}`;
    default:
      return verb satisfies never;
  }
}

export const sayings = {
  undone: 'is as it was before.',
  uncreated: 'is taken back and cancelled.',
  saved: 'is saved.',
  same: 'is unchanged.',
  sentBack: 'is sent back. It goes on.',
  answered: 'has your answer. Thank you.',
  waits: 'waits for another working day. You are asked again then.',
} as const;

export function sayHandedOver(view: TaskView): string {
  return `is with ${nameOf(view.people, view.task.responsibleId)} now.`;
}

/** A parent closes with its last part; whoever did that gets no note of it. */
function sayParent({ parent }: TaskView): string {
  // A cancelled one may have been cancelled long before; a done one had this part open a moment ago.
  return parent?.status === 'completed' ? ` With it ${taskRef(parent.number)} is done.` : '';
}

function sayLeft({ children }: TaskView): string {
  const open = children.filter(isOpen).map(({ number }) => taskRef(number));
  return open.length === 0 ? '' : ` Its parts stay as they are: ${open.join(', ')}.`;
}
