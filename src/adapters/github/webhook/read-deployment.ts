import { z } from 'zod';
import { hostId } from '../records/account.ts';
import { deploymentState, isProduction } from '../records/deployment.ts';
import { instant } from '../records/instant.ts';
import { repository } from '../records/repository.ts';
import { reader } from './reader.ts';

const body = z.object({
  repository,
  deployment: z.object({
    id: hostId,
    sha: z.string(),
    environment: z.string(),
    production_environment: z.boolean().nullish(),
    created_at: instant.nullish(),
  }),
  deployment_status: z.object({ state: z.string(), created_at: instant, environment: z.string().nullish() }),
});

export const readDeployment = reader(body, ({ repository: of, deployment: one, deployment_status: status }) => {
  const at = status.created_at;
  const environment = status.environment || one.environment;
  const deployment = {
    ...{ id: one.id, sha: one.sha, environment, state: deploymentState(status.state), at },
    // GitHub says `false` of every environment that wasn't marked, so only its `true` means something.
    production: one.production_environment === true || isProduction(environment),
    startedAt: one.created_at ?? null,
  };
  return [{ kind: 'deployment', repository: of, at, deployment }];
});
