import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { HostAppRow } from '../domain/connection.ts';
import { connections, connectRequests, githubApps } from '../schema.ts';

/** With its sealed secrets and who made it. */
export type SealedApp = HostAppRow & {
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly createdByPersonId: PersonId;
};

export async function listApps(tx: Tx): Promise<readonly SealedApp[]> {
  return (await tx.select().from(githubApps).orderBy(asc(githubApps.createdAt))).map(toApp);
}

export async function findApp(tx: Tx, id: string): Promise<SealedApp | null> {
  const [row] = await tx.select().from(githubApps).where(eq(githubApps.id, id));
  return row === undefined ? null : toApp(row);
}

export async function insertApp(tx: Tx, app: SealedApp & { readonly createdAt: Date }): Promise<void> {
  await tx.insert(githubApps).values(app).onConflictDoNothing();
}

/** Forgets an app that no open connection uses any more, its secrets with it. @returns false when one still uses it */
export async function deleteUnusedApp(tx: Tx, id: string): Promise<boolean> {
  const users = await tx.select({ id: connections.id }).from(connections).where(eq(connections.appRowId, id)).limit(1);
  if (users.length > 0) return false;
  await tx.delete(githubApps).where(eq(githubApps.id, id));
  return true;
}

export type ConnectRequest = {
  readonly id: string;
  readonly secret: string;
  readonly personId: PersonId;
  readonly source: 'github' | 'jira';
  /** Of Jira the site's address as it was typed; null: the only one. */
  readonly organisation: string | null;
  readonly expiresAt: Date;
};

export async function insertRequest(tx: Tx, request: ConnectRequest): Promise<void> {
  await tx.insert(connectRequests).values(request);
}

/** Null when it was used, is late, or never was. */
export async function findOpenRequest(tx: Tx, id: string, now: Date): Promise<ConnectRequest | null> {
  const [row] = await tx.select().from(connectRequests).where(isOpen(id, now));
  return row === undefined ? null : { ...row, personId: row.personId as PersonId };
}

/** Takes the one return. @returns false when somebody else took it, or it is late */
export async function claimRequest(tx: Tx, id: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(connectRequests)
    .set({ usedAt: now })
    .where(isOpen(id, now))
    .returning({ id: connectRequests.id });
  return rows.length > 0;
}

function isOpen(id: string, now: Date) {
  return and(eq(connectRequests.id, id), isNull(connectRequests.usedAt), gt(connectRequests.expiresAt, now));
}

function toApp(row: typeof githubApps.$inferSelect): SealedApp {
  const { id, appId, name, url, privateKey, webhookSecret } = row;
  return { id, appId, name, url, privateKey, webhookSecret, createdByPersonId: row.createdByPersonId as PersonId };
}
