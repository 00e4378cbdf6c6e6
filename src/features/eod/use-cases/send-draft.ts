import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type CheckIn, isAnswered } from '../domain/check-in.ts';
import { isEmptyDraft, openPart } from '../domain/draft.ts';
import { findCheckIn } from '../store/check-ins.ts';
import { readDraft } from '../store/read-draft.ts';
import { type AnswerNeeds, answerCheckIn, type Content } from './answer-check-in.ts';
import { requireParticipant } from './find-own-day.ts';

export type DraftAnswered = { readonly kind: 'answered' | 'already-answered'; readonly checkIn: CheckIn };

/**
 * *Send as is*: what the message showed, without what is private.
 * @param choice.until when the message was drawn: what happened later stays out
 * @throws MusterError 'not-found' · 'conflict' its time is over · 'invalid' there is nothing to send
 */
export function sendDraft(
  needs: AnswerNeeds,
  actor: PersonActor,
  choice: { readonly checkInId: string; readonly until: Date },
): Promise<DraftAnswered> {
  return answerOnce(needs, actor, {
    checkInId: choice.checkInId,
    content: async (tx, checkIn) => {
      const { life } = await requireParticipant(needs, tx, actor);
      const question = { personId: actor.personId, on: checkIn.on, workplace: life.workplace, until: choice.until };
      const { draft } = await readDraft(needs, tx, question);
      const told = openPart(draft);
      if (isEmptyDraft(told))
        throw new MusterError('invalid', 'There is nothing to send yet. Press “Edit” and write it.');
      return {
        state: 'sent',
        done: told.done.map(({ text, factIds, url }) => ({ text, factIds, url })),
        plan: told.plan.map(({ text }) => `• ${text}`).join('\n'),
        blockers: draft.blockers.map(({ text, taskId, private: isPrivate }) => ({ text, taskId, private: isPrivate })),
        answers: [],
      };
    },
  });
}

/** *Nothing today*: answered, with nothing to tell. */
export function sendNothing(needs: AnswerNeeds, actor: PersonActor, checkInId: string): Promise<DraftAnswered> {
  return answerOnce(needs, actor, {
    checkInId,
    content: async (tx, checkIn) => {
      const { life } = await requireParticipant(needs, tx, actor);
      const question = { personId: actor.personId, on: checkIn.on, workplace: life.workplace, until: new Date(0) };
      const { draft } = await readDraft(needs, tx, question);
      // A quiet day doesn't take a blocker away.
      const blockers = draft.blockers.map(({ text, taskId, private: isPrivate }) => ({
        text,
        taskId,
        private: isPrivate,
      }));
      return { state: 'nothing', done: [], plan: '', blockers, answers: [] };
    },
  });
}

type Once = {
  readonly checkInId: string;
  readonly content: (tx: Tx, checkIn: CheckIn) => Promise<Content>;
};

/** The first click counts; a late or repeated one changes nothing. */
function answerOnce(needs: AnswerNeeds, actor: PersonActor, { checkInId, content }: Once): Promise<DraftAnswered> {
  return needs.act(actor, async (tx) => {
    const checkIn = await findCheckIn(tx, checkInId);
    if (checkIn === null || checkIn.personId !== actor.personId)
      throw new MusterError('not-found', 'That check-in isn’t yours. `/eod` opens your own.');
    if (isAnswered(checkIn)) return { kind: 'already-answered', checkIn };
    const self = await requireParticipant(needs, tx, actor);
    const answered = await answerCheckIn(needs, tx, {
      ...{ actor, self, on: checkIn.on },
      content: await content(tx, checkIn),
    });
    return { kind: 'answered', checkIn: answered };
  });
}
