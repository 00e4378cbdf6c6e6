import type { InvitationId, PersonId, SurveyId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Evidence } from '../../pull-requests/index.ts';
import type { Confidence, Guess, Quality, Role, Verdict, Word } from './survey.ts';

/** A pull request as those who took part in it see it named. Text of people: escape it. */
export type SurveyedPullRequest = {
  /** `acme/web#31` */
  readonly ref: string;
  readonly title: string;
  readonly url: string;
  /** What its author is called. */
  readonly author: string;
  /** The coding agent whose own it is, by its account's name; null for people's. */
  readonly agent: string | null;
};

/** What a reveal tells one reviewer. */
export type Reveal = Verdict & {
  readonly at: Date;
  /** The author's own word as they said it; null: no answer to compare. */
  readonly word: Word | null;
  /** That an agent took part, as it is kept with the pull request; quotes are untrusted text. */
  readonly evidence: readonly Pick<Evidence, 'tool' | 'source' | 'quote'>[];
};

/** One question of a card, with the reader's own answer; never anybody else's before the reveal. */
export type SurveyQuestion = {
  readonly invitationId: InvitationId;
  readonly surveyId: SurveyId;
  readonly role: Role;
  readonly pullRequest: SurveyedPullRequest;
  /**
   * `asked`: something of it waits for an answer · `answered`: it waits for the reveal and can be changed · `locked`: an
   * author's word that was revealed to somebody · `revealed` · `closed`: the time was over · `opted-out`
   */
  readonly state: 'asked' | 'answered' | 'locked' | 'revealed' | 'closed' | 'opted-out';
  readonly ai: Word | null;
  readonly quality: Quality | null;
  readonly guess: Guess | null;
  readonly confidence: Confidence | null;
  /** When their time ended; null while it hasn't. */
  readonly closedAt: Date | null;
  /** Null unless `revealed`. */
  readonly reveal: Reveal | null;
};

/** The living card of one person and one of their days. */
export type SurveyCard = {
  readonly id: string;
  readonly personId: PersonId;
  readonly on: CalendarDay;
  /** The first one they ever got: it says in three lines who sees what, when, and how to stop. */
  readonly first: boolean;
  /** In the order they were asked, three at most. */
  readonly questions: readonly SurveyQuestion[];
};

/** Whether anything on it still waits for its reader. */
export function isWaiting({ questions }: Pick<SurveyCard, 'questions'>): boolean {
  return questions.some(({ state }) => state === 'asked');
}
