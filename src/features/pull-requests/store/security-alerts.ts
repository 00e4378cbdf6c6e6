import { and, eq, gte, isNotNull, sql } from 'drizzle-orm';
import type { AlertId, IdentityId, RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { SecurityAlert } from '../domain/security-alert.ts';
import { pullRequests, securityAlerts } from '../schema.ts';

/** Null when the workspace has no such alert. */
export async function findAlert(tx: Tx, id: AlertId): Promise<SecurityAlert | null> {
  const [row] = await tx.select().from(securityAlerts).where(eq(securityAlerts.id, id));
  return row === undefined ? null : toAlert(row);
}

/** By the host's id, `code-scanning:12`; held until the transaction ends where that is asked. */
export async function findAlertByHost(
  tx: Tx,
  { repositoryId, hostId }: { readonly repositoryId: RepositoryId; readonly hostId: string },
  { hold = false }: { readonly hold?: boolean } = {},
): Promise<SecurityAlert | null> {
  const found = tx
    .select()
    .from(securityAlerts)
    .where(and(eq(securityAlerts.repositoryId, repositoryId), eq(securityAlerts.hostId, hostId)));
  const [row] = await (hold ? found.for('update') : found);
  return row === undefined ? null : toAlert(row);
}

/** Accounts that opened pull requests there since, with how many; most first. */
export async function listAuthorsOf(
  tx: Tx,
  repositoryId: RepositoryId,
  since: Date,
): Promise<readonly { readonly authorId: IdentityId; readonly pullRequests: number }[]> {
  const n = sql<number>`count(*)::int`;
  const rows = await tx
    .select({ authorId: pullRequests.authorId, pullRequests: n })
    .from(pullRequests)
    .where(
      and(
        eq(pullRequests.repositoryId, repositoryId),
        ...[gte(pullRequests.createdAt, since), isNotNull(pullRequests.authorId)],
      ),
    )
    .groupBy(pullRequests.authorId)
    .orderBy(sql`count(*) desc`, pullRequests.authorId);
  return rows.map((row) => ({ authorId: row.authorId as IdentityId, pullRequests: row.pullRequests }));
}

function toAlert({ workspaceId: _, hostId: __, ...row }: typeof securityAlerts.$inferSelect): SecurityAlert {
  return {
    ...row,
    id: row.id as AlertId,
    repositoryId: row.repositoryId as RepositoryId,
    severity: row.severity as SecurityAlert['severity'],
  };
}
