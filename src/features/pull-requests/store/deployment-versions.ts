import { eq, sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { deploymentVersions } from '../schema.ts';

/** Says that something was told of its deployments. The repository must be held. */
export async function raiseDeployments(tx: Tx, repositoryId: RepositoryId): Promise<void> {
  const t = deploymentVersions;
  await tx
    .insert(t)
    .values({ repositoryId, version: 1 })
    .onConflictDoUpdate({ target: t.repositoryId, set: { version: sql`${t.version} + 1` } });
}

/** Only ever rises, whenever something is told of deployments. @param repositoryId null: of any */
export async function findDeploymentsVersion(tx: Tx, repositoryId: RepositoryId | null): Promise<number> {
  const t = deploymentVersions;
  const [row] = await tx
    .select({ version: sql<number>`coalesce(sum(${t.version}), 0)::int` })
    .from(t)
    .where(repositoryId === null ? undefined : eq(t.repositoryId, repositoryId));
  return row?.version ?? 0;
}

/**
 * Remembers that a repository tells of deployments to production, or of releases.
 * @returns false when that was known already
 */
export async function claimShips(tx: Tx, repositoryId: RepositoryId, what: 'deploys' | 'releases'): Promise<boolean> {
  const t = deploymentVersions;
  const rows = await tx
    .insert(t)
    .values({ repositoryId, version: 0, [what]: true })
    .onConflictDoUpdate({ target: t.repositoryId, set: { [what]: true }, setWhere: sql`not ${t[what]}` })
    .returning({ id: t.repositoryId });
  return rows.length > 0;
}
