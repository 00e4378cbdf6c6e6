import type { Invitation, Survey } from '../../../../src/features/pr-surveys/domain/survey.ts';
import type { InvitationId, PersonId, PullRequestId, SurveyId } from '../../../../src/kit/ids.ts';

/** An invitation that was asked and not answered. */
export function invitation(more: Partial<Invitation> = {}): Invitation {
  return {
    ...{ id: 'i1' as InvitationId, surveyId: 's1' as SurveyId, personId: 'bo' as PersonId, role: 'reviewer' },
    ...{ state: 'asked', cardId: 'c1', weight: 1, askedAt: new Date('2026-11-25T09:00:00Z'), withdrawnAt: null },
    ...{ ai: null, quality: null, guess: null, confidence: null, answeredAt: null, closedAt: null },
    ...{ revealedAt: null, verdict: null },
    ...more,
  };
}

export const author = (more: Partial<Invitation> = {}): Invitation =>
  invitation({ id: 'i0' as InvitationId, personId: 'ana' as PersonId, role: 'author', ...more });

export function survey(more: Partial<Survey> = {}): Survey {
  const at = new Date('2026-11-25T09:00:00Z');
  return {
    ...{ id: 's1' as SurveyId, pullRequestId: 'p1' as PullRequestId, state: 'open', skipped: null, teamIds: [] },
    ...{ authorId: 'ana' as PersonId, byAgent: false, mergedAt: at, openedAt: at, lockedAt: null, settledAt: null },
    ...more,
  };
}
