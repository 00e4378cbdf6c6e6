import { eq } from 'drizzle-orm';
import type { IdentityId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { surveyStrangers } from '../schema.ts';

/** @returns those never met before */
export async function meetStrangers(
  tx: Tx,
  identityIds: readonly IdentityId[],
  on: CalendarDay,
): Promise<readonly IdentityId[]> {
  if (identityIds.length === 0) return [];
  const rows = await tx
    .insert(surveyStrangers)
    .values(identityIds.map((identityId) => ({ identityId, onDate: on })))
    .onConflictDoNothing()
    .returning({ identityId: surveyStrangers.identityId });
  return rows.map(({ identityId }) => identityId as IdentityId);
}

/** Those met for the first time on a day of UTC. */
export async function listStrangersOf(tx: Tx, on: CalendarDay): Promise<readonly IdentityId[]> {
  const rows = await tx
    .select({ identityId: surveyStrangers.identityId })
    .from(surveyStrangers)
    .where(eq(surveyStrangers.onDate, on))
    .orderBy(surveyStrangers.identityId);
  return rows.map(({ identityId }) => identityId as IdentityId);
}
