import { z } from 'zod';
import type { CodeHostClient, HostCredentials } from '../../ports/outbound/code-host.ts';
import { repository } from './records/repository.ts';
import type { Requester } from './request.ts';

/** What the credentials can see: an installation's repositories, or all a token's owner has a part in. */
export function listRepositories(
  requester: Requester,
  credentials: HostCredentials,
): Pick<CodeHostClient, 'listRepositories'> {
  return {
    listRepositories: (ask) =>
      credentials.kind === 'app'
        ? requester.page({ route: 'GET /installation/repositories', schema: ofInstallation }, ask)
        : requester.page({ route: 'GET /user/repos', params: { sort: 'full_name' }, schema: z.array(repository) }, ask),
  };
}

const ofInstallation = z.object({ repositories: z.array(repository) }).transform(({ repositories }) => repositories);
