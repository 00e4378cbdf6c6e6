import type { TestApp } from './test-app.ts';

type Team = {
  readonly name?: string;
  readonly lead: string;
  readonly members: readonly string[];
  readonly managers?: readonly string[];
  readonly channel?: string | null;
};

/** A team as it would stand after somebody made it in Slack, by Slack ids; everybody must be known already. */
export async function makeTeam(
  { store: { sql } }: TestApp,
  { name = 'Web', lead, members, managers = [], channel = null }: Team,
): Promise<void> {
  await sql`
    with directory as (
      insert into people_directory (workspace_id, version) select p.workspace_id, 1 from people p where p.slack_user_id = ${lead}
      on conflict (workspace_id) do update set version = people_directory.version + 1
    ), team as (
      insert into teams (id, workspace_id, name, lead_person_id, channel_id, created_at)
      select gen_random_uuid(), p.workspace_id, ${name}, p.id, ${channel}, now() from people p where p.slack_user_id = ${lead}
      returning id, workspace_id
    ), managing as (
      insert into team_managers (workspace_id, team_id, person_id)
      select team.workspace_id, team.id, p.id from team, people p
      where p.slack_user_id in (select jsonb_array_elements_text(${JSON.stringify(managers)}::text::jsonb))
    )
    insert into team_members (workspace_id, team_id, person_id)
    select team.workspace_id, team.id, p.id from team, people p where p.slack_user_id in ${sql([...members])}`;
}

/** Says in the Settings tab what one's only team asks of its tasks. */
export async function setTaskSettings(
  muster: TestApp,
  by: string,
  { signOff = false, required = [] }: { readonly signOff?: boolean; readonly required?: readonly ('C' | 'I')[] },
): Promise<void> {
  const person = muster.as(by);
  await person.openHome();
  await person.press('Settings', { kind: 'home' });
  await person.press('Task settings', { kind: 'home' });
  await person.submit({ signOff: signOff ? ['signOff'] : [], required });
}
