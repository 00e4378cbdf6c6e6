import { z } from 'zod';
import type { RuleActor } from '../../../kit/actor.ts';
import { nextAtWork } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Args } from '../../../ports/inbound/feature.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listWorkingLives } from '../../people/index.ts';
import type { ToPerson } from '../outgoing.ts';

export type TellNeeds = Pick<Ports, 'outbox' | 'schedules' | 'clock' | 'holidays'>;

/** Tells people while they are at work: now, or when they next are. A card (`living`) or notes said once. */
export async function tellAtWork(
  tx: Tx,
  needs: TellNeeds,
  { messages, living = false }: { readonly messages: readonly ToPerson[]; readonly living?: boolean },
): Promise<void> {
  const now = needs.clock.now();
  const personIds = messages.map(({ to }) => to.personId);
  const lives = await listWorkingLives(needs, tx, { personIds, since: now });
  for (const message of messages) {
    const life = lives.get(message.to.personId);
    const at = life === undefined ? now : nextAtWork(now, life);
    if (at <= now) await (living ? needs.outbox.card(tx, message) : needs.outbox.note(tx, message));
    else {
      const wait = { name: 'overrides.tell-person', key: message.key, at };
      await needs.schedules.set(tx, {
        ...wait,
        args: { ...message.args, key: message.key, kind: message.kind, living },
      });
    }
  }
}

/** What had to wait for somebody's working time. */
export async function tellNow(needs: Pick<Ports, 'scope' | 'outbox'>, actor: RuleActor, args: Args): Promise<void> {
  const { key, kind, living, personId } = waiting.parse(args);
  const { key: _key, kind: _kind, living: _living, ...own } = args;
  const message = { key, to: { kind: 'person', personId }, kind, args: own } as const;
  await needs.scope(actor.workspaceId, (tx) =>
    living ? needs.outbox.card(tx, message) : needs.outbox.note(tx, message),
  );
}

const waiting = z.object({
  key: z.string(),
  kind: z.string(),
  living: z.boolean(),
  personId: z.uuid().transform((id) => id as PersonId),
});
