import { context, divider, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import type { SurveyQuestion } from '../domain/card.ts';
import type { Score } from '../domain/score.ts';
import { buildQuestion } from './question.ts';
import { buildReveal } from './reveal.ts';
import { buildScore } from './score.ts';
import { lines, nameOf } from './words.ts';

/**
 * Once, the next working morning: what was still open then, with its buttons, as it stands now.
 * @param score the reader's own as of the last reveal on it; null without one
 */
export function buildReminder(questions: readonly SurveyQuestion[], score: Score | null): Message {
  const waiting = questions.filter(({ state }) => state === 'asked').length;
  const title = sayWaiting(waiting);
  return message({
    text: title,
    blocks: [
      section(md`*${title}*`),
      ...questions.flatMap((question) => [divider(), ...buildQuestion(question)]),
      ...(score === null ? [] : buildScore(score)),
      ...(waiting === 0 ? [] : [context('I remind you this once; what stays open closes by itself.')]),
    ],
  });
}

function sayWaiting(waiting: number): string {
  if (waiting === 0) return 'Nothing waits for your word any more';
  return waiting === 1
    ? 'A pull request still waits for your word'
    : `${waiting} pull requests still wait for your word`;
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
