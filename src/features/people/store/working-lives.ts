import { and, asc, type Column, eq, gt, isNotNull, or, sql as raw } from 'drizzle-orm';
import { defaultWorkingHours } from '../../../kit/dates/working-day.ts';
import type { WorkingLife } from '../../../kit/dates/working-life.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { listText } from '../../../kit/sql-text.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import { joinAbsences } from '../domain/absences.ts';
import { absences, people, teamMembers, teams } from '../schema.ts';

/**
 * When these people work, whoever of them exists: their own settings, else those of their first team (by name) that has
 * some, else the usual.
 * @param since absences that ended before it are left out
 */
export async function listWorkingLives(
  needs: Pick<Ports, 'holidays'>,
  tx: Tx,
  { personIds, since }: { readonly personIds: readonly PersonId[]; readonly since: Date },
): Promise<ReadonlyMap<PersonId, WorkingLife>> {
  if (personIds.length === 0) return new Map();
  const ids = listText([...new Set(personIds)]);
  const [persons, settings, away] = await Promise.all([
    tx.kept(ownSettings, { ids }),
    tx.kept(teamSettings, { ids }),
    tx.kept(absencesSince, { ids, since: since.toISOString() }),
  ]);
  const lives = persons.map(async (person): Promise<WorkingLife> => {
    const ofTeams = settings.filter((row) => row.personId === person.id || row.leadId === person.id);
    const hours = person.hours ?? ofTeams.find((row) => row.hours !== null)?.hours ?? defaultWorkingHours;
    const region = person.region ?? ofTeams.find((row) => row.region !== null)?.region ?? null;
    const holidays = region === null ? {} : { isFree: await needs.holidays.of(region) };
    return {
      personId: person.id as PersonId,
      workplace: { timeZone: person.timeZone, hours, ...holidays },
      absences: joinAbsences(
        away.filter((row) => row.personId === person.id).map((row) => ({ from: row.fromAt, until: row.untilAt })),
      ),
      deputyId: person.deputyId as PersonId | null,
    };
  });
  return new Map((await Promise.all(lives)).map((life) => [life.personId, life]));
}

const OWN = {
  id: people.id,
  timeZone: people.timeZone,
  hours: people.workingHours,
  region: people.holidayRegion,
  deputyId: people.deputyPersonId,
};

const anyOf = (column: Column) => raw`${column} = any(${raw.placeholder('ids')}::uuid[])`;

const ownSettings = (db: Builder) => db.select(OWN).from(people).where(anyOf(people.id));

const absencesSince = (db: Builder) =>
  db
    .select()
    .from(absences)
    .where(and(anyOf(absences.personId), gt(absences.untilAt, raw.placeholder('since'))))
    .orderBy(asc(absences.fromAt));

/** Of the teams these people are in or lead, by name; a team stands there once for each of its members. */
const teamSettings = (db: Builder) =>
  db
    .select({
      personId: teamMembers.personId,
      leadId: teams.leadPersonId,
      hours: teams.workingHours,
      region: teams.holidayRegion,
    })
    .from(teams)
    .leftJoin(teamMembers, eq(teamMembers.teamId, teams.id))
    .where(
      and(
        or(anyOf(teamMembers.personId), anyOf(teams.leadPersonId)),
        or(isNotNull(teams.workingHours), isNotNull(teams.holidayRegion)),
      ),
    )
    .orderBy(asc(raw`lower(${teams.name})`));
