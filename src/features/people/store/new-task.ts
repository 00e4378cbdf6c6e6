import type { WorkingHours } from '../../../kit/dates/working-day.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId, SlackUserId, WorkspaceId } from '../../../kit/ids.ts';
import { type SqlText, sqlText } from '../../../kit/sql-text.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Person } from '../domain/person.ts';

export type PersonWithLeads = Person & {
  /** Leads of the teams the person is in, never the person. */
  readonly leadIds: readonly PersonId[];
  /** Their own, else those of their first team by name that has some; null: the usual. */
  readonly workingHours: WorkingHours | null;
  /** The same of the region whose holidays are free; null: none. */
  readonly holidayRegion: string | null;
};

export type NewTaskPeople = {
  readonly creator: PersonWithLeads;
  /** Null when nobody was mentioned, or somebody we never met: then ask `meetPerson`. */
  readonly mentioned: PersonWithLeads | null;
  /** Of whoever is responsible: the mentioned person, else the creator. Null when there is none. */
  readonly lead: PersonWithLeads | null;
  readonly manager: PersonWithLeads | null;
};

/**
 * Everybody a new task may concern, in one prepared read.
 * @throws MusterError 'not-found' the creator is unknown in this workspace
 */
export async function findForNewTask(
  needs: Pick<Ports, 'hot'>,
  creator: { readonly workspaceId: WorkspaceId; readonly personId: PersonId },
  mentioned: SlackUserId | null,
): Promise<NewTaskPeople> {
  const rows = await needs.hot<NewTaskRow>({ workspaceId: creator.workspaceId, requestKey: null }, ({ sql }) => {
    const asked = sql`
      select id from people where id = ${creator.personId}::uuid
      union select id from people where slack_user_id = ${mentioned}::text`;
    const responsible = sql`
      select id from people where id in (select id from asked)
      order by (slack_user_id = ${mentioned}::text) is true desc limit 1`;
    return sql`
      with asked as materialized (${asked}), responsible as materialized (${responsible}), chain as materialized (${chainSql()})
      select p.id, p.slack_user_id, p.name, p.handle, p.email, p.time_zone, p.locale, p.kind, p.deactivated_at,
        p.id = ${creator.personId}::uuid as is_creator, (p.slack_user_id = ${mentioned}::text) is true as is_mentioned,
        p.id = chain.lead_id is true as is_lead, p.id = chain.manager_id is true as is_manager,
        coalesce(p.working_hours, (${teamSettingSql('working_hours')}))::text as working_hours,
        coalesce(p.holiday_region, (${teamSettingSql('holiday_region')})) as holiday_region,
        (${leadIdsSql()}) as lead_ids
      from people p, chain
      where p.id in (select id from asked union select chain.lead_id union select chain.manager_id)`;
  });
  const find = (role: 'is_creator' | 'is_mentioned' | 'is_lead' | 'is_manager') => {
    const row = rows.find((one) => one[role]);
    return row === undefined ? null : toPersonWithLeads(row);
  };
  const found = find('is_creator');
  if (found === null) throw new MusterError('not-found', 'I don’t know you yet. Open Muster’s Home, then try again.');
  return { creator: found, mentioned: find('is_mentioned'), lead: find('is_lead'), manager: find('is_manager') };
}

/** The person's lead and manager: of the first team by name that has one other than the person. */
export async function findChain(
  tx: Tx,
  personId: PersonId,
): Promise<{ readonly leadId: PersonId | null; readonly managerId: PersonId | null }> {
  const [row] = await tx.run<{ lead_id: PersonId | null; manager_id: PersonId | null }>(
    sqlText`with responsible as materialized (select ${personId}::uuid as id) ${chainSql()}`,
  );
  return { leadId: row?.lead_id ?? null, managerId: row?.manager_id ?? null };
}

/** Always one row; reads the CTE `responsible`. */
function chainSql(): SqlText {
  return sqlText`
    select
      (select l.id from responsible r, lateral (${ownTeamsSql()}) own
        join teams t on t.id = own.team_id
        join people l on l.id = t.lead_person_id
        where l.id <> r.id and l.kind = 'member' and l.deactivated_at is null
        order by lower(t.name) limit 1) as lead_id,
      (select l.id from responsible r, lateral (${ownTeamsSql()}) own
        join teams t on t.id = own.team_id
        join team_managers g on g.team_id = t.id
        join people l on l.id = g.person_id
        where l.id <> r.id and l.kind = 'member' and l.deactivated_at is null
        order by lower(t.name), l.name, l.id limit 1) as manager_id`;
}

/** The teams `r` is in, as a member or the lead: a union, as an `or` would read all teams for each new task. */
function ownTeamsSql(): SqlText {
  return sqlText`
    select m.team_id from team_members m where m.person_id = r.id
    union select o.id from teams o where o.lead_person_id = r.id`;
}

/** What the first team of `p` by name says that says something; as `listWorkingLives` reads it. */
function teamSettingSql(column: 'working_hours' | 'holiday_region'): SqlText {
  const name = sqlText(column);
  return sqlText`
    select t.${name} from (
      select m.team_id from team_members m where m.person_id = p.id
      union select o.id from teams o where o.lead_person_id = p.id) own
    join teams t on t.id = own.team_id
    where t.${name} is not null order by lower(t.name) limit 1`;
}

/** Ids of the leads of `p`, joined by commas; null for none. */
function leadIdsSql(): SqlText {
  return sqlText`
    select string_agg(distinct t.lead_person_id::text, ',') from team_members m
    join teams t on t.id = m.team_id where m.person_id = p.id and t.lead_person_id <> p.id`;
}

type NewTaskRow = {
  id: PersonId;
  slack_user_id: SlackUserId;
  name: string;
  handle: string;
  email: string | null;
  time_zone: string;
  locale: string;
  kind: Person['kind'];
  deactivated_at: string | null;
  is_creator: boolean;
  is_mentioned: boolean;
  is_lead: boolean;
  is_manager: boolean;
  lead_ids: string | null;
  working_hours: string | null;
  holiday_region: string | null;
};

function toPersonWithLeads(row: NewTaskRow): PersonWithLeads {
  return {
    id: row.id,
    slackUserId: row.slack_user_id,
    name: row.name,
    handle: row.handle,
    email: row.email,
    timeZone: row.time_zone,
    locale: row.locale,
    kind: row.kind,
    deactivatedAt: row.deactivated_at === null ? null : new Date(row.deactivated_at),
    workingHours: row.working_hours === null ? null : (JSON.parse(row.working_hours) as WorkingHours),
    holidayRegion: row.holiday_region,
    leadIds: row.lead_ids === null ? [] : (row.lead_ids.split(',') as PersonId[]),
  };
}
