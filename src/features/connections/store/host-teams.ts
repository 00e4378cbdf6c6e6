import { and, asc, eq, isNull, notInArray } from 'drizzle-orm';
import type { ConnectionId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { HostTeamRow } from '../domain/connection.ts';
import { hostTeams } from '../schema.ts';

/** By name. */
export async function listHostTeams(tx: Tx, connectionId: ConnectionId): Promise<readonly HostTeamRow[]> {
  const rows = await tx
    .select()
    .from(hostTeams)
    .where(eq(hostTeams.connectionId, connectionId))
    .orderBy(asc(hostTeams.name));
  return rows.map(toTeam);
}

export async function findHostTeam(tx: Tx, id: string): Promise<HostTeamRow | null> {
  const [row] = await tx.select().from(hostTeams).where(eq(hostTeams.id, id));
  return row === undefined ? null : toTeam(row);
}

/** Exactly these from now on; a team that was made of one stays tied to it. */
export async function keepHostTeams(
  tx: Tx,
  connectionId: ConnectionId,
  teams: readonly (Pick<HostTeamRow, 'slug' | 'name' | 'members'> & { readonly newId: string })[],
): Promise<void> {
  const slugs = teams.map(({ slug }) => slug);
  const others = slugs.length === 0 ? undefined : notInArray(hostTeams.slug, slugs);
  await tx.delete(hostTeams).where(and(eq(hostTeams.connectionId, connectionId), others));
  for (const { newId, slug, name, members } of teams)
    await tx
      .insert(hostTeams)
      .values({ id: newId, connectionId, slug, name, members })
      .onConflictDoUpdate({
        target: [hostTeams.workspaceId, hostTeams.connectionId, hostTeams.slug],
        set: { name, members },
      });
}

/** @returns false when a team was made of it before */
export async function tieTeam(tx: Tx, id: string, teamId: TeamId): Promise<boolean> {
  const rows = await tx
    .update(hostTeams)
    .set({ teamId })
    .where(and(eq(hostTeams.id, id), isNull(hostTeams.teamId)))
    .returning({ id: hostTeams.id });
  return rows.length > 0;
}

function toTeam({ workspaceId: _, connectionId, ...row }: typeof hostTeams.$inferSelect): HostTeamRow {
  return { ...row, connectionId: connectionId as ConnectionId };
}
