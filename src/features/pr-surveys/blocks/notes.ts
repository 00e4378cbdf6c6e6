import { actions, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import type { SurveyQuestion } from '../domain/card.ts';
import type { Score } from '../domain/score.ts';
import { surveyIds } from './ids.ts';
import { buildReveal } from './reveal.ts';
import { buildScore } from './score.ts';
import { lines, nameOf } from './words.ts';

/** Once, the next working morning: what is still open. */
export function buildReminder(open: readonly SurveyQuestion[]): Message {
  const title =
    open.length === 1
      ? 'A pull request still waits for your word'
      : `${open.length} pull requests still wait for your word`;
  return message({
    text: title,
    blocks: [
      section(lines([md`*${title}*`, ...open.map(({ pullRequest }) => md`• ${nameOf(pullRequest)}`)])),
      actions([button({ id: surveyIds.open.build(), text: 'Answer', label: 'Answer the open surveys' })]),
      context('The buttons stand in the message above, too. I remind you this once; what stays open closes by itself.'),
    ],
  });
}

/** What the reminder becomes once nothing on it is open. */
export function buildReminded(): Message {
  const said = 'The questions from before are answered or closed. Nothing to do.';
  return message({ text: said, blocks: [context(said)] });
}

/** To a reviewer whose author answered later than they did. */
export function buildRevealNote({ pullRequest, reveal }: SurveyQuestion, score: Score | null): Message | null {
  if (reveal === null) return null;
  return message({
    text: `${pullRequest.ref}: how your guess did`,
    blocks: [section(nameOf(pullRequest)), ...buildReveal(reveal), ...(score === null ? [] : buildScore(score))],
  });
}

/** Most accounts named; the rest is counted. */
const NAMED = 20;

/** To admins, once for each account: whom nobody can ask. */
export function buildStrangers(logins: readonly string[]): Message {
  const one = logins.length === 1;
  const title = one ? 'I can’t ask one GitHub account' : `I can’t ask ${logins.length} GitHub accounts`;
  const named = joinMd(
    logins.slice(0, NAMED).map((login) => md`*${login}*`),
    ', ',
  );
  const more = logins.length > NAMED ? md` and ${logins.length - NAMED} more` : md``;
  return message({
    text: title,
    blocks: [
      section(lines([md`*${title}*`, md`${named}${more}`])),
      context(
        md`I don’t know who ${one ? 'it is' : 'they are'} here, so surveys leave ${one ? 'it' : 'them'} out. \`/muster people\` links accounts to people.`,
      ),
    ],
  });
}
