import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import { isBlank } from '../../../kit/text.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isOpen, listTasksByNumber, maySee, taskRef } from '../../tasks/index.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { type Contradiction, findContradictions } from '../domain/contradictions.ts';
import { type CheckInForm, contradictionKey, type FormView } from '../domain/form.ts';
import {
  BLOCKERS_MAX,
  continueBlockers,
  type NamedBlocker,
  readBlockers,
  readDone,
  type TypedBlocker,
} from '../domain/typed.ts';
import { findCheckInOf } from '../store/check-ins.ts';
import { type Drafted, readDraft } from '../store/read-draft.ts';
import { readStates } from '../store/read-states.ts';
import { type AnswerNeeds, answerCheckIn } from './answer-check-in.ts';
import { requireParticipant } from './find-own-day.ts';

export type SavedForm =
  | { readonly kind: 'saved'; readonly checkIn: CheckIn }
  /** Nothing was written: the author sees what doesn't fit together, and may send it all the same. */
  | { readonly kind: 'contradictions'; readonly view: FormView };

export type FormSubmission = {
  readonly on: CalendarDay;
  readonly form: CheckInForm;
  /** Keys of the contradictions the author has seen. */
  readonly shown: readonly string[];
};

/**
 * Sends or changes a check-in by its form.
 * @throws MusterError 'invalid' with a sentence for each field · 'conflict' that day can't be changed any more
 */
export function saveForm(needs: AnswerNeeds, actor: PersonActor, submission: FormSubmission): Promise<SavedForm> {
  return needs.act(actor, async (tx): Promise<SavedForm> => {
    const { on, form } = submission;
    const self = await requireParticipant(needs, tx, actor);
    const { workplace } = self.life;
    const question = { personId: actor.personId, on, workplace, until: needs.clock.now() };
    const drafted = await readDraft(needs, tx, question);
    const hidden = form.tellPrivate ? drafted.draft.done.filter((one) => one.private) : [];
    const done = [
      ...readDone(form.done, drafted.draft.done),
      ...hidden.map(({ text, factIds, url }) => ({ text, factIds, url })),
    ];
    const answers = form.answers.filter(({ text }) => !isBlank(text));
    const typed = readBlockers(form.blockers);
    if (done.length + typed.length + answers.length === 0 && isBlank(form.plan))
      refuse(
        'done',
        'Write a line of what you did. When there is nothing to tell, press “Nothing today” or “Nothing that day” on the message.',
      );
    const blockers = await nameBlockers(tx, actor, { typed, form, drafted });
    const told = { done: done.map(({ text }) => text), blockers, drafted };
    const contradictions = await judge(tx, actor, { on, workplace, ...told });
    if (contradictions.some((one) => !submission.shown.includes(contradictionKey(one))))
      return {
        kind: 'contradictions',
        view: { ...{ on, form, contradictions }, places: self.teams, ...rest(drafted) },
      };
    const content = { state: 'sent' as const, done, plan: form.plan.trim(), blockers, answers };
    return { kind: 'saved', checkIn: await answerCheckIn(needs, tx, { actor, self, on, content }) };
  });
}

function rest({ draft }: Drafted) {
  return { privateThings: draft.done.filter((one) => one.private).map(({ text }) => text), planned: null };
}

type Typed = {
  readonly typed: readonly TypedBlocker[];
  readonly form: CheckInForm;
  readonly drafted: Drafted;
};

/** @throws MusterError 'invalid' a line names a task that isn't there or is closed */
async function nameBlockers(
  tx: Tx,
  actor: PersonActor,
  { typed, form, drafted }: Typed,
): Promise<readonly NamedBlocker[]> {
  if (typed.length > BLOCKERS_MAX)
    refuse('blockers', `That’s ${typed.length} blockers, ${BLOCKERS_MAX} is the most. Name the ones that stop you.`);
  const tasks = (await listTasksByNumber(tx, [...new Set(typed.flatMap(({ number }) => number ?? []))])).filter(
    (task) => maySee({ actor, task }).kind === 'allowed',
  );
  return typed.map(({ text, number }) => {
    const task = tasks.find((one) => one.number === number);
    if (number !== null && task === undefined)
      refuse('blockers', `I know no ${taskRef(number)}. Write another number, or none.`);
    if (task !== undefined && !isOpen(task))
      refuse('blockers', `${taskRef(task.number)} is closed, so it can’t stop you. Take it out, or reopen it first.`);
    const isPrivate = task?.private ?? drafted.draft.blockers.some((one) => one.text === text && one.private);
    return { text, taskId: task?.id ?? null, private: isPrivate && !form.tellPrivate };
  });
}

type Judged = {
  readonly on: CalendarDay;
  readonly workplace: Parameters<typeof readDraft>[2]['workplace'];
  readonly done: readonly string[];
  readonly blockers: readonly NamedBlocker[];
  readonly drafted: Drafted;
};

async function judge(tx: Tx, { personId }: PersonActor, judged: Judged): Promise<readonly Contradiction[]> {
  const { on, workplace, done, drafted } = judged;
  const own = await findCheckInOf(tx, { personId, on });
  const known = [...(own?.blockers ?? []), ...(drafted.before?.blockers ?? [])];
  return findContradictions({
    ...{ on, done, facts: drafted.facts, workdays: workplace },
    blockers: continueBlockers(judged.blockers, { known, on, newId: () => '' }),
    isOpen: await readStates(tx, { personId, lines: done, facts: drafted.facts }),
  });
}

function refuse(field: string, sentence: string): never {
  throw new MusterError('invalid', sentence, { fields: { [field]: sentence } });
}
