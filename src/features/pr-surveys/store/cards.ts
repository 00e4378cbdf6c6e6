import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { PersonId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { surveyCards, surveyInvitations } from '../schema.ts';

export type CardRow = {
  readonly id: string;
  readonly personId: PersonId;
  readonly on: CalendarDay;
  readonly first: boolean;
  readonly openedAt: Date;
  readonly remindedAt: Date | null;
};

export async function findCard(tx: Tx, personId: PersonId, on: CalendarDay): Promise<CardRow | null> {
  const [row] = await tx.select().from(surveyCards).where(isOf(personId, on));
  return row === undefined ? null : toCard(row);
}

export async function listCardsById(tx: Tx, ids: readonly (string | null)[]): Promise<readonly CardRow[]> {
  const known = [...new Set(ids)].filter((id) => id !== null);
  if (known.length === 0) return [];
  const rows = await tx.select().from(surveyCards).where(inArray(surveyCards.id, known));
  return rows.map(toCard);
}

/** The card of somebody's day, made when there is none, and held until the transaction ends: what comes next counts on it. */
export async function holdCard(
  tx: Tx,
  wanted: { readonly newId: string; readonly personId: PersonId; readonly on: CalendarDay; readonly at: Date },
): Promise<CardRow> {
  const { newId, personId, on, at } = wanted;
  const [before] = await tx
    .select({ id: surveyInvitations.id })
    .from(surveyInvitations)
    .where(and(eq(surveyInvitations.personId, personId), isNotNull(surveyInvitations.askedAt)))
    .limit(1);
  await tx
    .insert(surveyCards)
    .values({ id: newId, personId, onDate: on, first: before === undefined, openedAt: at })
    .onConflictDoNothing();
  const [row] = await tx.select().from(surveyCards).where(isOf(personId, on)).for('update');
  if (row === undefined) throw new Error(`the card of ${on} is gone`);
  return toCard(row);
}

/** @returns false when it was reminded of before */
export async function claimReminder(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(surveyCards)
    .set({ remindedAt: at })
    .where(and(eq(surveyCards.id, id), isNull(surveyCards.remindedAt)))
    .returning({ id: surveyCards.id });
  return rows.length > 0;
}

function isOf(personId: PersonId, on: CalendarDay) {
  return and(eq(surveyCards.personId, personId), eq(surveyCards.onDate, on));
}

function toCard({ workspaceId: _, onDate, ...row }: typeof surveyCards.$inferSelect): CardRow {
  return { ...row, personId: row.personId as PersonId, on: onDate };
}
