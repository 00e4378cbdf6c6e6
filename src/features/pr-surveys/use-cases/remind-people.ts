import type { RuleActor } from '../../../kit/actor.ts';
import { nextAtWork } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listWorkingLives } from '../../people/index.ts';
import type { Invitation } from '../domain/survey.ts';
import { reminderCard, remindWait } from '../outgoing.ts';
import { claimReminder, findCard } from '../store/cards.ts';
import { listOnCard } from '../store/invitations.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'outbox' | 'schedules' | 'holidays'>;
type Day = { readonly personId: PersonId; readonly on: CalendarDay };

/**
 * Reminds these people of what still waits on a card, once each; whoever isn't at work when it comes due is reminded when
 * they are. Follows from their own answers alone.
 */
export async function remindPeople(needs: Needs, { workspaceId }: RuleActor, days: readonly Day[]): Promise<void> {
  for (const day of days) await needs.scope(workspaceId, (tx) => remind(needs, tx, day));
}

async function remind(needs: Needs, tx: Tx, day: Day): Promise<void> {
  const card = await findCard(tx, day.personId, day.on);
  if (card === null || card.remindedAt !== null) return;
  if (!(await listOnCard(tx, card.id)).some(isUnanswered)) return;
  const now = needs.clock.now();
  const life = (await listWorkingLives(needs, tx, { personIds: [day.personId], since: now })).get(day.personId);
  if (life === undefined) return;
  const at = nextAtWork(now, life);
  if (at > now) return needs.schedules.set(tx, { ...remindWait(day), at });
  if (await claimReminder(tx, card.id, now)) await needs.outbox.card(tx, reminderCard(day));
}

function isUnanswered({ state, withdrawnAt, role, ai, quality, guess }: Invitation): boolean {
  if (state !== 'asked' || withdrawnAt !== null) return false;
  return role === 'author' ? ai === null : quality === null || guess === null;
}
