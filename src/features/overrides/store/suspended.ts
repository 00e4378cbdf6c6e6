import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { OverrideSubject, SuspendableRule } from '../domain/rules.ts';
import { overrides } from '../schema.ts';

/** Whether this rule rests for this subject at this instant; on the instant of expiry it applies again. */
export async function isSuspended(
  tx: Tx,
  { rule, subject, at }: { readonly rule: SuspendableRule; readonly subject: OverrideSubject; readonly at: Date },
): Promise<boolean> {
  const rows = await tx
    .select({ id: overrides.id })
    .from(overrides)
    .where(
      and(
        eq(overrides.rule, rule),
        eq(overrides.subjectKind, subject.kind),
        eq(overrides.subjectId, subject.id),
        lte(overrides.grantedAt, at),
        gt(overrides.expiresAt, at),
        or(isNull(overrides.endedAt), gt(overrides.endedAt, at)),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/**
 * When this rule rested for this subject, or rests until its expiry: stretches that end after `since`, by their start.
 * An end that somebody brought forward counts.
 */
export async function listSuspensions(
  tx: Tx,
  { rule, subject, since }: { readonly rule: SuspendableRule; readonly subject: OverrideSubject; readonly since: Date },
): Promise<readonly { readonly from: Date; readonly until: Date }[]> {
  const rows = await tx
    .select({ from: overrides.grantedAt, expiresAt: overrides.expiresAt, endedAt: overrides.endedAt })
    .from(overrides)
    .where(
      and(
        eq(overrides.rule, rule),
        eq(overrides.subjectKind, subject.kind),
        eq(overrides.subjectId, subject.id),
        gt(overrides.expiresAt, since),
        or(isNull(overrides.endedAt), gt(overrides.endedAt, since)),
      ),
    )
    .orderBy(asc(overrides.grantedAt));
  return rows.map(({ from, expiresAt, endedAt }) => ({
    from,
    until: endedAt !== null && endedAt < expiresAt ? endedAt : expiresAt,
  }));
}
