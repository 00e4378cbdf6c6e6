import { z } from 'zod';
import { account, hostId } from '../records/account.ts';
import { instant } from '../records/instant.ts';
import { NO_TIME, reader } from './reader.ts';

const CHANGES = {
  created: 'created',
  deleted: 'deleted',
  suspend: 'suspended',
  unsuspend: 'unsuspended',
  new_permissions_accepted: 'permissions-accepted',
} as const;

// Seconds in some payloads, text in others.
const moment = z.union([
  z
    .number()
    .min(0)
    .max(8e12)
    .transform((seconds) => new Date(seconds * 1000)),
  instant,
]);
const installation = z.object({ id: hostId, account, updated_at: moment.nullish().catch(null) });
const repositories = z
  .array(z.object({ id: hostId, full_name: z.string() }).transform(({ id, full_name: fullName }) => ({ id, fullName })))
  .nullish();

export const readInstallationChange = reader(
  z.object({ action: z.enum(Object.keys(CHANGES) as (keyof typeof CHANGES)[]), installation, repositories }),
  ({ action, installation: { id: installationId, account: of, updated_at: updatedAt }, repositories: added }) => {
    const fact = { repository: null, at: updatedAt ?? NO_TIME, installationId } as const;
    const first = { ...fact, kind: 'installation', change: CHANGES[action], account: of } as const;
    if (action !== 'created' || !added || added.length === 0) return [first];
    return [first, { ...fact, kind: 'installation-repositories', added, removed: [] }];
  },
);

export const readInstallationRepositories = reader(
  z.object({ installation, repositories_added: repositories, repositories_removed: repositories }),
  ({ installation: { id: installationId, updated_at: updatedAt }, ...told }) => [
    {
      ...{ kind: 'installation-repositories', repository: null, at: updatedAt ?? NO_TIME, installationId },
      ...{ added: told.repositories_added ?? [], removed: told.repositories_removed ?? [] },
    },
  ],
);
