import { sql } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import { modelSpending } from '../schema.ts';

/** Puts tokens aside before they are spent. @returns false when the day's cap would be passed: nothing is put aside */
export async function claimTokens(
  tx: Tx,
  { onDay, tokens, cap }: { readonly onDay: string; readonly tokens: number; readonly cap: number },
): Promise<boolean> {
  if (tokens > cap) return false;
  const claimed = await tx
    .insert(modelSpending)
    .values({ onDay, tokens })
    .onConflictDoUpdate({
      target: [modelSpending.workspaceId, modelSpending.onDay],
      set: { tokens: sql`${modelSpending.tokens} + ${tokens}` },
      setWhere: sql`${modelSpending.tokens} + ${tokens} <= ${cap}`,
    })
    .returning({ tokens: modelSpending.tokens });
  return claimed.length > 0;
}

/** What was put aside and not spent, or spent beyond it (negative). */
export async function returnTokens(tx: Tx, onDay: string, tokens: number): Promise<void> {
  await tx
    .update(modelSpending)
    .set({ tokens: sql`greatest(0, ${modelSpending.tokens} - ${tokens})` })
    .where(sql`${modelSpending.onDay} = ${onDay}`);
}
