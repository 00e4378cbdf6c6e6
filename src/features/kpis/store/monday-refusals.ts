import { eq } from 'drizzle-orm';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { kpiMondayRefusals } from '../schema.ts';

/** Everybody who doesn't want the week's numbers. */
export async function listMondayRefusals(tx: Tx): Promise<ReadonlySet<PersonId>> {
  const rows = await tx.select({ personId: kpiMondayRefusals.personId }).from(kpiMondayRefusals);
  return new Set(rows.map(({ personId }) => personId as PersonId));
}

/** Says that somebody wants them, or doesn't. Harmless when repeated. */
export async function saveMondayChoice(
  tx: Tx,
  personId: PersonId,
  choice: { wants: boolean; at: Date },
): Promise<void> {
  if (choice.wants) await tx.delete(kpiMondayRefusals).where(eq(kpiMondayRefusals.personId, personId));
  else await tx.insert(kpiMondayRefusals).values({ personId, refusedAt: choice.at }).onConflictDoNothing();
}
