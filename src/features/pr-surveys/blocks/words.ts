import { z } from 'zod';
import { joinMd, link, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { cutText } from '../../../kit/text.ts';
import type { Answer } from '../domain/answer.ts';
import type { SurveyedPullRequest } from '../domain/card.ts';
import type { Confidence, Guess, Quality, Word } from '../domain/survey.ts';

export const aiWords: Readonly<Record<Word, string>> = { yes: 'Yes', partly: 'Partly', no: 'No' };
export const qualityWords: Readonly<Record<Quality, string>> = { 1: 'Could be better', 2: 'OK', 3: 'Super' };
export const guessWords: Readonly<Record<Guess, string>> = { yes: 'Yes', no: 'No' };
export const confidenceWords: Readonly<Record<Confidence, string>> = {
  unsure: 'Unsure',
  likely: 'Likely',
  sure: 'Sure',
};

/** A pull request as its survey names it: only people who took part in it read this. */
export function nameOf({ ref, url, title }: Pick<SurveyedPullRequest, 'ref' | 'url' | 'title'>): Mrkdwn {
  return md`${link(url, ref)} ${cutText(title, TITLE_MAX)}`;
}

/** GitHub takes 256 characters; the question below must stay in sight. */
const TITLE_MAX = 160;

/** `*Yes*, likely`; the guess alone counts as likely. */
export function sayGuess(guess: Guess, confidence: Confidence | null): Mrkdwn {
  return md`*${guessWords[guess]}*, ${confidenceWords[confidence ?? 'likely'].toLowerCase()}`;
}

/** One thing a line, nothing for null. */
export function lines(all: readonly (Mrkdwn | string | null)[]): Mrkdwn {
  return joinMd(
    all.filter((one) => one !== null),
    '\n',
  );
}

/** What each role is asked, in order. */
export const PARTS = { author: ['ai'], reviewer: ['quality', 'guess', 'confidence'] } as const;

/** The values of a part with their words, in the order in which they are offered. */
export function partWords(part: Answer['part']): readonly (readonly [value: string, text: string])[] {
  return Object.entries(WORDS[part]);
}

/** A part's value as a button or a form carries it; null when it is none. */
export function readPart(part: string | undefined, value: string | null | undefined): Answer | null {
  const parsed = parts.safeParse({ part, value });
  return parsed.success ? parsed.data : null;
}

const WORDS: Readonly<Record<Answer['part'], Readonly<Record<string, string>>>> = {
  ai: aiWords,
  quality: qualityWords,
  guess: guessWords,
  confidence: confidenceWords,
};

const parts = z.discriminatedUnion('part', [
  z.object({ part: z.literal('ai'), value: z.enum(['yes', 'partly', 'no']) }),
  z.object({ part: z.literal('quality'), value: z.enum(['1', '2', '3']).transform((n) => Number(n) as Quality) }),
  z.object({ part: z.literal('guess'), value: z.enum(['yes', 'no']) }),
  z.object({ part: z.literal('confidence'), value: z.enum(['unsure', 'likely', 'sure']) }),
]);
