import type { CodeHostClient, HostCredentials } from '../../ports/outbound/code-host.ts';
import { readCopilot } from './copilot/read-copilot.ts';
import { readHistory } from './history/read-history.ts';
import { listAccounts } from './list-accounts.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listDeployments } from './list-deployments.ts';
import { listParts } from './list-parts.ts';
import { listPullRequests } from './list-pull-requests.ts';
import { listRepositories } from './list-repositories.ts';
import { readCommits } from './read-commits.ts';
import type { Requester } from './request.ts';
import { testCredentials } from './test-credentials.ts';

/** One connected account, each of its questions in a file of its own. */
export function openClient(requester: Requester, credentials: HostCredentials): CodeHostClient {
  return {
    ...testCredentials(requester, credentials),
    ...listRepositories(requester, credentials),
    ...listAccounts(requester),
    ...listPullRequests(requester),
    ...listParts(requester),
    ...readHistory(requester),
    ...readCommits(requester),
    ...listDeployments(requester),
    ...listDeliveries(requester, credentials),
    ...readCopilot(requester),
  };
}
