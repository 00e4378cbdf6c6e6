import { isScored } from './skill.ts';
import type { Guess, Invitation, Survey, Verdict, Word } from './survey.ts';

/**
 * When a reviewer is told the author's word.
 *
 * Sealed means that before their own reveal nothing a person can see depends on somebody else's answer. What they can see
 * includes when things happen, so every instant here follows from *that* people answered or their time ended, never from
 * *what* they said: a yes and a no take the same steps at the same time. The instant of a reveal tells when the later one
 * of two answered, together with the answer itself. Until then a reviewer who waits can tell one thing: that the author
 * hasn't answered or hasn't got the time to; those who haven't answered can tell nothing, as no card, count or list of
 * theirs moves.
 */
export function readyToReveal(reviewer: Invitation, author: Invitation | null, now: Date): boolean {
  if (reviewer.role !== 'reviewer' || reviewer.revealedAt !== null) return false;
  return hasDecided(reviewer, now) && isSpoken(author);
}

/**
 * Whether a reviewer is done: both questions answered, and the confidence chosen or the time for it over. At closing the
 * guess alone is enough. Whoever didn't guess has nothing to be compared with and is told nothing.
 */
export function hasDecided(reviewer: Invitation, now: Date): boolean {
  if (reviewer.guess === null) return false;
  if (reviewer.closedAt !== null) return true;
  const at = settlesAt(reviewer);
  return at !== null && at <= now;
}

/** When a reviewer's answer needs nothing more; null while a question is open. The guess alone counts as likely, after a while. */
export function settlesAt({ quality, guess, confidence, answeredAt }: Invitation): Date | null {
  if (quality === null || guess === null || answeredAt === null) return null;
  return new Date(answeredAt.getTime() + (confidence === null ? CONFIDENCE_MS : 0));
}

/** How long somebody who guessed may still say how sure they are, in milliseconds. House rule in README, "AI Detective". */
export const CONFIDENCE_MS = 10 * 60_000;

/** The author answered, or never will: then it is "no answer to compare" for everybody. */
export function isSpoken(author: Invitation | null): boolean {
  return author === null || author.ai !== null || author.state === 'closed' || author.state === 'left-out';
}

/** A sign that an agent took part; see `AiEvidence`. */
export type Sign = { readonly proves: 'work' | 'use'; readonly source: string };

/** What the reveal says of a guess. Kept when it is said: evidence that is found later changes nothing. */
export function judgeGuess(guessed: {
  readonly guess: Guess | null;
  /** The author's; null: none. */
  readonly word: Word | null;
  readonly signs: readonly Sign[];
  readonly byAgent: boolean;
}): Verdict {
  const { guess, word, signs, byAgent } = guessed;
  const truth = word === null ? null : word === 'no' ? 'no' : 'yes';
  const work = signs.filter(({ proves }) => proves === 'work');
  // A note of `refs/notes/ai` proves it as well, but nobody sees it on the page.
  const evidenceVisible = work.some(({ source }) => source !== 'note');
  return {
    ...{ truth, evidenceVisible, disagrees: truth === 'no' && work.length > 0 },
    scored: isScored({ guess, truth, evidenceVisible, byAgent }),
    correct: truth === null || guess === null ? null : guess === truth,
  };
}

/** Whether nothing of a survey is sealed any more: its author's word stands, and nobody waits to be told of it. */
export function isSettled({ lockedAt }: Pick<Survey, 'lockedAt'>, invitations: readonly Invitation[]): boolean {
  return invitations.every(({ role, state, guess, revealedAt }) => {
    const over = state === 'closed' || state === 'left-out';
    if (role === 'author') return over || lockedAt !== null;
    return revealedAt !== null || (over && guess === null);
  });
}
