import type { RuleActor } from '../../../kit/actor.ts';
import type { TaskId } from '../../../kit/ids.ts';
import { localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { cardKey } from '../outgoing.ts';
import { listLiveWith, listOpen } from '../store/sprints.ts';

type Needs = Pick<Ports, 'scope' | 'outbox'>;

/** A task was done, reopened, estimated anew, cancelled …: the card of its sprint is drawn again. Harmless when repeated. */
export async function followTask(needs: Needs, actor: RuleActor, taskId: TaskId): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const open = (await listLiveWith(tx, taskId)).filter(({ state }) => state === 'open');
    await needs.outbox.refresh(
      tx,
      open.map(({ id }) => cardKey(id)),
    );
  });
}

const HOUR_MS = 3_600_000;

/** Where a day has begun within the last hour burndowns get its line. Harmless when repeated. */
export async function refreshCards(needs: Needs & Pick<Ports, 'clock'>, actor: RuleActor): Promise<void> {
  const now = needs.clock.now();
  const before = new Date(now.getTime() - HOUR_MS);
  await needs.scope(actor.workspaceId, async (tx) => {
    const begun = (await listOpen(tx)).filter(({ timeZone }) => localDay(now, timeZone) !== localDay(before, timeZone));
    await needs.outbox.refresh(
      tx,
      begun.map(({ id }) => cardKey(id)),
    );
  });
}
