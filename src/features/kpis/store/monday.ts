import { addDays } from '../../../kit/dates/calendar.ts';
import { shiftWeek, type WeekKey, weekOn } from '../../../kit/dates/iso-week.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listTeamsWithin, listTeamZones } from '../../people/index.ts';
import type { TeamWeek } from '../domain/monday.ts';
import { readWeekly } from './weekly.ts';

/** That week of the teams somebody leads or manages now, by name, each on its own wall. */
export async function readMonday(tx: Tx, personId: PersonId, key: WeekKey): Promise<readonly TeamWeek[]> {
  const teams = (await listTeamsWithin(tx)).filter(
    ({ leadId, managerIds }) => leadId === personId || managerIds.includes(personId),
  );
  const zones = await listTeamZones(tx);
  const weeks: TeamWeek[] = [];
  for (const { id, name } of teams) {
    const timeZone = zones.get(id) ?? 'UTC';
    const week = weekOn(mondayOf(key), timeZone);
    const ask = { scope: { kind: 'team', teamId: id }, timeZone, lens: 'muster', repositoryId: null } as const;
    weeks.push({
      name,
      week: await readWeekly(tx, { ...ask, week }),
      before: await readWeekly(tx, { ...ask, week: shiftWeek(week, -1, timeZone) }),
    });
  }
  return weeks;
}

/** A day of the week with this key: 4 January always lies in week 1. */
function mondayOf(key: WeekKey): string {
  const [year = '', number = ''] = key.split('-W');
  return addDays(`${year}-01-04`, 7 * (Number(number) - 1));
}
