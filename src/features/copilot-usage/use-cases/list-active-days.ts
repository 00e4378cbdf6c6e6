import type { CalendarDay } from '../../../kit/zones.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { isActive } from '../domain/user-day.ts';
import { listOrganisations, listUserDays } from '../store/copilot.ts';

/**
 * On how many days each account used Copilot, by the host's id; everybody the reports name, also with 0. Single people's
 * numbers: whoever asks may only show what many make together.
 * @param span.to not included
 * @returns null where Copilot can't be read
 */
export async function listActiveDays(
  tx: Tx,
  span: { readonly from: CalendarDay; readonly to: CalendarDay },
): Promise<ReadonlyMap<string, number> | null> {
  const organisations = await listOrganisations(tx);
  if (!organisations.some(({ availability }) => availability === 'available')) return null;
  const days = Map.groupBy(await listUserDays(tx, span), ({ userId }) => userId);
  return new Map([...days].map(([id, own]) => [id, new Set(own.filter(isActive).map(({ day }) => day)).size]));
}
