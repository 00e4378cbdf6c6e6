import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { EscalationId, PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { escalationAsks, escalationCards } from '../schema.ts';

/** One question on somebody's card. */
export type CardAsk = {
  readonly escalationId: EscalationId;
  readonly personId: PersonId;
  readonly level: number;
  readonly insteadOfId: PersonId | null;
  readonly cardId: string;
  readonly askedAt: Date;
};

/** Most escalations on one card: a message takes 50 blocks, a row up to four. */
export const ROWS_MAX = 10;

/**
 * The card a question to somebody goes on: the one they got within the last ten minutes while it has room, else a new
 * one. Questions to one person wait for each other, so that a storm makes one card.
 * @param opened.id of the new card, if there has to be one
 */
export async function joinCard(
  tx: Tx,
  { personId, id, at, since }: { personId: PersonId; id: string; at: Date; since: Date },
): Promise<{ readonly cardId: string; readonly isNew: boolean }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('escalations:' || ${personId}, 0))`);
  const [latest] = await tx
    .select({ id: escalationCards.id })
    .from(escalationCards)
    .where(and(ownCards, eq(escalationCards.personId, personId), gt(escalationCards.openedAt, since)))
    .orderBy(desc(escalationCards.openedAt))
    .limit(1);
  if (latest !== undefined && (await listAsksOnCard(tx, latest.id)).length < ROWS_MAX)
    return { cardId: latest.id, isNew: false };
  await tx.insert(escalationCards).values({ id, personId, openedAt: at });
  return { cardId: id, isNew: true };
}

/** @returns false when this person was asked about it before */
export async function insertAsk(tx: Tx, ask: CardAsk): Promise<boolean> {
  const rows = await tx
    .insert(escalationAsks)
    .values(ask)
    .onConflictDoNothing()
    .returning({ id: escalationAsks.cardId });
  return rows.length > 0;
}

/** Oldest first. */
export async function listAsksOnCard(tx: Tx, cardId: string): Promise<readonly CardAsk[]> {
  const rows = await tx
    .select()
    .from(escalationAsks)
    .where(eq(escalationAsks.cardId, cardId))
    .orderBy(asc(escalationAsks.askedAt), asc(escalationAsks.escalationId));
  return rows.map(toAsk);
}

/** In the order in which people were asked. */
export async function listAsksOf(tx: Tx, escalationId: EscalationId): Promise<readonly CardAsk[]> {
  const rows = await tx
    .select()
    .from(escalationAsks)
    .where(eq(escalationAsks.escalationId, escalationId))
    .orderBy(asc(escalationAsks.askedAt), asc(escalationAsks.level));
  return rows.map(toAsk);
}

function toAsk({ workspaceId: _, ...row }: typeof escalationAsks.$inferSelect): CardAsk {
  return {
    ...row,
    escalationId: row.escalationId as EscalationId,
    personId: row.personId as PersonId,
    insteadOfId: row.insteadOfId as PersonId | null,
  };
}

const ownCards = sql`${escalationCards.workspaceId} = nullif(current_setting('app.workspace_id', true), '')::uuid`;
