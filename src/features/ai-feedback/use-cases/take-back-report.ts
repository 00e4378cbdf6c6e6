import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { thanksCard } from '../outgoing.ts';
import { takeBack } from '../store/reports.ts';

/** Takes one's own report back. @returns false when there was nothing to take back */
export function takeBackReport(
  needs: Pick<Ports, 'act' | 'clock' | 'outbox'>,
  actor: PersonActor,
  id: string,
): Promise<boolean> {
  return needs.act(actor, async (tx) => {
    const taken = await takeBack(tx, { id, personId: actor.personId }, needs.clock.now());
    if (taken !== null) await needs.outbox.card(tx, thanksCard(taken));
    return taken !== null;
  });
}
