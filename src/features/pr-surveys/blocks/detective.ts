import { type Block, context, divider, header, section } from '../../../kit/blocks/index.ts';
import type { Detective } from '../use-cases/read-detective.ts';
import { buildQuestion } from './question.ts';
import { buildWeeks, SKILL_EXPLAINED, sayScore } from './score.ts';

/**
 * The first part of the Detective tab: what waits for me, how my guesses did, what was revealed lately.
 * @param said what was just done here, as a sentence; null otherwise
 */
export function buildDetective(view: Detective, said: string | null): readonly Block[] {
  return [
    ...(said === null ? [] : [section(said), divider()]),
    ...buildWaiting(view),
    ...buildAnswered(view),
    ...buildGuesses(view),
    ...buildRevealed(view),
  ];
}

/** Most pull requests answerable here at once; further ones move up. */
const WAITING_SHOWN = 4;

function buildWaiting({ waiting }: Detective): readonly Block[] {
  if (waiting.length === 0) return [];
  const more = waiting.length - WAITING_SHOWN;
  return [
    header(`Waiting for your answer (${waiting.length})`),
    ...waiting.slice(0, WAITING_SHOWN).flatMap((question) => buildQuestion(question)),
    ...(more > 0 ? [context(`and ${more} more after these`)] : []),
  ];
}

/** Most answers that wait for their reveal shown. */
const ANSWERED_SHOWN = 3;

function buildAnswered({ answered }: Detective): readonly Block[] {
  if (answered.length === 0) return [];
  const more = answered.length - ANSWERED_SHOWN;
  return [
    header('Answered, not revealed yet'),
    ...answered.slice(-ANSWERED_SHOWN).flatMap((question) => buildQuestion(question)),
    ...(more > 0 ? [context(`and ${more} before them`)] : []),
  ];
}

function buildGuesses({ score, weeks, waiting, revealed }: Detective): readonly Block[] {
  if (score.total === 0)
    return [
      header('Your guesses'),
      section(
        waiting.length + revealed.length > 0
          ? 'None is scored yet.'
          : 'None yet. When a pull request that you wrote or reviewed is merged, I ask you in a message: its author whether AI helped, its reviewers to rate it and to guess. How your guesses do shows up here.',
      ),
    ];
  return [
    header('Your guesses'),
    section(sayScore(score)),
    context(SKILL_EXPLAINED),
    ...(weeks.length === 0 ? [] : [section(buildWeeks(weeks))]),
    context('By the week of the merge; the skill is that of all your guesses up to then. Only you see this.'),
  ];
}

function buildRevealed({ revealed }: Detective): readonly Block[] {
  if (revealed.length === 0) return [];
  return [header('Lately revealed'), ...revealed.flatMap((question) => buildQuestion(question))];
}
