import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import type { TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { SealedRecord } from '../domain/read-record.ts';
import type { Moment } from '../domain/record.ts';
import type { SprintId } from '../domain/sprint.ts';
import { sprintRecords, sprints } from '../schema.ts';

/** Keeps the first one; no code changes or deletes a record, and the database would refuse it. */
export async function insertRecord(tx: Tx, record: SealedRecord & { readonly id: string }): Promise<void> {
  await tx.insert(sprintRecords).values(record).onConflictDoNothing();
}

export async function findRecord(tx: Tx, sprintId: SprintId, moment: Moment): Promise<SealedRecord | null> {
  const [row] = await tx
    .select(COLUMNS)
    .from(sprintRecords)
    .where(and(eq(sprintRecords.sprintId, sprintId), eq(sprintRecords.moment, moment)));
  return row ?? null;
}

/** Records of closed sprints of a team, newest first. @param asked.before of those closed earlier than this instant */
export async function listClosed(
  tx: Tx,
  { teamId, before, limit }: { readonly teamId: TeamId; readonly before: Date; readonly limit: number },
): Promise<readonly SealedRecord[]> {
  const ofTeam = tx.select({ id: sprints.id }).from(sprints).where(eq(sprints.teamId, teamId));
  return tx
    .select(COLUMNS)
    .from(sprintRecords)
    .where(
      and(eq(sprintRecords.moment, 'closed'), lt(sprintRecords.at, before), inArray(sprintRecords.sprintId, ofTeam)),
    )
    .orderBy(desc(sprintRecords.at), desc(sprintRecords.sprintId))
    .limit(limit);
}

/** Records of the closes of these sprints, oldest first. */
export async function listRecords(tx: Tx, sprintIds: readonly string[]): Promise<readonly SealedRecord[]> {
  if (sprintIds.length === 0) return [];
  return tx
    .select(COLUMNS)
    .from(sprintRecords)
    .where(and(eq(sprintRecords.moment, 'closed'), inArray(sprintRecords.sprintId, [...sprintIds])))
    .orderBy(sprintRecords.at, sprintRecords.sprintId);
}

const COLUMNS = {
  sprintId: sprintRecords.sprintId,
  moment: sprintRecords.moment,
  at: sprintRecords.at,
  body: sprintRecords.body,
  seal: sprintRecords.seal,
};
