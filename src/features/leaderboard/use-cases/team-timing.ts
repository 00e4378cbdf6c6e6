import { defaultWorkingHours } from '../../../kit/dates/working-day.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listPeople, refusalOf, type Team, zoneOfTeam } from '../../people/index.ts';
import type { TeamChoice } from '../../pr-surveys/index.ts';
import { readWeekday } from '../domain/settings.ts';
import type { Timing } from '../domain/slot.ts';

/** When a team's leaderboard appears, in the team's own zone and around its holidays. */
export async function timingOf(
  needs: Pick<Ports, 'holidays'>,
  tx: Tx,
  { team, choice }: { readonly team: Team; readonly choice: TeamChoice },
): Promise<Timing> {
  const { workingHours, holidayRegion } = team;
  const holidays = holidayRegion === null ? {} : { isFree: await needs.holidays.of(holidayRegion) };
  return {
    weekday: readWeekday(choice.weekday) ?? 1,
    at: choice.postAt,
    timeZone: choice.timeZone ?? (await ownZone(tx, team)),
    workdays: { hours: workingHours ?? defaultWorkingHours, ...holidays },
  };
}

async function ownZone(tx: Tx, { leadId, memberIds }: Team): Promise<string> {
  const people = await listPeople(tx, [...memberIds, ...(leadId === null ? [] : [leadId])]);
  const lead = people.find(({ id }) => id === leadId)?.timeZone ?? null;
  const members = people.filter((person) => refusalOf(person) === null).map(({ timeZone }) => timeZone);
  return zoneOfTeam(lead, members);
}
