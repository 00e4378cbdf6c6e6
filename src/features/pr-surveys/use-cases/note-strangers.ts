import type { RuleActor } from '../../../kit/actor.ts';
import { addDays } from '../../../kit/dates/calendar.ts';
import { nextAtWork } from '../../../kit/dates/working-life.ts';
import type { IdentityId, PersonId } from '../../../kit/ids.ts';
import { type CalendarDay, instantOf, localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listAdminIds, listWorkingLives } from '../../people/index.ts';
import { strangersNote, strangersWait } from '../outgoing.ts';
import { meetStrangers } from '../store/strangers.ts';

type Needs = Pick<Ports, 'clock' | 'schedules' | 'holidays'>;

/**
 * Remembers accounts that couldn't be asked because nobody of Slack is them; admins hear of each once, of a whole day's
 * together, as their next working day begins.
 */
export async function noteStrangers(needs: Needs, tx: Tx, identityIds: readonly IdentityId[]): Promise<void> {
  const now = needs.clock.now();
  const on = localDay(now, 'UTC');
  if ((await meetStrangers(tx, identityIds, on)).length === 0) return;
  const over = instantOf(addDays(on, 1), '00:00', 'UTC');
  const admins = await listAdminIds(tx);
  const lives = await listWorkingLives(needs, tx, { personIds: admins, since: now });
  const entries = admins.map((id) => {
    const life = lives.get(id);
    return { ...strangersWait(id, on), at: life === undefined ? over : nextAtWork(over, life) };
  });
  await needs.schedules.plan(tx, entries, now);
}

/** Tells one admin of one day's. */
export function tellStrangers(
  needs: Pick<Ports, 'scope' | 'outbox'>,
  { workspaceId }: RuleActor,
  { adminId, on }: { readonly adminId: PersonId; readonly on: CalendarDay },
): Promise<void> {
  return needs.scope(workspaceId, (tx) => needs.outbox.note(tx, strangersNote(adminId, on)));
}
