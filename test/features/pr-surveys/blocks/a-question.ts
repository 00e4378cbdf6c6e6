import type { SurveyCard, SurveyQuestion } from '../../../../src/features/pr-surveys/domain/card.ts';
import type { InvitationId, PersonId, SurveyId } from '../../../../src/kit/ids.ts';

const ID = '00000000-0000-7000-8000-000000000001';
export const PULL_URL = 'https://github.com/acme/web/pull/31';

/** A reviewer's question with nothing answered yet. */
export function aQuestion(more: Partial<SurveyQuestion> = {}): SurveyQuestion {
  return {
    ...{ invitationId: ID as InvitationId, surveyId: ID as SurveyId, role: 'reviewer', state: 'asked' },
    pullRequest: { ref: 'acme/web#31', title: 'Keep the cart', url: PULL_URL, author: 'Ana', agent: null },
    ...{ ai: null, quality: null, guess: null, confidence: null, closedAt: null, reveal: null },
    ...more,
  };
}

export function anAuthors(more: Partial<SurveyQuestion> = {}): SurveyQuestion {
  return aQuestion({ role: 'author', ...more });
}

/** A reviewer's question that was revealed. */
export function aRevealed(reveal: Partial<NonNullable<SurveyQuestion['reveal']>> = {}): SurveyQuestion {
  return aQuestion({
    ...{ state: 'revealed', quality: 2, guess: 'yes', confidence: 'likely' },
    reveal: {
      ...{ at: new Date('2026-11-25T10:00:00Z'), word: 'yes', truth: 'yes', evidence: [] },
      ...{ evidenceVisible: false, disagrees: false, scored: true, correct: true },
      ...reveal,
    },
  });
}

export function aCard(questions: readonly SurveyQuestion[], first = false): SurveyCard {
  return { id: ID, personId: ID as PersonId, on: '2026-11-25', first, questions };
}
