import type { RuleActor } from '../../../kit/actor.ts';
import { nextAtWork } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { OutboxMessage } from '../../../ports/outbound/outbox.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listWorkingLives } from '../../people/index.ts';

type Needs = Pick<Ports, 'outbox' | 'schedules' | 'holidays' | 'clock'>;

/** A message that its reader didn't cause: a card, so that it can be rewritten when it is out of date. */
export type Saying = OutboxMessage & { readonly to: { readonly kind: 'person'; readonly personId: PersonId } };

const NAME = 'tasks.say-at-work';

/** Sends a message now when its reader is at work, else when they next are. */
export async function sayAtWork(needs: Needs, tx: Tx, { key, to, kind, args }: Saying): Promise<void> {
  const now = needs.clock.now();
  const life = (await listWorkingLives(needs, tx, { personIds: [to.personId], since: now })).get(to.personId);
  const at = life === undefined ? now : nextAtWork(now, life);
  if (at <= now) return needs.outbox.card(tx, { key, to, kind, args });
  await needs.schedules.set(tx, { name: NAME, key, at, args: { ...args, kind, to: to.personId } });
}

/** Whatever of these was sent is drawn again; what still waits for its reader's morning is dropped. */
export async function takeBackSayings(needs: Needs, tx: Tx, keys: readonly string[]): Promise<void> {
  await needs.outbox.refresh(tx, keys);
  for (const key of keys) await needs.schedules.cancel(tx, NAME, key);
}

/** The reader's morning has come; or not, when they are away since. */
export async function sayNow(
  needs: Needs & Pick<Ports, 'scope'>,
  actor: RuleActor,
  { key, args: { kind, to, ...args } }: Pick<OutboxMessage, 'key' | 'args'>,
): Promise<void> {
  const personId = String(to) as PersonId;
  await needs.scope(actor.workspaceId, (tx) =>
    sayAtWork(needs, tx, { key, to: { kind: 'person', personId }, kind: String(kind), args }),
  );
}
