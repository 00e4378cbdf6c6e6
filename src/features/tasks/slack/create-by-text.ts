import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import type { CommandArgs, Reply } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildCreated } from '../blocks/answers.ts';
import { buildReturned, buildReturnedView, RETURNED_MAX } from '../blocks/returned-text.ts';
import { buildFormAbout } from '../blocks/task-form.ts';
import { DETAILS_MAX, TITLE_MAX } from '../domain/limits.ts';
import type { QuickTask } from '../domain/parse-task-text.ts';
import { readTyped } from '../domain/slack-words.ts';
import { formOfQuickText } from '../domain/task-form.ts';
import { createTaskInput } from '../domain/task-input.ts';
import { offerFields } from '../use-cases/added-fields.ts';
import { type CreatedTask, createTask } from '../use-cases/create-task.ts';
import { parseInput } from '../use-cases/parse-input.ts';

export type Typed = {
  readonly actor: PersonActor;
  readonly quick: QuickTask;
  /** As Slack sent it. */
  readonly text: string;
  readonly openModal: CommandArgs['openModal'];
};

/** Whether the answer is a form (or too long for a message), told from the text alone. */
export function needsForm(quick: QuickTask, text: string): boolean {
  return quick.title.length > DETAILS_MAX ? readTyped(text).length > RETURNED_MAX : needsAnotherLook(quick) !== null;
}

/** Creates the task, or opens the form with what was said where that isn't enough. */
export async function createByText(needs: Ports, { actor, quick, text, openModal }: Typed): Promise<Reply> {
  if (quick.title.length > DETAILS_MAX) return giveBack(readTyped(text));
  const why = needsAnotherLook(quick);
  if (why !== null)
    return {
      kind: 'view',
      view: buildFormAbout(formOfQuickText(quick), why, await offerFields(needs, actor, null)),
    };

  const input = parseInput(createTaskInput, {
    title: quick.title,
    dueOn: quick.due?.on ?? null,
    points: quick.points,
    priority: quick.priority ?? 'normal',
  });
  const mentioned = quick.mentionedUserId as SlackUserId | null;
  const created = await createTask(needs, actor, { ...input, mentioned }).catch(lettersMissing);
  if (typeof created === 'string') {
    await openModal(buildFormAbout(formOfQuickText(quick), created, await offerFields(needs, actor, null)));
    return { kind: 'nothing' };
  }
  if (created.kind !== 'created') {
    const form = formOfQuickText({ ...quick, mentionedUserId: null });
    await openModal(buildFormAbout(form, sayUnfit(created), await offerFields(needs, actor, null)));
    return { kind: 'nothing' };
  }
  const nearly = quick.didYouMean === null ? [] : [`Did you mean \`${quick.didYouMean}\`? Then undo this first.`];
  const answer = { ...created, hints: [...quick.warnings, ...nearly] };
  return { kind: 'message', message: buildCreated(answer, actor, needs.clock.now()) };
}

/** The sentence of a team that asks for people whom a quick text can't name; everything else is thrown on. */
function lettersMissing(error: unknown): string {
  const named = error instanceof MusterError ? (error.fields.consulted ?? error.fields.informed) : undefined;
  if (named === undefined) throw error;
  return named;
}

/** Why a quick text isn't enough to create a task; null when it is. */
function needsAnotherLook({ unresolvedMention, title, points }: QuickTask): string | null {
  if (unresolvedMention !== null) return `I don’t know who @${unresolvedMention} is. Choose the person below.`;
  if (title.length > TITLE_MAX)
    return `That is a long title: ${TITLE_MAX} characters is the most. Shorten it; the whole text stands in the details.`;
  return points === 21 ? '21 points are too large for one task. Name its parts below, 3 to 8 points each.' : null;
}

function giveBack(typed: string): Reply {
  const why = `That is too long for a task: a title takes ${TITLE_MAX} characters, details ${DETAILS_MAX}. Here is your text back, nothing was created.`;
  return typed.length > RETURNED_MAX
    ? { kind: 'view', view: buildReturnedView(why, typed) }
    : { kind: 'message', message: buildReturned(why, typed) };
}

const unfitWords = {
  guest: 'is a guest',
  bot: 'is an app',
  deactivated: 'has left',
  'other-organisation': 'belongs to another organisation',
} as const;

function sayUnfit(created: Exclude<CreatedTask, { kind: 'created' }>): string {
  return created.kind === 'unknown-person'
    ? 'Slack doesn’t know that person any more. Choose somebody else.'
    : `${created.name} ${unfitWords[created.refusal]} and can’t be responsible. Choose somebody else.`;
}
