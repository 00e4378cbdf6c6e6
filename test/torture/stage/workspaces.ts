import type { Sql } from 'postgres';
import { DEFAULT_WORKSPACE } from '../../fakes/slack/options.ts';
import type { PersonSeed } from '../../fakes/slack/people.ts';

export type Team = { readonly teamId: string; readonly users: readonly string[] };

/** Made-up teams; the first is the local Slack's own workspace. */
export function inventTeams({ teams, peopleEach }: { teams: number; peopleEach: number }): Team[] {
  return Array.from({ length: teams }, (_, team) => ({
    teamId: team === 0 ? DEFAULT_WORKSPACE.teamId : `T0BENCH${String(team).padStart(3, '0')}`,
    users: Array.from({ length: peopleEach }, (__, person) => `U0W${team}P${person}`),
  }));
}

/** Everybody as the local Slack must know them. */
export function peopleOf(teams: readonly Team[]): PersonSeed[] {
  return teams.flatMap(({ users }) =>
    users.map((id) => ({ id, handle: id.toLowerCase(), realName: `Person ${id}`, tz: 'Europe/Berlin' })),
  );
}

/** Puts the teams and their people into the database beside the one that the token brought. Repeating it changes nothing. */
export async function insertTeams(sql: Sql, teams: readonly Team[]): Promise<void> {
  const { botUserId, botId } = DEFAULT_WORKSPACE;
  for (const { teamId, users } of teams) {
    await sql`
      insert into workspaces (id, slack_team_id, name, bot_user_id, bot_id, url, connected_at)
      values (gen_random_uuid(), ${teamId}, ${teamId}, ${botUserId}, ${botId}, 'https://example.slack.com/', now())
      on conflict (slack_team_id) do nothing`;
    await sql`
      insert into people (id, workspace_id, slack_user_id, name, real_name, handle, time_zone, locale, kind,
        slack_primary_owner, slack_owner, slack_admin, source_updated_at)
      select gen_random_uuid(), w.id, u, u, u, lower(u), 'Europe/Berlin', 'en-US', 'member', false, false, false, now()
      from workspaces w, jsonb_array_elements_text(${JSON.stringify(users)}::text::jsonb) u where w.slack_team_id = ${teamId}
      on conflict (workspace_id, slack_user_id) do nothing`;
  }
}
