import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { ConnectionId, RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Repository } from '../domain/connection.ts';
import { connections, repositories } from '../schema.ts';

/** By the host's id; null when no connection has told of it. */
export async function findRepository(tx: Tx, hostId: string): Promise<Repository | null> {
  const [row] = await select(tx).where(eq(repositories.hostId, hostId));
  return row === undefined ? null : toRepository(row);
}

/** Those whose facts are read and that still exist, by name. */
export async function listSelectedRepositories(tx: Tx): Promise<readonly Repository[]> {
  const rows = await select(tx)
    .where(and(isNotNull(repositories.selectedAt), isNull(repositories.goneAt), eq(connections.state, 'open')))
    .orderBy(asc(repositories.fullName));
  return rows.map(toRepository);
}

function select(tx: Tx) {
  return tx
    .select({ repository: repositories, connectedAt: connections.connectedAt })
    .from(repositories)
    .innerJoin(connections, eq(connections.id, repositories.connectionId))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof select>>[number];

function toRepository({ repository, connectedAt }: Row): Repository {
  return {
    ...repository,
    id: repository.id as RepositoryId,
    connectionId: repository.connectionId as ConnectionId,
    connectedAt,
  };
}
