import type { WorkspaceId } from '../../kit/ids.ts';
import type { SlackIdentity } from '../../ports/outbound/slack.ts';
import type { Clock, Random } from '../../ports/outbound/system.ts';
import type { OpenStore } from '../store/open-store.ts';
import type { Workspace } from './workspaces.ts';

export type PinNeeds = { readonly store: Pick<OpenStore, 'sql'>; readonly clock: Clock; readonly random: Random };

export type Pin =
  | { readonly kind: 'pinned'; readonly workspace: Workspace }
  /** `line` says what to do, for the log. */
  | { readonly kind: 'other-workspace'; readonly line: string };

/** Replicas that start together queue here, so that two different tokens can't both be the first. Any fixed number. */
const PIN_LOCK = 7_205_759_404;

/**
 * Stores the token's workspace when none is stored yet, else refreshes its row. A database that belongs to other
 * workspaces is never taken over: a wrong token must not show one company's tasks to another.
 */
export async function pinWorkspace({ store, clock, random }: PinNeeds, identity: SlackIdentity): Promise<Pin> {
  const { teamId, enterpriseId, teamName, botUserId, botId, url } = identity;
  return store.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(${PIN_LOCK}::bigint)`;
    const stored = await sql<{ id: string; slack_team_id: string; name: string }[]>`
      select id, slack_team_id, name from workspaces order by slack_team_id = ${teamId} desc, connected_at limit 1`;
    const [first] = stored;
    if (first !== undefined && first.slack_team_id !== teamId) {
      return { kind: 'other-workspace', line: describe(identity, first) };
    }
    const [row] = await sql<{ id: string }[]>`
      insert into workspaces (id, slack_team_id, enterprise_id, name, bot_user_id, bot_id, url, connected_at)
      values (${random.uuid()}, ${teamId}, ${enterpriseId}, ${teamName}, ${botUserId}, ${botId}, ${url},
        ${clock.now().toISOString()}::timestamptz)
      on conflict (slack_team_id) do update set enterprise_id = excluded.enterprise_id, name = excluded.name,
        bot_user_id = excluded.bot_user_id, bot_id = excluded.bot_id, url = excluded.url
      returning id`;
    const id = (row?.id ?? '') as WorkspaceId;
    return { kind: 'pinned', workspace: { id, teamId, enterpriseId, name: teamName, botUserId, botId } };
  });
}

function describe(identity: SlackIdentity, stored: { slack_team_id: string; name: string }): string {
  return (
    `The bot token belongs to the workspace ${identity.teamName} (${identity.teamId}), but this database belongs to ` +
    `${stored.name} (${stored.slack_team_id}). Set SLACK_BOT_TOKEN of ${stored.name}, or use another database.`
  );
}
