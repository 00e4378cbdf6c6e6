import { agentOf } from '../../../kit/ai-evidence/index.ts';
import type { IdentityId, PullRequestId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { fileNatureOf } from '../../commit-analysis/index.ts';
import { findChosenRepository } from '../../connections/index.ts';
import { type Identity, listIdentitiesById } from '../../people/index.ts';
import {
  findPullRequest,
  isSilent,
  listChangedPaths,
  listReviews,
  type PullRequest,
} from '../../pull-requests/index.ts';
import { chooseRespondents, type Participant, type Respondents } from '../domain/respondents.ts';
import type { Merged } from '../domain/skip-reason.ts';
import { listWilling } from './list-willing.ts';

/** A merged pull request as the rules look at it, with whom it would be asked of. */
export type Merge = {
  readonly pullRequest: PullRequest;
  readonly mergedAt: Date;
  readonly merged: Merged;
  readonly respondents: Respondents;
};

/** Null when it isn't merged, or its repository isn't read any more. */
export async function readMerge(tx: Tx, pullRequestId: PullRequestId, now: Date): Promise<Merge | null> {
  const pullRequest = await findPullRequest(tx, pullRequestId);
  if (pullRequest === null || pullRequest.mergedAt === null) return null;
  // A connection that can't ask any more still brings webhooks, and they are enough.
  const repository = await findChosenRepository(tx, pullRequest.repositoryId);
  if (repository === null) return null;
  const { author, merger, reviewers } = await readParticipants(tx, pullRequest);
  const paths = await listChangedPaths(tx, pullRequest);
  const { title, headRef, baseRef, labels, size, mergedAt } = pullRequest;
  return {
    ...{ pullRequest, mergedAt },
    merged: {
      ...{ title, headRef, baseRef, labels, defaultBranch: repository.defaultBranch },
      changedLines: size === null ? null : size.additions + size.deletions,
      lockFilesOnly: paths === null ? null : paths.length > 0 && paths.every(isLockFile),
      byBot: author?.kind === 'bot',
      silent: isSilent({ at: mergedAt, bySync: false, connectedAt: repository.connectedAt, now }),
    },
    respondents: chooseRespondents({ author, merger, reviewers }),
  };
}

function isLockFile(path: string): boolean {
  return fileNatureOf(path).kind === 'lock-file';
}

/** A dismissed review was a look at the code all the same; comments below the pull request are none. */
async function readParticipants(tx: Tx, { repositoryId, number, authorId, mergedById }: PullRequest) {
  const reviews = await listReviews(tx, repositoryId, [number]);
  const reviewerIds = [...new Set(reviews.map((review) => review.authorId))].filter((id) => id !== null);
  const ids = [authorId, mergedById, ...reviewerIds].filter((id) => id !== null);
  const identities = await listIdentitiesById(tx, [...new Set(ids)]);
  const personIds = identities.flatMap(({ personId }) => personId ?? []);
  const willing = await listWilling(tx, personIds);
  const find = (id: IdentityId | null): Participant | null => {
    const identity = identities.find((one) => one.id === id);
    if (identity === undefined) return null;
    const { personId, matchedBy } = identity;
    const isWilling = personId !== null && willing.has(personId);
    const excluded = matchedBy === 'excluded';
    return { identityId: identity.id, kind: kindOf(identity), personId, excluded, willing: isWilling };
  };
  const reviewers = reviewerIds.map(find).filter((one) => one !== null);
  return { author: find(authorId), merger: find(mergedById), reviewers };
}

function kindOf({ login, bot }: Pick<Identity, 'login' | 'bot'>): Participant['kind'] {
  if (login !== null && agentOf({ name: null, email: null, login }) !== null) return 'agent';
  return bot ? 'bot' : 'human';
}
