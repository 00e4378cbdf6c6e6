import type { EscalationId, PersonId } from '../../../kit/ids.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { escalations } from '../schema.ts';

type Row = typeof escalations.$inferSelect;
type Written = Omit<typeof escalations.$inferInsert, 'workspaceId' | 'id' | 'version'>;

export function toEscalation(row: Row): Escalation {
  const { askedId, askedAt, askedAgainAt, resolvedAt, resolvedById, resolvedHow } = row;
  return {
    id: row.id as EscalationId,
    cause: row.cause,
    kind: row.kind,
    reason: row.reason,
    subject: { kind: row.subjectKind, id: row.subjectId },
    part: row.part,
    firstId: row.firstId as PersonId | null,
    raisedById: row.raisedById as PersonId | null,
    resumesId: row.resumesId as EscalationId | null,
    openedAt: row.openedAt,
    dueAt: row.dueAt,
    level: row.level,
    enteredAt: row.enteredAt,
    ask:
      askedId === null || askedAt === null
        ? null
        : { personId: askedId as PersonId, at: askedAt, againAt: askedAgainAt },
    holds: row.holds.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })),
    informed: row.informed,
    handedToId: row.handedToId as PersonId | null,
    askedIds: row.askedIds,
    weeks: row.weeks,
    resolved:
      resolvedAt === null
        ? null
        : { at: resolvedAt, byId: resolvedById as PersonId | null, how: resolvedHow ?? 'gone' },
    version: row.version,
  };
}

export function toColumns(escalation: Omit<Escalation, 'id' | 'version'>): Written {
  const { ask, resolved, holds, subject, ...same } = escalation;
  return {
    ...same,
    subjectKind: subject.kind,
    subjectId: subject.id,
    askedId: ask?.personId ?? null,
    askedAt: ask?.at ?? null,
    askedAgainAt: ask?.againAt ?? null,
    holds: holds.map(({ from, until }) => ({ from: from.toISOString(), until: until.toISOString() })),
    resolvedAt: resolved?.at ?? null,
    resolvedById: resolved?.byId ?? null,
    resolvedHow: resolved?.how ?? null,
  };
}
