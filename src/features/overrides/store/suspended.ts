import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
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
