import type { SurveyQuestion } from './card.ts';
import type { Invitation, Survey } from './survey.ts';

/** Where a question stands for the person it was asked; follows from their own answer and from what was revealed. */
export function stateOf(invitation: Invitation, survey: Pick<Survey, 'lockedAt'>): SurveyQuestion['state'] {
  const { role, state, ai, quality, guess, withdrawnAt, revealedAt } = invitation;
  if (revealedAt !== null) return 'revealed';
  const answered = role === 'author' ? ai !== null : quality !== null && guess !== null;
  // Closing keeps an author's word as it is, whether a reviewer has read it or not.
  if (role === 'author' && answered && (survey.lockedAt !== null || state === 'closed')) return 'locked';
  if (state === 'closed') return 'closed';
  if (answered) return 'answered';
  return withdrawnAt === null ? 'asked' : 'opted-out';
}

/** Whether something was still asked of somebody at this instant, so that a reminder of then speaks of it. */
export function wasOpenAt(invitation: Invitation, at: Date): boolean {
  const { askedAt, withdrawnAt, closedAt, answeredAt, role, ai, quality, guess } = invitation;
  if (askedAt === null || askedAt > at) return false;
  if ((withdrawnAt !== null && withdrawnAt <= at) || (closedAt !== null && closedAt <= at)) return false;
  const answered = role === 'author' ? ai !== null : quality !== null && guess !== null;
  return !answered || answeredAt === null || answeredAt >= at;
}
