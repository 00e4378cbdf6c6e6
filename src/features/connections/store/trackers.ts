import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { TrackerField } from '../../../ports/outbound/tracker-records.ts';
import type { KnownHook, TrackerSettings } from '../domain/tracker.ts';
import { connections, trackerSettings } from '../schema.ts';

/** How a site's issues are read; null before it was connected. */
export async function findTrackerSettings(tx: Tx, connectionId: ConnectionId): Promise<TrackerSettings | null> {
  const [row] = await tx.select().from(trackerSettings).where(eq(trackerSettings.connectionId, connectionId));
  return row === undefined ? null : toSettings(row);
}

export async function listTrackerSettings(tx: Tx): Promise<readonly TrackerSettings[]> {
  return (await tx.select().from(trackerSettings)).map(toSettings);
}

/** The row of a site, made where there is none; whose e-mail address its token belongs to is always the newest. */
export async function putTrackerSettings(
  tx: Tx,
  site: { readonly newId: string; readonly connectionId: ConnectionId; readonly email: string | null },
): Promise<void> {
  const { newId, connectionId, email } = site;
  await tx
    .insert(trackerSettings)
    .values({ id: newId, connectionId, email, candidates: [] })
    .onConflictDoUpdate({ target: [trackerSettings.workspaceId, trackerSettings.connectionId], set: { email } });
}

/** What the site's own lists say of fields. A points' field that a person confirmed, and that is still there, stays. */
export async function saveFields(
  tx: Tx,
  connectionId: ConnectionId,
  found: { readonly points: readonly TrackerField[]; readonly sprint: TrackerField | null },
): Promise<void> {
  const before = await findTrackerSettings(tx, connectionId);
  const isKept = before?.pointsConfirmedAt !== null && found.points.some(({ id }) => id === before?.fields.points?.id);
  await tx
    .update(trackerSettings)
    .set({
      candidates: found.points,
      sprint: found.sprint,
      ...(!isKept && { points: found.points[0] ?? null, pointsConfirmedAt: null }),
    })
    .where(eq(trackerSettings.connectionId, connectionId));
}

/** What a person said about reading a site. */
export async function saveReading(
  tx: Tx,
  connectionId: ConnectionId,
  reading: Pick<TrackerSettings, 'doneCategories'> & { readonly points: TrackerField | null; readonly at: Date },
): Promise<void> {
  const { points, at, doneCategories } = reading;
  await tx
    .update(trackerSettings)
    .set({ points, pointsConfirmedAt: at, doneCategories: [...doneCategories] })
    .where(eq(trackerSettings.connectionId, connectionId));
}

/** Takes the right to change a site's webhooks until `until`. @returns false when somebody else has it */
export async function claimHooks(
  tx: Tx,
  connectionId: ConnectionId,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<boolean> {
  const rows = await tx
    .update(trackerSettings)
    .set({ hooksHeldUntil: until })
    .where(
      and(
        eq(trackerSettings.connectionId, connectionId),
        or(isNull(trackerSettings.hooksHeldUntil), lt(trackerSettings.hooksHeldUntil, now)),
      ),
    )
    .returning({ id: trackerSettings.id });
  return rows.length > 0;
}

/** Gives the right back; with what stands at the site now, where that is known. */
export async function endHooks(tx: Tx, connectionId: ConnectionId, hook?: KnownHook | null): Promise<void> {
  const now = hook && { hookId: hook.id, hookExpiresAt: hook.expiresAt, hookProjects: [...hook.projects] };
  const none = { hookId: null, hookExpiresAt: null, hookProjects: [] };
  await tx
    .update(trackerSettings)
    .set({ hooksHeldUntil: null, ...(hook !== undefined && (now ?? none)) })
    .where(eq(trackerSettings.connectionId, connectionId));
}

/**
 * Takes the right to trade a connection's refresh token until `until`.
 * @returns the sealed tokens as they are now; null when somebody else has the right, or it isn't open by OAuth any more
 */
export async function claimRefresh(
  tx: Tx,
  connectionId: ConnectionId,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<string | null> {
  const [row] = await tx
    .update(connections)
    .set({ refreshingUntil: until })
    .where(
      and(
        eq(connections.id, connectionId),
        eq(connections.via, 'oauth'),
        or(isNull(connections.refreshingUntil), lt(connections.refreshingUntil, now)),
      ),
    )
    .returning({ token: connections.token });
  return row?.token ?? null;
}

/** Gives the right back, with what it brought: new tokens, or null when there are none. */
export async function endRefresh(tx: Tx, connectionId: ConnectionId, token: string | null): Promise<void> {
  await tx
    .update(connections)
    .set({ refreshingUntil: null, ...(token !== null && { token }) })
    .where(and(eq(connections.id, connectionId), eq(connections.via, 'oauth')));
}

function toSettings(row: typeof trackerSettings.$inferSelect): TrackerSettings {
  const { connectionId, email, points, sprint, candidates, pointsConfirmedAt } = row;
  const { doneCategories, hookId, hookExpiresAt: expiresAt, hookProjects } = row;
  return {
    connectionId: connectionId as ConnectionId,
    fields: { points, sprint },
    hook: hookId === null ? null : { id: hookId, expiresAt, projects: hookProjects },
    ...{ email, candidates, pointsConfirmedAt, doneCategories },
  };
}
