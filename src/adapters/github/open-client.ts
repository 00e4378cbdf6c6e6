import { type CodeHostClient, CodeHostError, type HostCredentials } from '../../ports/outbound/code-host.ts';
import { listAccounts } from './list-accounts.ts';
import { listRepositories } from './list-repositories.ts';
import type { Requester } from './request.ts';
import { testCredentials } from './test-credentials.ts';

/** One connected account, each of its questions in a file of its own. */
export function openClient(requester: Requester, credentials: HostCredentials): CodeHostClient {
  return {
    ...testCredentials(requester, credentials),
    ...listRepositories(requester, credentials),
    ...listAccounts(requester),
    ...notYet,
  };
}

const later = (): never => {
  throw new CodeHostError('unavailable', 'GitHub can’t be asked this yet.');
};
const notYet = {
  listPullRequests: later,
  getPullRequest: later,
  listReviews: later,
  listComments: later,
  listTimeline: later,
  listCommits: later,
  listFiles: later,
  getCommit: later,
  listChecks: later,
  listDeployments: later,
  findAiNote: later,
  listFailedDeliveries: later,
  redeliver: later,
};
