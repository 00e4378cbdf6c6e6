import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { EscalationId, PersonId } from '../../../kit/ids.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import type { CauseName } from '../domain/causes.ts';
import { type Escalation, PAST } from '../domain/escalation.ts';
import { escalations } from '../schema.ts';
import { toColumns, toEscalation } from './rows.ts';

export async function findEscalation(tx: Tx, id: EscalationId): Promise<Escalation | null> {
  const [row] = await tx.select().from(escalations).where(eq(escalations.id, id));
  return row === undefined ? null : toEscalation(row);
}

/** The escalation, held until the transaction ends, so that two changes of it follow one another. */
export async function lockEscalation(tx: Tx, id: EscalationId): Promise<Escalation | null> {
  const [row] = await tx.select().from(escalations).where(eq(escalations.id, id)).for('update');
  return row === undefined ? null : toEscalation(row);
}

/** Those of a task, pull request or alert that aren't resolved, locked, oldest first. */
export async function lockOpenOf(tx: Tx, subjectId: string): Promise<readonly Escalation[]> {
  const rows = await tx
    .select()
    .from(escalations)
    .where(and(ownWorkspace, eq(escalations.subjectId, subjectId), isNull(escalations.resolvedAt)))
    .orderBy(asc(escalations.id))
    .for('update');
  return rows.map(toEscalation);
}

export async function listOpenOf(tx: Tx, subjectId: string): Promise<readonly Escalation[]> {
  return (await tx.kept(openOf, { subjectId })).map(toEscalation);
}

const openOf = (db: Builder) =>
  db
    .select()
    .from(escalations)
    .where(and(ownWorkspace, eq(escalations.subjectId, sql.placeholder('subjectId')), isNull(escalations.resolvedAt)))
    .orderBy(asc(escalations.openedAt), asc(escalations.id));

/** The one of this subject, cause and part that was resolved last, not before `since`; null without any. */
export async function findLatelyResolved(
  tx: Tx,
  { subjectId, cause, part = '', since }: Sought,
): Promise<Escalation | null> {
  const [row] = await tx
    .select()
    .from(escalations)
    .where(
      and(
        ownWorkspace,
        eq(escalations.subjectId, subjectId),
        ...[eq(escalations.cause, cause), eq(escalations.part, part)],
        gt(escalations.resolvedAt, since),
      ),
    )
    .orderBy(desc(escalations.resolvedAt))
    .limit(1);
  return row === undefined ? null : toEscalation(row);
}

type Sought = {
  readonly subjectId: string;
  readonly cause: CauseName;
  readonly part?: string;
  readonly since: Date;
};

/** Open ones that are asked of this person now, or were and have run past the last level; oldest first. */
export async function listWithPerson(tx: Tx, personId: PersonId, limit: number): Promise<readonly Escalation[]> {
  const isPast = sql`${escalations.level} >= ${PAST} and ${escalations.askedIds} ? ${personId}`;
  const rows = await tx
    .select()
    .from(escalations)
    .where(
      and(ownWorkspace, isNull(escalations.resolvedAt), sql`(${escalations.askedId} = ${personId} or (${isPast}))`),
    )
    .orderBy(asc(escalations.openedAt), asc(escalations.id))
    .limit(limit);
  return rows.map(toEscalation);
}

/** Open ones asked of this person now, or of nobody yet; most urgent first, so many as one job can look at. */
export async function listOpenIdsFor(tx: Tx, personId: PersonId): Promise<readonly EscalationId[]> {
  const concerned = sql`(${escalations.askedId} = ${personId} or ${escalations.askedId} is null)`;
  const rows = await tx
    .select({ id: escalations.id })
    .from(escalations)
    .where(and(ownWorkspace, isNull(escalations.resolvedAt), concerned))
    .orderBy(asc(escalations.openedAt))
    .limit(500);
  return rows.map(({ id }) => id as EscalationId);
}

export async function listEscalations(tx: Tx, ids: readonly EscalationId[]): Promise<readonly Escalation[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(escalations)
    .where(inArray(escalations.id, [...ids]))
    .orderBy(asc(escalations.openedAt), asc(escalations.id));
  return rows.map(toEscalation);
}

/** @returns false when the subject has an open one of this cause and part already */
export async function insertEscalation(tx: Tx, escalation: Escalation): Promise<boolean> {
  const { id, version, ...rest } = escalation;
  const rows = await tx
    .insert(escalations)
    .values({ id, version, ...toColumns(rest) })
    .onConflictDoNothing()
    .returning({ id: escalations.id });
  return rows.length > 0;
}

/** @returns null when it isn't at that version any more, or was resolved: nothing opens it again */
export async function saveEscalation(tx: Tx, escalation: Escalation): Promise<Escalation | null> {
  const { id, version, ...rest } = escalation;
  const [row] = await tx
    .update(escalations)
    .set({ ...toColumns(rest), version: version + 1 })
    .where(and(eq(escalations.id, id), eq(escalations.version, version), isNull(escalations.resolvedAt)))
    .returning();
  return row === undefined ? null : toEscalation(row);
}

/** Row-level security says the same; naming it lets the indexes serve. */
const ownWorkspace = sql`${escalations.workspaceId} = nullif(current_setting('app.workspace_id', true), '')::uuid`;
