import { and, asc, eq, inArray, ne, notInArray, or, sql as raw } from 'drizzle-orm';
import type { PersonId, SlackChannelId, TeamId } from '../../../kit/ids.ts';
import { listText, sqlText } from '../../../kit/sql-text.ts';
import type { Builder, Tx } from '../../../ports/outbound/store.ts';
import type { Person } from '../domain/person.ts';
import type { Team } from '../domain/team.ts';
import { people, teamManagers, teamMembers, teams } from '../schema.ts';
import { raiseDirectory } from './directory-version.ts';
import { PERSON, toPerson } from './people.ts';

/** All teams of the workspace, by name. */
export async function listTeams(tx: Tx): Promise<readonly Team[]> {
  return assemble(tx, await tx.kept(everyTeam, {}));
}

const everyTeam = (db: Builder) =>
  db
    .select()
    .from(teams)
    .orderBy(asc(raw`lower(${teams.name})`));

export async function findTeam(tx: Tx, id: TeamId): Promise<Team | null> {
  const [team] = await assemble(tx, await tx.select().from(teams).where(eq(teams.id, id)));
  return team ?? null;
}

/** The teams somebody is in, as a member or the lead, by name. */
export async function teamsOf(tx: Tx, personId: PersonId): Promise<readonly Team[]> {
  return assemble(tx, await tx.kept(teamsWith, { personId }));
}

const teamsWith = (db: Builder) => {
  const personId = raw.placeholder('personId');
  const own = db.select({ id: teamMembers.teamId }).from(teamMembers).where(eq(teamMembers.personId, personId));
  return db
    .select()
    .from(teams)
    .where(or(eq(teams.leadPersonId, personId), inArray(teams.id, own)))
    .orderBy(asc(raw`lower(${teams.name})`));
};

/** The teams these people are in, as members or leads, by the teams' names: one entry for each person and team. */
export async function listTeamsOf(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<
  readonly { readonly personId: PersonId; readonly team: Pick<Team, 'id' | 'name' | 'leadId' | 'channelId'> }[]
> {
  if (personIds.length === 0) return [];
  const rows = await tx.run<{
    personId: PersonId;
    id: TeamId;
    name: string;
    leadId: PersonId | null;
    channelId: SlackChannelId | null;
  }>(
    sqlText`
      with asked as (select value::uuid as id from jsonb_array_elements_text(${JSON.stringify(personIds)}::text::jsonb)),
      own as (
        select m.person_id, m.team_id from team_members m join asked on asked.id = m.person_id
        union select t.lead_person_id, t.id from teams t join asked on asked.id = t.lead_person_id
      )
      select own.person_id as "personId", t.id, t.name, t.lead_person_id as "leadId", t.channel_id as "channelId"
      from own join teams t on t.id = own.team_id order by lower(t.name)`,
  );
  return rows.map(({ personId, ...team }) => ({ personId, team }));
}

/** A team's members and its lead, by name; deactivated people included. */
export async function listTeamMembers(tx: Tx, teamId: TeamId): Promise<readonly Person[]> {
  const members = tx.select({ id: teamMembers.personId }).from(teamMembers).where(eq(teamMembers.teamId, teamId));
  const lead = tx
    .select({ id: raw`${teams.leadPersonId}` })
    .from(teams)
    .where(eq(teams.id, teamId));
  const rows = await tx
    .select(PERSON)
    .from(people)
    .where(or(inArray(people.id, members), inArray(people.id, lead)))
    .orderBy(asc(people.name), asc(people.id));
  return rows.map(toPerson);
}

/** For each person the leads of the teams they are a member of, never the person. Everybody asked for has an entry. */
export async function listLeadsOf(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly PersonId[]>> {
  const leads = new Map<PersonId, PersonId[]>(personIds.map((id) => [id, []]));
  if (personIds.length === 0) return leads;
  const rows = await tx.kept(leadsOf, { ids: listText(personIds) });
  for (const row of rows) leads.get(row.personId as PersonId)?.push(row.leadId as PersonId);
  return leads;
}

const leadsOf = (db: Builder) =>
  db
    .selectDistinct({ personId: teamMembers.personId, leadId: teams.leadPersonId })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(
      and(
        raw`${teamMembers.personId} = any(${raw.placeholder('ids')}::uuid[])`,
        raw`${teams.leadPersonId} <> ${teamMembers.personId}`,
      ),
    );

/** @returns false when a team of that name exists, whatever its case */
export async function insertTeam(tx: Tx, team: Team, createdAt: Date): Promise<boolean> {
  const rows = await tx
    .insert(teams)
    .values({ ...columnsOf(team), id: team.id, version: team.version, createdAt })
    .onConflictDoNothing()
    .returning({ id: teams.id });
  if (rows.length === 0) return false;
  await savePeople(tx, team);
  return true;
}

/** @returns false when the team isn't at that version any more */
export async function saveTeam(tx: Tx, team: Team, { ifVersion }: { readonly ifVersion: number }): Promise<boolean> {
  const rows = await tx
    .update(teams)
    .set({ ...columnsOf(team), version: team.version })
    .where(and(eq(teams.id, team.id), eq(teams.version, ifVersion)))
    .returning({ id: teams.id });
  if (rows.length === 0) return false;
  await savePeople(tx, team);
  return true;
}

/** Whether another team has this name, whatever its case. */
export async function hasOtherTeamNamed(tx: Tx, name: string, id: TeamId): Promise<boolean> {
  const rows = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(raw`lower(${teams.name}) = lower(${name})`, ne(teams.id, id)));
  return rows.length > 0;
}

export async function deleteTeam(tx: Tx, id: TeamId): Promise<void> {
  await tx.delete(teams).where(eq(teams.id, id));
  await raiseDirectory(tx);
}

async function savePeople(tx: Tx, team: Team): Promise<void> {
  await keepExactly(tx, { table: teamMembers, teamId: team.id, personIds: team.memberIds });
  await keepExactly(tx, { table: teamManagers, teamId: team.id, personIds: team.managerIds });
  await raiseDirectory(tx);
}

async function keepExactly(
  tx: Tx,
  list: { table: typeof teamMembers | typeof teamManagers; teamId: TeamId; personIds: readonly PersonId[] },
): Promise<void> {
  const { table, teamId, personIds } = list;
  const others = personIds.length === 0 ? undefined : notInArray(table.personId, [...personIds]);
  await tx.delete(table).where(and(eq(table.teamId, teamId), others));
  if (personIds.length === 0) return;
  await tx
    .insert(table)
    .values(personIds.map((personId) => ({ teamId, personId })))
    .onConflictDoNothing();
}

function columnsOf(team: Team) {
  const { workingHours, holidayRegion } = team;
  return { name: team.name, leadPersonId: team.leadId, channelId: team.channelId, workingHours, holidayRegion };
}

async function assemble(tx: Tx, rows: readonly (typeof teams.$inferSelect)[]): Promise<readonly Team[]> {
  if (rows.length === 0) return [];
  const ids = listText(rows.map((row) => row.id));
  const [members, managers] = await Promise.all([tx.kept(membersOf, { ids }), tx.kept(managersOf, { ids })]);
  const of = (list: typeof members, teamId: string) =>
    list.filter((row) => row.teamId === teamId).map((row) => row.personId as PersonId);
  return rows.map((row) => ({
    id: row.id as TeamId,
    name: row.name,
    leadId: row.leadPersonId as PersonId | null,
    managerIds: of(managers, row.id),
    memberIds: of(members, row.id),
    channelId: row.channelId as SlackChannelId | null,
    workingHours: row.workingHours,
    holidayRegion: row.holidayRegion,
    version: row.version,
  }));
}

const peopleIn = (table: typeof teamMembers | typeof teamManagers) => (db: Builder) =>
  db
    .select({ teamId: table.teamId, personId: table.personId })
    .from(table)
    .innerJoin(people, eq(people.id, table.personId))
    .where(raw`${table.teamId} = any(${raw.placeholder('ids')}::uuid[])`)
    .orderBy(asc(people.name), asc(people.id));
const membersOf = peopleIn(teamMembers);
const managersOf = peopleIn(teamManagers);
