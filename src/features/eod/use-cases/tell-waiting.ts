import type { RuleActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { waitingNote } from '../outgoing.ts';

/** The working time of somebody has come whom another one waits for. What it says is read when it is sent. */
export async function tellWaiting(
  needs: Pick<Ports, 'scope' | 'outbox'>,
  actor: RuleActor,
  waiting: Parameters<typeof waitingNote>[0],
): Promise<void> {
  await needs.scope(actor.workspaceId, (tx) => needs.outbox.note(tx, waitingNote(waiting)));
}
