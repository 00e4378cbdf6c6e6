import { z } from 'zod';
import type { HostAccount, HostPullRequest, HostTimelineEntry } from '../../../ports/outbound/host-records.ts';
import { account } from '../records/account.ts';
import { pullRequest } from '../records/pull-request.ts';
import { repository } from '../records/repository.ts';
import { reader } from './reader.ts';

const body = z.object({
  action: z.string(),
  repository,
  pull_request: pullRequest,
  sender: account.nullish(),
  requested_reviewer: account.nullish(),
  requested_team: z.object({ slug: z.string() }).nullish(),
});

export const readPullRequest = reader(body, (told) => {
  const { action, repository: of, pull_request: pull } = told;
  const sender = told.sender ?? null;
  const reviewer = told.requested_team ? { team: told.requested_team.slug } : (told.requested_reviewer ?? null);
  const entry = entryOf(action, pull, { sender, reviewer });
  const at = pull.updatedAt;
  return [{ kind: 'pull-request', repository: of, at, action, pullRequest: pull, sender, reviewer, entry }];
});

type Beside = { readonly sender: HostAccount | null; readonly reviewer: HostTimelineEntry['reviewer'] };

/** The action's place on the line of time: GitHub's own instant where it says one, else that of the state it made. */
function entryOf(action: string, pull: HostPullRequest, { sender, reviewer }: Beside): HostTimelineEntry | null {
  const entry = { actor: sender, reviewer: null, at: pull.updatedAt };
  switch (action) {
    case 'ready_for_review':
      return { ...entry, kind: 'ready-for-review' };
    case 'converted_to_draft':
      return { ...entry, kind: 'converted-to-draft' };
    case 'review_requested':
      return { ...entry, kind: 'review-requested', reviewer };
    case 'review_request_removed':
      return { ...entry, kind: 'review-request-removed', reviewer };
    case 'reopened':
      return { ...entry, kind: 'reopened' };
    case 'closed':
      return pull.mergedAt === null
        ? { ...entry, kind: 'closed', at: pull.closedAt ?? entry.at }
        : { ...entry, kind: 'merged', at: pull.mergedAt };
    default:
      return null;
  }
}
