import type { InvitationId, PersonId, PullRequestId, SurveyId, TeamId } from '../../../kit/ids.ts';
import type { SkipReason } from './skip-reason.ts';

/** What is asked about one merged pull request. */
export type Survey = {
  readonly id: SurveyId;
  readonly pullRequestId: PullRequestId;
  /** `waiting`: its files must be read before it is decided · `settled`: nothing of it is sealed any more. */
  readonly state: 'waiting' | 'open' | 'settled' | 'skipped';
  /** Why nobody is asked; null unless skipped. */
  readonly skipped: SkipReason | null;
  /** Whose word is the truth; null while waiting, and when skipped. */
  readonly authorId: PersonId | null;
  /** An agent's own pull request: nothing of it is scored. */
  readonly byAgent: boolean;
  /** The author's teams at the merge: later changes of teams don't move it. */
  readonly teamIds: readonly TeamId[];
  readonly mergedAt: Date;
  readonly openedAt: Date;
  /** The first reveal: from then on the author's word stands. */
  readonly lockedAt: Date | null;
  readonly settledAt: Date | null;
};

export type Role = 'author' | 'reviewer';
export type Word = 'yes' | 'partly' | 'no';
export type Guess = 'yes' | 'no';
export type Confidence = 'unsure' | 'likely' | 'sure';
/** 1 could be better, 2 OK, 3 super. */
export type Quality = 1 | 2 | 3;

/** What one person is asked of a survey, and what they answered. Sealed: see `reveal.ts`. */
export type Invitation = {
  readonly id: InvitationId;
  readonly surveyId: SurveyId;
  readonly personId: PersonId;
  readonly role: Role;
  /** `waiting`: for their working time · `asked`: on a card · `left-out`: by the sample of a full day · `closed` */
  readonly state: 'waiting' | 'asked' | 'left-out' | 'closed';
  /** The card it stands on, or the day's card that was full; null while waiting. */
  readonly cardId: string | null;
  /** 1 over the share of that day's pull requests that were asked about; 1 or more. */
  readonly weight: number;
  readonly askedAt: Date | null;
  /** They asked not to be asked, after this was sent. */
  readonly withdrawnAt: Date | null;
  /** Of authors. */
  readonly ai: Word | null;
  // Of reviewers.
  readonly quality: Quality | null;
  readonly guess: Guess | null;
  /** Null: the guess alone, which counts as likely. */
  readonly confidence: Confidence | null;
  /** When the last part of the answer came; null: nothing yet. */
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  /** Of reviewers: when they were told; what they were told is the verdict. */
  readonly revealedAt: Date | null;
  readonly verdict: Verdict | null;
};

/** What a reveal says, kept as it was said. */
export type Verdict = {
  /** The author's word, *Partly* counts as yes; null: they gave none in time. */
  readonly truth: Guess | null;
  /** Signs of an agent stood in the pull request for everybody to see. */
  readonly evidenceVisible: boolean;
  /** The author's word is no, and the evidence says that an agent took part. */
  readonly disagrees: boolean;
  /** Counts for the detective score. */
  readonly scored: boolean;
  /** Null without a word to compare with, or without a guess. */
  readonly correct: boolean | null;
};
