import { and, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Availability } from '../domain/availability.ts';
import type { Seat } from '../domain/seats.ts';
import type { TeamDay, UserDay } from '../domain/user-day.ts';
import { copilotDays, copilotOrganisations, copilotSeats, copilotTeamDays, copilotUserDays } from '../schema.ts';

export type Organisation = {
  readonly connectionId: ConnectionId;
  readonly availability: Availability;
  readonly seats: number | null;
  readonly unassigned: number | null;
  readonly checkedAt: Date;
};

/** All that were ever asked for, the one asked last first. */
export async function listOrganisations(tx: Tx): Promise<readonly Organisation[]> {
  const rows = await tx.select().from(copilotOrganisations).orderBy(desc(copilotOrganisations.checkedAt));
  return rows.map(({ workspaceId: _, connectionId, ...row }) => ({
    ...row,
    connectionId: connectionId as ConnectionId,
  }));
}

export async function saveOrganisation(tx: Tx, organisation: Organisation): Promise<void> {
  await tx
    .insert(copilotOrganisations)
    .values(organisation)
    .onConflictDoUpdate({ target: copilotOrganisations.connectionId, set: organisation });
}

/** Exactly these have a seat from now on. */
export async function keepSeats(tx: Tx, connectionId: ConnectionId, seats: readonly Seat[]): Promise<void> {
  await tx.delete(copilotSeats).where(eq(copilotSeats.connectionId, connectionId));
  for (let at = 0; at < seats.length; at += ROWS_MAX)
    await tx.insert(copilotSeats).values(seats.slice(at, at + ROWS_MAX).map((seat) => ({ ...seat, connectionId })));
}

/** Rows of one statement. */
const ROWS_MAX = 1_000;

/** Host ids of everybody with a seat. */
export async function listSeated(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.select({ id: copilotSeats.hostUserId }).from(copilotSeats);
  return new Set(rows.map(({ id }) => id));
}

/** Days read for good, from a day on. */
export async function listReadDays(
  tx: Tx,
  { connectionId, since }: { readonly connectionId: ConnectionId; readonly since: CalendarDay },
): Promise<ReadonlySet<CalendarDay>> {
  const rows = await tx
    .select({ day: copilotDays.day })
    .from(copilotDays)
    .where(and(eq(copilotDays.connectionId, connectionId), gte(copilotDays.day, since)));
  return new Set(rows.map(({ day }) => day));
}

export type ReadDay = {
  readonly connectionId: ConnectionId;
  readonly day: CalendarDay;
  readonly state: 'read' | 'none';
  readonly readAt: Date;
  readonly users: readonly UserDay[];
  readonly teams: readonly TeamDay[];
};

/** A day, whole. Does nothing when it was read before. */
export async function insertDay(tx: Tx, { users, teams, ...read }: ReadDay): Promise<void> {
  const { connectionId, day } = read;
  const rows = await tx.insert(copilotDays).values(read).onConflictDoNothing().returning({ day: copilotDays.day });
  if (rows.length === 0) return;
  for (let at = 0; at < users.length; at += ROWS_MAX)
    await tx
      .insert(copilotUserDays)
      .values(
        users
          .slice(at, at + ROWS_MAX)
          .map(({ userId, ...user }) => ({ ...user, connectionId, day, hostUserId: userId })),
      );
  if (teams.length > 0) await tx.insert(copilotTeamDays).values(teams.map((team) => ({ ...team, connectionId, day })));
}

type Span = { readonly from: CalendarDay; readonly to: CalendarDay };

/** From `from`, included, to `to`, not included. @param hostUserIds null: everybody's */
export async function listUserDays(
  tx: Tx,
  { from, to, hostUserIds = null }: Span & { readonly hostUserIds?: readonly string[] | null },
): Promise<readonly (UserDay & { readonly day: CalendarDay })[]> {
  if (hostUserIds !== null && hostUserIds.length === 0) return [];
  const t = copilotUserDays;
  const own = hostUserIds === null ? undefined : inArray(t.hostUserId, [...hostUserIds]);
  const rows = await tx
    .select()
    .from(t)
    .where(and(gte(t.day, from), lt(t.day, to), own))
    .orderBy(t.day, t.hostUserId);
  return rows.map(({ workspaceId: _, connectionId: __, hostUserId: userId, ...row }) => ({ ...row, userId }));
}

/** The same span of the host's teams. */
export async function listTeamDays(tx: Tx, { from, to }: Span) {
  const t = copilotTeamDays;
  return tx
    .select({ day: t.day, slug: t.slug, members: t.members })
    .from(t)
    .where(and(gte(t.day, from), lt(t.day, to)));
}
