import { connections, repositories } from '../../src/features/connections/schema.ts';
import type { Tx } from '../../src/ports/outbound/store.ts';
import { HOST_REPOSITORY } from './github-story.ts';

/** A connected account with one selected repository, without any flow. Joins the transaction. */
export async function connectRepository(
  tx: Tx,
  { connectedAt, hostId = String(HOST_REPOSITORY.id) }: { readonly connectedAt: Date; readonly hostId?: string },
): Promise<{ readonly connectionId: string; readonly repositoryId: string }> {
  const tail = hostId.padStart(12, '0');
  const [connectionId, repositoryId] = [`0190a000-0000-7000-9000-${tail}`, `0190a000-0000-7000-a000-${tail}`];
  await tx.insert(connections).values({
    ...{ id: connectionId, source: 'github' as const, via: 'token' as const, account: `acme-${hostId}` },
    ...{ state: 'open' as const, connectedAt },
  });
  await tx.insert(repositories).values({
    ...{ id: repositoryId, connectionId, hostId, fullName: HOST_REPOSITORY.fullName, defaultBranch: 'main' },
    ...{ private: false, url: `https://github.com/${HOST_REPOSITORY.fullName}`, selectedAt: connectedAt },
  });
  return { connectionId, repositoryId };
}
