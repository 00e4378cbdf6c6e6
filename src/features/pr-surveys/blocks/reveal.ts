import { agentNames } from '../../../kit/ai-evidence/index.ts';
import { type Block, context, section } from '../../../kit/blocks/index.ts';
import { type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { cutText } from '../../../kit/text.ts';
import type { Reveal } from '../domain/card.ts';
import { aiWords, lines } from './words.ts';

/** What a reviewer reads after answering: the author’s word, what the pull request says, and whether it counts. */
export function buildReveal(reveal: Reveal): readonly Block[] {
  const { word } = reveal;
  if (word === null)
    return [context('The time is over without an answer to compare yours with, so your guess isn’t counted.')];
  return [
    section(lines([sayWord(word, reveal), ...sayEvidence(reveal), sayDisagreement(reveal), sayUnscored(reveal)])),
  ];
}

function sayWord(word: NonNullable<Reveal['word']>, { correct }: Reveal): Mrkdwn {
  const counted = word === 'partly' ? ' (counts as yes)' : '';
  const met = correct === null ? '' : correct ? ' You guessed right.' : ' Your guess was the other one.';
  return md`The author’s word: *${aiWords[word]}*${counted}.${met}`;
}

/** Most pieces of evidence shown; one says enough, the rest is counted. */
const SHOWN = 2;
const QUOTE_MAX = 120;

function sayEvidence({ evidence }: Reveal): readonly Mrkdwn[] {
  if (evidence.length === 0) return [md`No sign of an agent in the pull request; that alone says nothing.`];
  const more = evidence.length - SHOWN;
  return [
    ...evidence.slice(0, SHOWN).map((one) => md`In the pull request: ${sayPiece(one)}`),
    ...(more > 0 ? [md`and ${more} more like it`] : []),
  ];
}

function sayPiece({ tool, source, quote }: Reveal['evidence'][number]): Mrkdwn {
  return md`${SOURCES[source]} ${TOOLS[tool]}, “${cutText(quote.replace(/\s+/g, ' ').trim(), QUOTE_MAX)}”`;
}

const SOURCES: Readonly<Record<Reveal['evidence'][number]['source'], string>> = {
  trailer: 'a commit signed by',
  signature: 'the signature of',
  account: 'the account of',
  file: 'a file of',
  note: 'a note on a commit by',
};

const TOOLS = { ...agentNames, other: 'a coding agent' } satisfies Readonly<
  Record<Reveal['evidence'][number]['tool'], string>
>;

function sayDisagreement({ disagrees }: Reveal): Mrkdwn | null {
  return disagrees
    ? md`The two sources disagree. That happens: tools sign by themselves, and signs stay from earlier commits. The author’s word counts.`
    : null;
}

function sayUnscored({ scored, truth, evidenceVisible }: Reveal): Mrkdwn | null {
  if (scored || truth === null) return null;
  return evidenceVisible
    ? md`Not scored: the pull request says so itself, so there was nothing to find out.`
    : md`Not scored: an agent opened this pull request.`;
}
