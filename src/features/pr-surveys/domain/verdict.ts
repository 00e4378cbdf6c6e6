import type { InvitationId, PersonId, PullRequestId, SurveyId, TeamId } from '../../../kit/ids.ts';
import type { Confidence, Guess, Quality } from './survey.ts';

/** A survey as others may count it: nothing of it is sealed any more. */
type Counted = {
  readonly surveyId: SurveyId;
  readonly pullRequestId: PullRequestId;
  readonly authorId: PersonId;
  /** The author's teams at the merge. */
  readonly teamIds: readonly TeamId[];
  readonly mergedAt: Date;
};

/** A judged guess. */
export type JudgedGuess = Counted & {
  readonly invitationId: InvitationId;
  readonly playerId: PersonId;
  readonly guess: Guess;
  /** Null counts as likely. */
  readonly confidence: Confidence | null;
  readonly truth: Guess;
  readonly scored: boolean;
  readonly correct: boolean;
  /** How many of the player's pull requests of that day it stands for; 1 or more. */
  readonly weight: number;
};

/** What a reviewer thought of a pull request. */
export type Rating = Counted & {
  readonly raterId: PersonId;
  readonly quality: Quality;
  readonly weight: number;
};

/** What an author said of their own pull request; *Partly* counts as yes. */
export type AuthorWord = Counted & { readonly truth: Guess; readonly byAgent: boolean; readonly weight: number };

/** Which merges, and of which team; `mergedTo` isn't included, and a null team means all. */
export type Asked = { readonly mergedFrom: Date; readonly mergedTo: Date; readonly teamId?: TeamId | null };
