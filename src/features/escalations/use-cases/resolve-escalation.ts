import type { Actor } from '../../../kit/actor.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { resolve } from '../domain/apply.ts';
import type { Escalation, Resolution } from '../domain/escalation.ts';
import { climbWait } from '../outgoing.ts';
import { type AdvanceNeeds, announceMove, type Moving, saveMoved } from './advance.ts';
import { recordStep } from './record-step.ts';

/** Closes it for good: its clock stops, its cards say who did it. The escalation must be locked. */
export async function resolveWithin(
  needs: AdvanceNeeds,
  tx: Tx,
  { actor, escalation, matter, resolution }: Moving & { readonly actor: Actor; readonly resolution: Resolution },
): Promise<Escalation> {
  const after = resolve(escalation, resolution);
  if (after === escalation) return escalation;
  const saved = await saveMoved(needs, tx, { escalation: after, matter });
  await needs.schedules.cancel(tx, climbWait(escalation.id).name, escalation.id);
  await recordStep(needs, tx, { actor, before: escalation, after, action: 'escalation.resolve', at: resolution.at });
  await announceMove(needs, tx, { actor, escalation: saved, event: 'resolved' });
  return saved;
}
