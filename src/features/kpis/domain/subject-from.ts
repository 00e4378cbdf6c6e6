import type { Identity } from '../../people/index.ts';
import type { Happenings, Nature, PullRequest } from '../../pull-requests/index.ts';
import { type Placement, placeAt } from './placement.ts';
import type { DraftTurn, Response, Subject } from './subject.ts';

/** Everything that is known of a pull request elsewhere. */
export type Known = {
  readonly pullRequest: PullRequest;
  readonly happenings: Happenings;
  readonly nature: Nature;
  /** Null: an account that is gone. */
  readonly author: Pick<Identity, 'personId' | 'bot'> | null;
  /** Null: the author is nobody of Slack. */
  readonly placement: Placement | null;
  /** What is merged there is in production at once. */
  readonly deploysOnMerge: boolean;
  /** When work on its issues began; null: not known. */
  readonly issueStartedAt: Date | null;
};

/** @returns with it the zone on whose wall its weeks are read */
export function subjectFrom(known: Known): {
  readonly subject: Subject;
  readonly zone: string;
} {
  const { pullRequest, happenings, nature, author, placement, deploysOnMerge, issueStartedAt } = known;
  const { id, number, repositoryId, state, draft, createdAt, mergedAt } = pullRequest;
  const { teamIds, zone } = placeAt(placement, mergedAt ?? createdAt);
  const subject: Subject = {
    ...{ id, number, repositoryId, state, draft, createdAt, mergedAt, teamIds, nature },
    updatedAt: pullRequest.hostUpdatedAt,
    author: { personId: author?.personId ?? null, bot: author?.bot ?? false },
    authoredAt: happenings.authoredAt,
    turns: happenings.turns.flatMap(({ kind, at }): DraftTurn[] => (isTurn(kind) ? [{ kind, at }] : [])),
    responses: happenings.responses.map(({ at, form, kind, own, bot }): Response => {
      const by = own ? 'author' : bot ? 'bot' : 'human';
      return { at, form, kind, by };
    }),
    reRequests: pullRequest.reRequests,
    ...{ deployments: happenings.deployments, releasedAt: happenings.releasedAt },
    ...{ deploys: happenings.deploys, releases: happenings.releases },
    ...{ issueStartedAt, deploysOnMerge },
  };
  return { subject, zone };
}

function isTurn(kind: string): kind is DraftTurn['kind'] {
  return kind === 'ready-for-review' || kind === 'converted-to-draft';
}
