import { type Block, button, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { SurveyQuestion } from '../domain/card.ts';
import { surveyIds } from './ids.ts';
import { lines, nameOf } from './words.ts';

/** Merged pull requests that wait for my word, in one line with the way to them; nothing when none does. */
export function buildTodayLine(open: readonly SurveyQuestion[]): readonly Block[] {
  const [first] = open;
  if (first === undefined) return [];
  const title =
    open.length === 1
      ? 'A merged pull request asks for your word'
      : `${open.length} merged pull requests ask for your word`;
  const what = open.length === 1 ? nameOf(first.pullRequest) : md`A few clicks each.`;
  const answer = button({ id: surveyIds.open.build(), text: 'Answer', label: 'Answer the open surveys' });
  return [section(lines([md`*${title}*`, what]), { accessory: answer })];
}
