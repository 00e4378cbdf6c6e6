import type { InvitationId, PersonId } from '../../kit/ids.ts';
import type { Args, Renderer } from '../../ports/inbound/feature.ts';
import type { Tx } from '../../ports/outbound/store.ts';
import { listIdentitiesById } from '../people/index.ts';
import { buildReminder, buildRevealNote, buildStrangers } from './blocks/notes.ts';
import { buildSurveyCard } from './blocks/survey-card.ts';
import { isWaiting, type SurveyQuestion } from './domain/card.ts';
import { wasOpenAt } from './domain/question-state.ts';
import { type Score, scoreOf } from './domain/score.ts';
import { findCard } from './store/cards.ts';
import { listOnCard } from './store/invitations.ts';
import { readSurveyCard, readSurveyQuestion } from './store/read-card.ts';
import { readQuestions } from './store/read-questions.ts';
import { listStrangersOf } from './store/strangers.ts';
import { listOwnVerdicts } from './store/verdicts.ts';

/** What goes out about surveys, drawn as things stand when it is sent. */
export const surveyMessages = (): Readonly<Record<string, Renderer>> => ({
  'pr-surveys.card': async (tx, args) => {
    const day = readDay(args);
    const card = await readSurveyCard(tx, day);
    if (card === null) return null;
    const score = await readScore(tx, day.personId, card.questions);
    return { ...buildSurveyCard(card, score), repost: isWaiting(card) };
  },
  'pr-surveys.reminder-card': async (tx, args) => {
    const { personId, on } = readDay(args);
    const card = await findCard(tx, personId, on);
    if (card === null || card.remindedAt === null) return null;
    const since = card.remindedAt;
    const questions = await readQuestions(
      tx,
      (await listOnCard(tx, card.id)).filter((one) => wasOpenAt(one, since)),
    );
    return questions.length === 0 ? null : buildReminder(questions, await readScore(tx, personId, questions));
  },
  'pr-surveys.reveal-note': async (tx, args) => {
    const question = await readSurveyQuestion(tx, String(args.invitationId) as InvitationId);
    if (question === null) return null;
    return buildRevealNote(question, await readScore(tx, question.personId, [question]));
  },
  'pr-surveys.strangers-note': async (tx, args) => {
    const ids = await listStrangersOf(tx, String(args.on));
    const unknown = (await listIdentitiesById(tx, ids)).filter(({ personId }) => personId === null);
    const names = unknown.flatMap(({ login, name }) => login ?? name ?? []);
    return names.length === 0 ? null : buildStrangers(names);
  },
});

/** The reader's score as of the last of these reveals, so that a message drawn again says the same; null without any. */
async function readScore(tx: Tx, personId: PersonId, questions: readonly SurveyQuestion[]): Promise<Score | null> {
  const times = questions.flatMap(({ reveal }) => reveal?.at.getTime() ?? []);
  if (times.length === 0) return null;
  const last = Math.max(...times);
  return scoreOf((await listOwnVerdicts(tx, personId)).filter(({ at }) => at.getTime() <= last));
}

function readDay(args: Args): { readonly personId: PersonId; readonly on: string } {
  return { personId: String(args.personId) as PersonId, on: String(args.on) };
}
