import type { Actor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import type { Escalation } from '../domain/escalation.ts';
import { toSnapshot } from './snapshot.ts';

export type RecordedStep = {
  readonly actor: Actor;
  readonly before: Escalation | null;
  readonly after: Escalation;
  readonly action: `escalation.${string}`;
  /** By default now. */
  readonly at?: Date;
  readonly reason?: string | null;
};

/** The history row of one step, by a person or a rule. */
export async function recordStep(
  needs: Pick<Ports, 'random' | 'clock'>,
  tx: Tx,
  { actor, before, after, action, at = needs.clock.now(), reason = null }: RecordedStep,
): Promise<void> {
  await recordChange(tx, actor, {
    id: needs.random.uuid(),
    at,
    subject: { kind: 'escalation', id: after.id },
    action,
    before: before === null ? null : toSnapshot(before),
    after: toSnapshot(after),
    reason,
  });
}
