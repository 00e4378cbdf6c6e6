import { z } from 'zod';
import type { CodeHostClient } from '../../ports/outbound/code-host.ts';
import type { HostDeployment } from '../../ports/outbound/host-records.ts';
import { hostId } from './records/account.ts';
import { deploymentState, isProduction } from './records/deployment.ts';
import { instant } from './records/instant.ts';
import { repositoryParams } from './repository-params.ts';
import type { Requester } from './request.ts';

/** Newest first, 100 a page, by GraphQL: in REST the state of each deployment is a request of its own. */
export function listDeployments(requester: Requester): Pick<CodeHostClient, 'listDeployments'> {
  return {
    async listDeployments(repository, { cursor }) {
      const { owner, repo: name } = repositoryParams(repository);
      const page = await requester.query({
        query: DEPLOYMENTS,
        variables: { owner, name, after: cursor },
        schema: answer,
      });
      return { kind: 'page', items: page.items, next: page.next, etag: null };
    },
  };
}

const DEPLOYMENTS = `query Deployments($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    deployments(first: 100, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        databaseId
        commitOid
        environment
        originalEnvironment
        createdAt
        latestStatus { state createdAt }
      }
    }
  }
}`;

const deployment = z.object({
  databaseId: hostId,
  commitOid: z.string(),
  environment: z.string().nullish(),
  originalEnvironment: z.string().nullish(),
  createdAt: instant,
  latestStatus: z.object({ state: z.string(), createdAt: instant }).nullish(),
});

const answer = z
  .object({
    repository: z.object({
      deployments: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
        nodes: z.array(deployment.nullable()),
      }),
    }),
  })
  .transform(({ repository: { deployments } }) => ({
    items: deployments.nodes.flatMap((one) => (one === null ? [] : [toDeployment(one)])),
    next: deployments.pageInfo.hasNextPage ? (deployments.pageInfo.endCursor ?? null) : null,
  }));

function toDeployment(one: z.output<typeof deployment>): HostDeployment {
  const environment = one.originalEnvironment ?? one.environment ?? '';
  return {
    ...{ id: one.databaseId, sha: one.commitOid, environment, production: isProduction(environment) },
    state: deploymentState(one.latestStatus?.state ?? 'pending'),
    at: one.latestStatus?.createdAt ?? one.createdAt,
    startedAt: one.createdAt,
  };
}
