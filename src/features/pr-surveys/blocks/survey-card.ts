import { type Block, context, divider, type Message, message, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { isWaiting, type SurveyCard } from '../domain/card.ts';
import type { Score } from '../domain/score.ts';
import { buildQuestion } from './question.ts';
import { buildScore } from './score.ts';
import { lines } from './words.ts';

/**
 * One person's questions of one day, as they stand: asked, answered, revealed or over, each pull request by itself.
 * @param score the reader's own as of the last reveal on it; null without one
 */
export function buildSurveyCard(card: SurveyCard, score: Score | null): Message {
  const { first, questions } = card;
  if (questions.length === 0) return quiet('The pull requests asked about here are gone. Nothing to do.');
  const title = titleOf(card);
  const sealed = questions.some(({ state }) => state === 'asked' || state === 'answered');
  return message({
    text: `${title}: ${questions.map(({ pullRequest: { ref, title: name } }) => `${ref} ${name}`).join(', ')}`,
    blocks: [
      section(md`*${title}*`),
      ...(first && isWaiting(card) ? [buildFirst()] : []),
      ...questions.flatMap((question) => [divider(), ...buildQuestion(question)]),
      ...(score === null ? [] : buildScore(score)),
      ...(sealed ? [context(SEALED)] : []),
    ],
  });
}

/** On the first survey somebody ever gets: who sees what, when, and how to stop. */
function buildFirst(): Block {
  return section(
    lines([
      md`• *Who sees what:* a reviewer reads the author’s word after answering, and nobody reads ratings. Others see sums of five authors.`,
      md`• *When:* in your working hours, for three pull requests a day at most.`,
      md`• *How to stop:* one press under *Detective* in my Home, for surveys and for the leaderboard. Nobody is told.`,
    ]),
  );
}

const SEALED = 'Answers stay sealed until the reveal, and can be changed until then.';

function quiet(words: string): Message {
  return message({ text: words, blocks: [context(words)] });
}

function titleOf({ questions }: SurveyCard): string {
  const [only] = questions;
  if (questions.length === 1 && only?.role === 'author' && only.pullRequest.agent !== null)
    return 'An agent’s pull request is merged';
  const authored = questions.filter(({ role }) => role === 'author').length;
  if (authored === questions.length)
    return authored === 1 ? 'Your pull request is merged' : `${authored} of your pull requests are merged`;
  if (authored > 0) return `${questions.length} pull requests are merged`;
  return questions.length === 1
    ? 'A pull request you reviewed is merged'
    : `${questions.length} pull requests you reviewed are merged`;
}
