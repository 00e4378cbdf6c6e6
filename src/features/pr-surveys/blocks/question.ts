import { type Block, button, context, section } from '../../../kit/blocks/index.ts';
import { type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { SurveyQuestion } from '../domain/card.ts';
import { askAuthor, askReviewer } from './asked.ts';
import { surveyIds } from './ids.ts';
import { buildReveal } from './reveal.ts';
import { aiWords, lines, nameOf, qualityWords, sayGuess } from './words.ts';

/** One pull request: what is asked, what the person said, what came of it. */
export function buildQuestion(question: SurveyQuestion): readonly Block[] {
  const name = nameOf(question.pullRequest);
  const said = md`You said ${saidOf(question)}.`;
  switch (question.state) {
    case 'asked':
    case 'answered':
      return buildOpen(question);
    case 'locked':
      return [section(lines([name, question.closedAt === null ? md`${said} It was revealed, so it stays.` : said]))];
    case 'revealed':
      return [section(lines([name, said])), ...(question.reveal === null ? [] : buildReveal(question.reveal))];
    case 'closed':
      return [section(name), context(sayClosed(question))];
    case 'opted-out':
      return [section(name), context('You stopped surveys, so nothing is asked here any more.')];
    default:
      return question.state satisfies never;
  }
}

function buildOpen(question: SurveyQuestion): readonly Block[] {
  const { role, pullRequest, ai, quality, guess, confidence } = question;
  const asked = role === 'author' ? askAuthor(question) : askReviewer(question);
  if (ai === null && quality === null && guess === null) return asked;
  const waits = role === 'reviewer' && confidence !== null && quality !== null;
  const next = waits ? md`I show you the author’s word as soon as it is there.` : null;
  const said = lines([nameOf(pullRequest), md`You said ${saidOf(question)}.`, next]);
  const change = button({
    id: surveyIds.change.build(question.invitationId),
    text: 'Change',
    label: `Change your answer about ${pullRequest.ref}`,
  });
  return [section(said, { accessory: change }), ...asked.slice(1)];
}

/** What somebody said, for the middle of a sentence. */
function saidOf({ ai, quality, guess, confidence }: SurveyQuestion): Mrkdwn {
  if (ai !== null) return md`*${aiWords[ai]}*`;
  const rated = quality === null ? null : md`quality *${qualityWords[quality]}*`;
  const guessed = guess === null ? null : md`AI-assisted ${sayGuess(guess, confidence)}`;
  if (rated === null) return guessed ?? md`nothing`;
  return guessed === null ? rated : md`${rated}, ${guessed}`;
}

function sayClosed(question: SurveyQuestion): Mrkdwn {
  const { ai, quality, guess } = question;
  if (ai === null && quality === null && guess === null) return md`Closed. Nothing to do.`;
  return md`Closed. You said ${saidOf(question)}.`;
}
