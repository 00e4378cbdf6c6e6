import type { Sql } from 'postgres';
import type { RemoteSlack } from '../../fakes/slack/control-client.ts';

/** One team of these people that checks in at 17:30, as if its lead had set it up; everybody must be known already. */
export async function seedCheckIns(sql: Sql, users: readonly string[], askAt = '17:30'): Promise<void> {
  await sql`
    with team as (
      insert into teams (id, workspace_id, name, lead_person_id, created_at)
      select gen_random_uuid(), p.workspace_id, 'Everybody', p.id, now() from people p where p.slack_user_id = ${users[0] ?? ''}
      returning id, workspace_id
    ), members as (
      insert into team_members (workspace_id, team_id, person_id)
      select team.workspace_id, team.id, p.id from team
      join people p on p.workspace_id = team.workspace_id
      where p.slack_user_id in (select jsonb_array_elements_text(${JSON.stringify(users)}::text::jsonb))
    )
    insert into eod_team_settings (team_id, workspace_id, enabled, ask_at, window_minutes, questions, left_out_ids)
    select id, workspace_id, true, ${askAt}, 90, '[]', '[]' from team`;
}

/** Opens everybody's DM beforehand: Slack lets an app open 50 a minute, and that isn't what is measured. */
export async function openDms(
  sql: Sql,
  slack: Pick<RemoteSlack, 'directChannel'>,
  users: readonly string[],
): Promise<void> {
  const opened: { user: string; channel: string }[] = [];
  for (const user of users) opened.push({ user, channel: await slack.directChannel(user) });
  await sql`
    update people p set dm_channel_id = o.channel
    from jsonb_to_recordset(${JSON.stringify(opened)}::text::jsonb) as o("user" text, channel text)
    where p.slack_user_id = o."user"`;
}
