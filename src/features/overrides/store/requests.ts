import { and, eq, isNull } from 'drizzle-orm';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { OverrideRequest } from '../domain/override.ts';
import { overrideRequests } from '../schema.ts';

export async function insertRequest(tx: Tx, request: OverrideRequest, requestedAt: Date): Promise<void> {
  const { taskId, ...columns } = request;
  await tx.insert(overrideRequests).values({ ...columns, subjectId: taskId, requestedAt });
}

export async function findRequest(tx: Tx, id: string): Promise<OverrideRequest | null> {
  const [row] = await tx.select().from(overrideRequests).where(eq(overrideRequests.id, id));
  return row === undefined ? null : toRequest(row);
}

type Answer = {
  readonly id: string;
  readonly byId: PersonId;
  readonly answer: 'granted' | 'declined';
  readonly overrideId: string | null;
};

/** Null when somebody answered before. */
export async function claimAnswer(tx: Tx, { id, byId, answer, overrideId }: Answer): Promise<OverrideRequest | null> {
  const [row] = await tx
    .update(overrideRequests)
    .set({ answer, answeredById: byId, overrideId })
    .where(and(eq(overrideRequests.id, id), isNull(overrideRequests.answer)))
    .returning();
  return row === undefined ? null : toRequest(row);
}

function toRequest(row: typeof overrideRequests.$inferSelect): OverrideRequest {
  const { id, rule, justification, risk, expiresAt, answer } = row;
  return {
    ...{ id, rule, justification, risk, expiresAt, answer },
    taskId: row.subjectId,
    reviewOn: row.reviewOn ?? expiresAt.toISOString().slice(0, 10),
    requestedById: row.requestedById as PersonId,
    answeredById: row.answeredById as PersonId | null,
  };
}
