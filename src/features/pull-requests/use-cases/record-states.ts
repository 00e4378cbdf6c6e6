import type { PullRequestId } from '../../../kit/ids.ts';
import type { HostPullRequest } from '../../../ports/outbound/host-records.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { faceOf } from '../domain/face-of.ts';
import { mergeStates } from '../domain/merge-states.ts';
import type { PullRequest, PullRequestState } from '../domain/pull-request.ts';
import { listPullRequestsByNumber, type PullRequestWrite, savePullRequests } from '../store/pull-requests.ts';
import type { Who } from './meet-everybody.ts';
import type { Recording } from './record-facts.ts';

/** A pull request whose state was told anew; `before` is null when it wasn't known. */
export type StateChange = { readonly before: PullRequest | null; readonly after: PullRequestWrite };

/** Merges what is told into what is known and writes it. The repository must be held. */
export async function recordStates(
  needs: Pick<Ports, 'random'>,
  tx: Tx,
  { recording, who }: { readonly recording: Recording; readonly who: Who },
): Promise<readonly StateChange[]> {
  const { repository, origin, pullRequests = [] } = recording;
  const numbers = [...new Set(pullRequests.map(({ number }) => number))];
  const known = new Map(
    (await listPullRequestsByNumber(tx, repository.id, numbers)).map((one) => [one.number, one] as const),
  );
  const merged = new Map<number, PullRequestState>();
  for (const one of pullRequests) {
    const before = merged.get(one.number) ?? known.get(one.number);
    const told = toState(one, recording, who);
    merged.set(one.number, before === undefined ? told : mergeStates(before, told));
  }
  const changes = [...merged.values()].map((state): StateChange => {
    const before = known.get(state.number) ?? null;
    const id = before?.id ?? (needs.random.uuid() as PullRequestId);
    return { before, after: { ...state, id, origin: before?.origin ?? origin } };
  });
  await savePullRequests(
    tx,
    changes.map(({ after }) => after),
  );
  return changes;
}

function toState(told: HostPullRequest, { repository, certainty = 'read' }: Recording, who: Who): PullRequestState {
  const { number, title, body, url, draft, createdAt, mergedAt, closedAt, mergeCommitSha, labels } = told;
  return {
    ...{ number, title, body, url, draft, createdAt, mergedAt, closedAt, mergeCommitSha, labels },
    ...{ repositoryId: repository.id, hostId: told.id, hostUpdatedAt: told.updatedAt },
    state: mergedAt === null ? told.state : 'merged',
    authorId: who.account(told.author),
    mergedById: who.account(told.mergedBy),
    ...{ headRef: told.head.ref, headSha: told.head.sha, baseRef: told.base.ref, baseSha: told.base.sha },
    requestedReviewerIds: told.requestedReviewers.map((one) => who.account(one)).filter((one) => one !== null),
    requestedTeams: told.requestedTeams,
    size: told.size === null ? null : { ...told.size, at: told.updatedAt },
    certainty,
    face: faceOf(told),
  };
}
