import type { Snapshot } from '../../history/index.ts';
import type { Escalation } from '../domain/escalation.ts';

/** Where an escalation stands, for a history row. */
export function toSnapshot(escalation: Escalation): Snapshot {
  const { cause, kind, subject, part, level, ask, holds, handedToId, weeks, resolved } = escalation;
  return {
    cause,
    kind,
    subject,
    part,
    level,
    askedId: ask?.personId ?? null,
    holds: holds.length,
    handedToId,
    weeks,
    resolved,
  };
}
