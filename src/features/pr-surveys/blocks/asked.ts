import { actions, type Block, button, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { Answer } from '../domain/answer.ts';
import type { SurveyQuestion } from '../domain/card.ts';
import { surveyIds, writeAnswer } from './ids.ts';
import { lines, nameOf, partWords, readPart } from './words.ts';

/** What an author is asked: the pull request first, then the buttons while they haven't answered. */
export function askAuthor(question: SurveyQuestion): readonly Block[] {
  const { agent } = question.pullRequest;
  const whose = agent === null ? null : md`${agent} wrote it, on your behalf.`;
  const lead = section(lines([nameOf(question.pullRequest), whose, md`*Was this AI-assisted?*`]));
  return question.ai === null ? [lead, choose(question, 'ai')] : [lead];
}

/** What a reviewer is asked: the pull request first, then the buttons of every part they haven't answered. */
export function askReviewer(question: SurveyQuestion): readonly Block[] {
  const { pullRequest, quality, guess, confidence } = question;
  return [
    section(lines([nameOf(pullRequest), md`by ${pullRequest.author}`])),
    ...(quality === null ? [section(md`*How is the quality?*`), choose(question, 'quality')] : []),
    ...(guess === null ? [section(md`*AI-assisted?* Your guess:`), choose(question, 'guess')] : []),
    ...(guess !== null && confidence === null
      ? [section(md`*How sure are you?* Without a word it counts as likely.`), choose(question, 'confidence')]
      : []),
  ];
}

/** What a screen reader says before the pull request. */
const ABOUT: Readonly<Record<Answer['part'], string>> = {
  ai: 'AI in',
  quality: 'quality of',
  guess: 'your guess about AI in',
  confidence: 'how sure you are about',
};

function choose({ invitationId, pullRequest: { ref } }: SurveyQuestion, part: Answer['part']): Block {
  const buttons = partWords(part).flatMap(([value, text]) => {
    const answer = readPart(part, value);
    if (answer === null) return [];
    const id = surveyIds.answer.build(writeAnswer({ invitationId, answer }));
    return [button({ id, text, label: `${text}: ${ABOUT[part]} ${ref}` })];
  });
  return actions(buttons);
}
