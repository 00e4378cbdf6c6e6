import type { CodeHostClient } from '../../../ports/outbound/code-host.ts';
import { repositoryParams } from '../repository-params.ts';
import type { Requester } from '../request.ts';
import { HISTORY } from './query.ts';
import { historyAnswer } from './shape.ts';
import { toHistory } from './to-history.ts';

/** Pull requests with everything on them, by GraphQL. */
export function readHistory(requester: Requester): Pick<CodeHostClient, 'readHistory'> {
  return {
    async readHistory(repository, { cursor, size }) {
      const { owner, repo: name } = repositoryParams(repository);
      const variables = { owner, name, first: size, after: cursor };
      const said = await requester.query({ query: HISTORY, variables, schema: historyAnswer });
      const { nodes, pageInfo } = said.repository.pullRequests;
      return {
        items: nodes.flatMap((one) => (one === null ? [] : [toHistory(one)])),
        next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
      };
    },
  };
}
