import type { PersonActor } from '../../../../kit/actor.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import { recordChange } from '../../../history/index.ts';
import { listOptedIn, saveOptIn } from '../../store/ai-impact/opt-ins.ts';

/** Lets the actor's leads see how many of their pull requests are AI-assisted, or no longer. Harmless when repeated. */
export function chooseOpenness(
  needs: Pick<Ports, 'act' | 'clock' | 'random'>,
  actor: PersonActor,
  isOpen: boolean,
): Promise<void> {
  return needs.act(actor, async (tx) => {
    const { personId } = actor;
    const at = needs.clock.now();
    const before = (await listOptedIn(tx, [personId])).has(personId);
    if (before === isOpen) return;
    await saveOptIn(tx, { personId, isIn: isOpen, at });
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at, subject: { kind: 'person', id: personId } },
      ...{ action: 'kpis.ai-openness', before: { isOpen: before }, after: { isOpen } },
    });
  });
}
