import { and, asc, eq, inArray, isNotNull, isNull, notInArray, sql as raw, type SQL } from 'drizzle-orm';
import type { ConnectionId, RepositoryId } from '../../../kit/ids.ts';
import type { HostRepository } from '../../../ports/outbound/host-records.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import type { Repository } from '../domain/connection.ts';
import { connections, repositories } from '../schema.ts';

/** By the host's id; null when no connection has told of it. */
export async function findRepository(tx: Tx, hostId: string): Promise<Repository | null> {
  const [row] = await tx.kept(byHostId, { hostId });
  return row === undefined ? null : toRepository(row);
}

const byHostId = (db: Builder) => select(db).where(eq(repositories.hostId, raw.placeholder('hostId')));

/** One that was chosen and still exists, also while its connection is broken; null for others. */
export async function findChosenRepository(tx: Tx, id: RepositoryId): Promise<Repository | null> {
  const [row] = await tx.kept(chosenById, { id });
  return row === undefined ? null : toRepository(row);
}

const isChosen = and(isNotNull(repositories.selectedAt), isNull(repositories.goneAt));
const chosenById = (db: Builder) => select(db).where(and(eq(repositories.id, raw.placeholder('id')), isChosen));

/** Those whose facts are read and that still exist, by name. */
export async function listSelectedRepositories(tx: Tx): Promise<readonly Repository[]> {
  return (await tx.kept(selected, {})).map(toRepository);
}

const selected = (db: Builder) =>
  select(db)
    .where(and(isChosen, eq(connections.state, 'open')))
    .orderBy(asc(repositories.fullName));

/** Those that were chosen and still exist, also while their connection is broken or after it ended, by name. */
export async function listChosenRepositories(tx: Tx): Promise<readonly Repository[]> {
  const rows = await select(tx).where(isChosen).orderBy(asc(repositories.fullName));
  return rows.map(toRepository);
}

/** All that a connection may see and that still exist, by name. */
export async function listRepositoriesOf(tx: Tx, connectionId: ConnectionId): Promise<readonly Repository[]> {
  const rows = await select(tx)
    .where(and(eq(repositories.connectionId, connectionId), isNull(repositories.goneAt)))
    .orderBy(asc(repositories.fullName));
  return rows.map(toRepository);
}

/** For each connection how many of its repositories exist and how many of these are selected. */
export async function countRepositories(
  tx: Tx,
): Promise<ReadonlyMap<ConnectionId, { readonly total: number; readonly selected: number }>> {
  const rows = await tx
    .select({
      id: repositories.connectionId,
      total: raw<number>`count(*)::int`,
      selected: raw<number>`count(${repositories.selectedAt})::int`,
    })
    .from(repositories)
    .where(isNull(repositories.goneAt))
    .groupBy(repositories.connectionId);
  return new Map(rows.map(({ id, ...counts }) => [id as ConnectionId, counts]));
}

/** A repository with an id for the case that it is new. */
export type ToldRepository = HostRepository & { readonly newId: string };

/**
 * What the host says of repositories at one instant: new ones come in unselected, known ones follow, also to another
 * connection and back from being gone; an older word changes nothing.
 */
export async function tellRepositories(
  tx: Tx,
  connectionId: ConnectionId,
  told: { readonly repositories: readonly ToldRepository[]; readonly at: Date },
): Promise<void> {
  for (let from = 0; from < told.repositories.length; from += BATCH) {
    const rows = told.repositories.slice(from, from + BATCH).map(({ newId, id, ...one }) => ({
      ...{ id: newId, hostId: id, connectionId, toldAt: told.at, goneAt: null },
      ...one,
    }));
    await tx
      .insert(repositories)
      .values(rows)
      .onConflictDoUpdate({
        target: [repositories.workspaceId, repositories.hostId],
        set: { ...followed(), connectionId: keptConnection },
        // At equal times gone is terminal.
        setWhere: raw`${isOlder(told.at)} and (${repositories.goneAt} is null or ${repositories.toldAt} < ${told.at.toISOString()}::timestamptz)`,
      });
  }
}

const followed = () =>
  Object.fromEntries(FOLLOWED.map((name) => [name, raw.raw(`excluded.${repositories[name].name}`)]));
const FOLLOWED = ['fullName', 'defaultBranch', 'private', 'archived', 'url', 'goneAt', 'toldAt'] as const;
/** An app and a token may both see it: it stays with the one that works. */
const keptConnection = raw`case when ${repositories.goneAt} is null and exists (select 1 from ${connections}
  where ${connections.id} = ${repositories.connectionId} and ${connections.state} = 'open')
  then ${repositories.connectionId} else excluded.connection_id end`;

/** What we know isn't newer than a word of that time. */
function isOlder(at: Date): SQL {
  return raw`(${repositories.toldAt} is null or ${repositories.toldAt} <= ${at.toISOString()}::timestamptz)`;
}

/** Rows of one statement, so that its parameters stay far below PostgreSQL's 65,535. */
const BATCH = 500;

/** Those of a connection that a full list at `at` didn't name are out of reach; newer words stand. */
export async function loseOthers(
  tx: Tx,
  connectionId: ConnectionId,
  { hostIds, at }: { readonly hostIds: readonly string[]; readonly at: Date },
): Promise<void> {
  await tx
    .update(repositories)
    .set({ goneAt: at, toldAt: at })
    .where(
      and(
        eq(repositories.connectionId, connectionId),
        isNull(repositories.goneAt),
        hostIds.length === 0 ? undefined : notInArray(repositories.hostId, [...hostIds]),
        isOlder(at),
      ),
    );
}

/** One is gone, by the host's word of that time; a newer word stands. */
export async function loseRepository(tx: Tx, hostId: string, at: Date): Promise<void> {
  await tx
    .update(repositories)
    .set({ goneAt: at, toldAt: at })
    .where(and(eq(repositories.hostId, hostId), isOlder(at)));
}

/** @returns those that weren't selected before, with their names */
export async function selectRepositories(
  tx: Tx,
  connectionId: ConnectionId,
  { ids, at }: { readonly ids: readonly RepositoryId[]; readonly at: Date },
): Promise<readonly NamedRepository[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .update(repositories)
    .set({ selectedAt: at })
    .where(and(ofConnection(connectionId, ids), isNull(repositories.selectedAt), isNull(repositories.goneAt)))
    .returning({ id: repositories.id, fullName: repositories.fullName });
  return rows.map(named);
}

/** @returns those that were selected before, with their names */
export async function unselectRepositories(
  tx: Tx,
  connectionId: ConnectionId,
  ids: readonly RepositoryId[],
): Promise<readonly NamedRepository[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .update(repositories)
    .set({ selectedAt: null })
    .where(and(ofConnection(connectionId, ids), isNotNull(repositories.selectedAt)))
    .returning({ id: repositories.id, fullName: repositories.fullName });
  return rows.map(named);
}

/** Nothing of a connection is read any more. */
export async function unselectAll(tx: Tx, connectionId: ConnectionId): Promise<void> {
  await tx.update(repositories).set({ selectedAt: null }).where(eq(repositories.connectionId, connectionId));
}

const named = ({ id, fullName }: { id: string; fullName: string }): NamedRepository => ({
  id: id as RepositoryId,
  fullName,
});

export type NamedRepository = { readonly id: RepositoryId; readonly fullName: string };

function ofConnection(connectionId: ConnectionId, ids: readonly RepositoryId[]) {
  return and(eq(repositories.connectionId, connectionId), inArray(repositories.id, [...ids]));
}

function select(db: Builder) {
  return db
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
