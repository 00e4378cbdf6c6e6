import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { SurveyQuestion } from '../domain/card.ts';
import { type Score, type ScoredWeek, scoreByWeek, scoreOf } from '../domain/score.ts';
import { listRevealedQuestions } from '../store/own-questions.ts';
import { listOwnVerdicts } from '../store/verdicts.ts';
import { type OwnQuestions, ownQuestions } from './list-own-questions.ts';

/** What the Detective tab shows one person of their own. */
export type Detective = OwnQuestions & {
  /** What was revealed lately, the newest first. */
  readonly revealed: readonly SurveyQuestion[];
  readonly score: Score;
  /** The newest first. */
  readonly weeks: readonly ScoredWeek[];
};

/** Own questions and own guesses, nobody else's. */
export function readDetective(needs: Pick<Ports, 'scope'>, actor: PersonActor): Promise<Detective> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const guesses = await listOwnVerdicts(tx, actor.personId);
    return {
      ...(await ownQuestions(tx, actor)),
      revealed: await listRevealedQuestions(tx, actor.personId, REVEALED),
      score: scoreOf(guesses),
      weeks: scoreByWeek(guesses, actor.timeZone).slice(0, WEEKS),
    };
  });
}

/** How many reveals and weeks are shown. */
const REVEALED = 3;
const WEEKS = 8;
