import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { ExportFormat } from '../domain/export.ts';
import { kpiExportLinks } from '../schema.ts';

export type ExportLink = {
  readonly id: string;
  readonly personId: PersonId;
  readonly fingerprint: string;
  readonly format: ExportFormat;
  readonly ask: string;
  readonly expiresAt: Date;
};

/** Keeps a link, and forgets those that are over. */
export async function insertExportLink(tx: Tx, link: ExportLink, now: Date): Promise<void> {
  await tx.delete(kpiExportLinks).where(lt(kpiExportLinks.expiresAt, now));
  await tx.insert(kpiExportLinks).values(link);
}

/** Takes a link for its only use; null when it was taken, is over, or never was. */
export async function claimExportLink(
  tx: Tx,
  link: { readonly id: string; readonly fingerprint: string; readonly now: Date },
): Promise<ExportLink | null> {
  const t = kpiExportLinks;
  const [row] = await tx
    .update(t)
    .set({ usedAt: link.now })
    .where(and(eq(t.id, link.id), eq(t.fingerprint, link.fingerprint), isNull(t.usedAt), gt(t.expiresAt, link.now)))
    .returning();
  return row === undefined ? null : { ...row, personId: row.personId as PersonId };
}
