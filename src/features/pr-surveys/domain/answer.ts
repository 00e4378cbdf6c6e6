import type { Confidence, Guess, Invitation, Quality, Survey, Word } from './survey.ts';

/** One click: a part of what somebody is asked. */
export type Answer =
  | { readonly part: 'ai'; readonly value: Word }
  | { readonly part: 'quality'; readonly value: Quality }
  | { readonly part: 'guess'; readonly value: Guess }
  | { readonly part: 'confidence'; readonly value: Confidence };

/** Why a click changes nothing; each has a sentence of its own. */
export type Unchanged =
  /** Their own answer stands there already: a second click, or one on a card that is behind. */
  | 'already-answered'
  /** It was revealed: no change any more. */
  | 'locked'
  | 'closed'
  | 'not-yours'
  /** They opted out since. */
  | 'opted-out'
  /** A confidence without a guess. */
  | 'guess-first';

export type Judged = { readonly kind: 'recorded' | 'changed'; readonly answer: Answer } | { readonly kind: Unchanged };

/**
 * What a click does. The first one on a part counts; another one changes it only when the person chose *Change*, and
 * until the reveal.
 */
export function judgeAnswer(
  invitation: Invitation,
  clicked: {
    readonly survey: Survey;
    readonly personId: Invitation['personId'];
    readonly answer: Answer;
    readonly change: boolean;
  },
): Judged {
  const { survey, personId, answer, change } = clicked;
  if (invitation.personId !== personId || ROLE_OF[answer.part] !== invitation.role) return { kind: 'not-yours' };
  const before = invitation[answer.part];
  const locked = invitation.role === 'author' ? survey.lockedAt !== null : invitation.revealedAt !== null;
  // A reveal without the author's word stands as well, but they had no word to lock.
  if (locked && before === null && invitation.role === 'author') return { kind: 'closed' };
  if (locked) return { kind: before === null || change ? 'locked' : 'already-answered' };
  if (invitation.withdrawnAt !== null) return { kind: 'opted-out' };
  if (invitation.state !== 'asked' || survey.state !== 'open') return { kind: 'closed' };
  if (answer.part === 'confidence' && invitation.guess === null) return { kind: 'guess-first' };
  if (before === null) return { kind: 'recorded', answer };
  return before === answer.value || !change ? { kind: 'already-answered' } : { kind: 'changed', answer };
}

const ROLE_OF = { ai: 'author', quality: 'reviewer', guess: 'reviewer', confidence: 'reviewer' } as const;
