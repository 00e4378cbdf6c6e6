import type { PersonId, PullRequestId, TeamId } from '../../../../kit/ids.ts';
import type { Assistance } from './assistance.ts';

/** A merged pull request as the question "does AI help?" needs it. Never leaves the machine one by one. */
export type AiSubject = {
  readonly pullRequestId: PullRequestId;
  /** The human whose work it is. */
  readonly authorId: PersonId;
  /** The author's at the merge, as far as it is known. */
  readonly teamIds: readonly TeamId[];
  readonly mergedAt: Date;
  /** An agent's own account opened it: it has an assistance, and no author to compare it with. */
  readonly byAgent: boolean;
  readonly assistance: Assistance;
  /** Lines added and removed; null: nobody told. */
  readonly lines: number | null;
  /** First commit written → merged; null: an end is unknown. */
  readonly cycleMinutes: number | null;
  /** Mean of what its reviewers said, 1 to 3; null: nobody did, or it is sealed. */
  readonly quality: number | null;
  /** See `reworkOf`; null: too early to say. */
  readonly rework: number | null;
};
