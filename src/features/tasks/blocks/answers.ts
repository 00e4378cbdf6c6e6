import type { PersonActor } from '../../../kit/actor.ts';
import {
  actions,
  type Block,
  button,
  context,
  type Message,
  message,
  quote,
  section,
} from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { Finding } from '../domain/checker.ts';
import { taskRef } from '../domain/task.ts';
import type { TaskView } from '../domain/task-view.ts';
import { buildAnswerButtons, buildButtons } from './buttons.ts';
import { buildTask, describeCard } from './card.ts';
import { taskIds } from './ids.ts';
import { describeDue, type ForReader, mention, nameOf } from './lines.ts';

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
    blocks: buildCreatedBlocks(created, { actor, now, changeId }),
  });
}

export function buildCreatedBlocks(
  created: CreatedAnswer,
  { actor, now, changeId }: { readonly actor: PersonActor; readonly now: Date; readonly changeId: string | null },
): readonly Block[] {
  const { view } = created;
  const notes = [...created.findings.map(({ message: said }) => said), created.accountableNote, ...created.hints];
  const said = notes.filter((note) => note !== null);
  return [
    section(describeCreated(view, actor)),
    ...buildTask(view, { timeZone: actor.timeZone, now }),
    ...(said.length === 0
      ? []
      : [
          context(
            joinMd(
              said.map((note) => md`${note}`),
              '\n',
            ),
          ),
        ]),
    ...buildAnswerButtons(view.task, changeId, true),
  ];
}

function describeCreated({ task, people }: TaskView, actor: PersonActor): Mrkdwn {
  if (task.responsibleId === actor.personId) return md`Created *${taskRef(task.number)}*. It is yours.`;
  return md`Created *${taskRef(task.number)}*. ${mention(people, task.responsibleId)} has it now.`;
}

/** After a verb: one sentence, *Undo*. */
export function buildChanged(view: TaskView, sentence: string, changeId: string | null): Message {
  const text = `${taskRef(view.task.number)} ${sentence}`;
  return message({
    text,
    blocks: [
      section(md`*${taskRef(view.task.number)}* ${view.task.title}\n${capital(sentence)}`),
      ...buildAnswerButtons(view.task, changeId, false),
    ],
  });
}

/** `/task show`: the card with everything the asker may do. */
export function buildShown(view: TaskView, actor: PersonActor, now: Date): Message {
  const blocks = [...buildTask(view, { timeZone: actor.timeZone, now }), ...buildButtons(view.task, actor)];
  return message({ text: describeCard(view), blocks });
}

/** Text that can't become a task as it is, given back so that it isn't lost. */
export function buildReturned(sentence: string, typed: string): Message {
  const pieces = typed.match(/[\s\S]{1,2800}/gu) ?? [];
  return message({
    text: sentence,
    blocks: [
      section(sentence),
      ...pieces.slice(0, 4).map(quote),
      actions([button({ id: taskIds.create.build(), text: 'Open the form' })]),
    ],
  });
}

/** What was done, in words: `is done.` */
export const verbSentences = {
  start: 'is in progress.',
  unblock: 'goes on.',
  done: 'is done.',
  reopen: 'is open again.',
  cancel: 'is cancelled.',
  block: 'is blocked. Its accountable sees it in Today.',
  undo: 'is as it was before.',
  edit: 'is saved.',
  same: 'is unchanged.',
} as const;

export function handedOver(view: TaskView): string {
  return `is with ${nameOf(view.people, view.task.responsibleId)} now.`;
}

/** What changed, for those who didn't do it. */
export function describeDueMove(view: TaskView, reader: ForReader): string {
  const due = describeDue(view, reader);
  return due === null ? 'has no due date any more' : `is due ${due}`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
