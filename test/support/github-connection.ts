import { connections, repositories } from '../../src/features/connections/schema.ts';
import type { ConnectionId, RepositoryId, WorkspaceId } from '../../src/kit/ids.ts';
import { createVault } from '../../src/platform/vault/create-vault.ts';
import type { Store } from '../../src/ports/outbound/store.ts';
import { LOCAL_TOKEN } from '../fakes/github/options.ts';
import type { World } from '../fakes/github/world.ts';
import { ENCRYPTION_KEYS } from './encryption-keys.ts';

export const CONNECTION = '0190c000-0000-7000-8000-000000000001' as ConnectionId;

export function repositoryIdOf(n: number): RepositoryId {
  return `0190c000-0000-7000-8000-00000000010${n}` as RepositoryId;
}

/** The vault of the tests' own key. */
export function testVault() {
  const keys = ENCRYPTION_KEYS.split(',').map((one) => {
    const [id = '', key = ''] = one.split(':');
    return { id, key: Buffer.from(key, 'base64') };
  });
  return createVault(keys);
}

/** A local GitHub's organisation connected by a token, with all its repositories chosen. */
export async function connectByToken(
  store: Pick<Store, 'scope'>,
  given: {
    readonly workspaceId: WorkspaceId;
    readonly world: Pick<World, 'organisation' | 'repositories'>;
    readonly at: Date;
    readonly select?: boolean;
  },
): Promise<readonly RepositoryId[]> {
  const { workspaceId, world, at, select = true } = given;
  const place = { workspaceId, table: 'connections', column: 'token', row: CONNECTION };
  await store.scope(workspaceId, async (tx) => {
    await tx.insert(connections).values({
      ...{ id: CONNECTION, source: 'github', via: 'token', account: world.organisation.login, state: 'open' },
      ...{ token: testVault().seal(place, LOCAL_TOKEN), connectedAt: at },
    });
    await tx.insert(repositories).values(
      world.repositories.map((one, n) => ({
        ...{ id: repositoryIdOf(n), connectionId: CONNECTION, hostId: String(one.id), fullName: one.fullName },
        ...{ defaultBranch: 'main', private: one.private, archived: one.archived },
        ...{ url: `https://github.com/${one.fullName}`, selectedAt: select ? at : null },
      })),
    );
  });
  return world.repositories.map((_, n) => repositoryIdOf(n));
}
