import { addDays } from '../../../kit/dates/calendar.ts';
import type { TeamId } from '../../../kit/ids.ts';
import { type CalendarDay, instantOf } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listTeamMembers, listWorkingLives, refusalOf } from '../../people/index.ts';
import type { Kept } from '../domain/record.ts';
import { workingDays } from '../domain/working-days.ts';

type Asked = { readonly teamId: TeamId | null; readonly from: CalendarDay; readonly to: CalendarDay };

/** Who is in a team now, and how many of these days each works; nobody for a sprint of no team. */
export async function readPersonDays(
  needs: Pick<Ports, 'holidays'>,
  tx: Tx,
  { teamId, from, to }: Asked,
): Promise<Kept['people']> {
  if (teamId === null) return [];
  const members = (await listTeamMembers(tx, teamId)).filter((person) => refusalOf(person) === null);
  // A day earlier: somewhere it is still the day before.
  const since = instantOf(addDays(from, -1), '00:00', 'UTC');
  const lives = await listWorkingLives(needs, tx, { personIds: members.map(({ id }) => id), since });
  return members.flatMap(({ id }) => {
    const life = lives.get(id);
    return life === undefined ? [] : [{ personId: id, days: workingDays(life, { from, to }) }];
  });
}
