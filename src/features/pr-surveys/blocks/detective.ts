import { type Block, context, divider, header, section } from '../../../kit/blocks/index.ts';
import { type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showDay } from '../../../kit/shown-time.ts';
import type { Detectability } from '../domain/detectability.ts';
import type { Detective, TeamRate } from '../use-cases/read-detective.ts';
import { buildQuestion } from './question.ts';
import { bar, buildWeeks, SKILL_EXPLAINED, sayScore } from './score.ts';
import { buildOwnSwitches } from './switches.ts';
import { lines } from './words.ts';

/**
 * Home’s Detective tab: what waits for me, how my guesses did, whether my team can still tell, and my switches.
 * @param said what was just done here, as a sentence; null otherwise
 */
export function buildDetective(view: Detective, said: string | null): readonly Block[] {
  return [
    ...(said === null ? [] : [section(said), divider()]),
    ...buildWaiting(view),
    ...buildAnswered(view),
    ...buildGuesses(view),
    ...buildRevealed(view),
    ...buildTeams(view.teams),
    header('You decide'),
    ...buildOwnSwitches(view.own),
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

function buildTeams(teams: readonly TeamRate[]): readonly Block[] {
  if (teams.length === 0) return [];
  return [
    header('Can we still tell?'),
    section(lines(teams.map(sayTeam))),
    context(
      'Guesses that were right, of all that were scored. A coin gets half. Shown when guesses about five people’s pull requests are in it.',
    ),
  ];
}

/** Most figures of one team. */
const FIGURES = 3;

function sayTeam({ name, figures }: TeamRate): Mrkdwn {
  if (figures.length === 0) return md`*${name}*: too few to show yet`;
  return lines([md`*${name}*`, ...figures.slice(0, FIGURES).map(sayFigure)]);
}

function sayFigure({ right, total, weeks, from, to }: Detectability): Mrkdwn {
  const share = Math.round((right / total) * 100);
  const when =
    weeks === 1 ? `week of ${showDay(from, to)}` : `${weeks} weeks, ${showDay(from, to)} to ${showDay(to, to)}`;
  return md`${bar(right, total)} ${right} of ${total} right (${share} %), ${when}`;
}
