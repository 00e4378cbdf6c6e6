import { and, eq, lt, sql } from 'drizzle-orm';
import type { PersonId, PullRequestId, SlackChannelId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Report, ReportDetails } from '../domain/report.ts';
import { aiReports } from '../schema.ts';

/** Null when there is none. */
export async function findReport(tx: Tx, id: string): Promise<Report | null> {
  const [row] = await tx.select().from(aiReports).where(eq(aiReports.id, id));
  return row === undefined ? null : toReport(row);
}

export async function insertReport(tx: Tx, report: Report): Promise<Report> {
  await tx.insert(aiReports).values(toRow(report));
  return report;
}

/**
 * Keeps a reaction, or that it was taken away, whichever happened last.
 * @returns the row as it stands now; null when something later is known already
 */
export async function saveReaction(tx: Tx, report: Report): Promise<Report | null> {
  const { standing, changedAt } = report;
  const [row] = await tx
    .insert(aiReports)
    .values(toRow(report))
    .onConflictDoUpdate({
      target: [aiReports.workspaceId, aiReports.personId, aiReports.channelId, aiReports.messageTs],
      targetWhere: sql`via = 'reaction'`,
      set: { standing, changedAt },
      setWhere: lt(aiReports.changedAt, changedAt),
    })
    .returning();
  return row === undefined ? null : toReport(row);
}

type Own = { readonly id: string; readonly personId: PersonId };

/** @returns null when it isn't theirs, or was taken back */
export async function saveDetails(tx: Tx, own: Own, details: ReportDetails): Promise<Report | null> {
  return changeStanding(tx, own, details);
}

/** @returns null when it isn't theirs, or was taken back before */
export async function takeBack(tx: Tx, own: Own, at: Date): Promise<Report | null> {
  return changeStanding(tx, own, { standing: false, changedAt: at });
}

async function changeStanding(
  tx: Tx,
  { id, personId }: Own,
  set: Partial<typeof aiReports.$inferInsert>,
): Promise<Report | null> {
  const [row] = await tx
    .update(aiReports)
    .set(set)
    .where(and(eq(aiReports.id, id), eq(aiReports.personId, personId), eq(aiReports.standing, true)))
    .returning();
  return row === undefined ? null : toReport(row);
}

function toRow({ place, ...report }: Report): Omit<typeof aiReports.$inferInsert, 'workspaceId'> {
  return { ...report, channelId: place.channelId, messageTs: place.ts };
}

function toReport({ workspaceId: _, channelId, messageTs, ...row }: typeof aiReports.$inferSelect): Report {
  return {
    ...row,
    personId: row.personId as PersonId,
    pullRequestIds: row.pullRequestIds as readonly PullRequestId[],
    place: { channelId: channelId as SlackChannelId, ts: messageTs },
  };
}
