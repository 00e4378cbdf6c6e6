import { z } from 'zod';
import type { CodeHostClient } from '../../ports/outbound/code-host.ts';
import { pullRequest } from './records/pull-request.ts';
import { repositoryParams } from './repository-params.ts';
import type { Requester } from './request.ts';

const pullRequests = z.array(pullRequest);

/** Pull requests as they stand now. */
export function listPullRequests(requester: Requester): Pick<CodeHostClient, 'listPullRequests' | 'getPullRequest'> {
  return {
    listPullRequests(repository, ask) {
      const params = { ...repositoryParams(repository), state: 'all', sort: 'updated', direction: 'desc' };
      return requester.page({ route: 'GET /repos/{owner}/{repo}/pulls', params, schema: pullRequests }, ask);
    },
    getPullRequest(repository, number) {
      const params = { ...repositoryParams(repository), pull_number: number };
      return requester.read({ route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}', params, schema: pullRequest });
    },
  };
}
