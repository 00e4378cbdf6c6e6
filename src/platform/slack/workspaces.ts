import { z } from 'zod';
import type { SlackTeamId, SlackUserId, WorkspaceId } from '../../kit/ids.ts';
import type { Clock } from '../../ports/outbound/system.ts';
import type { OpenStore } from '../store/open-store.ts';
import { translateStoreError } from '../store/store-faults.ts';

export type Workspace = {
  readonly id: WorkspaceId;
  /** `T…`, or `E…` for an organisation. */
  readonly teamId: SlackTeamId;
  readonly enterpriseId: string | null;
  readonly name: string;
  readonly botUserId: SlackUserId;
  readonly botId: string;
};

export interface Workspaces {
  /**
   * The first of these Slack team or organisation ids that is a workspace of ours; null when none is.
   * Known ones are answered from memory, unknown ones are asked for again after 30 s.
   */
  find(teamIds: readonly (string | null | undefined)[]): Promise<Workspace | null>;
  /** Reads all known workspaces into memory, so that no first click has to wait for the database. */
  load(): Promise<readonly Workspace[]>;
  remember(workspace: Workspace): void;
}

const MISS_MS = 30_000;
/** Ids come from outside: what isn't known is remembered for few of them. */
const MISSES_MAX = 1_000;
const LOAD_MAX = 1_000;

/** Which workspace a Slack id belongs to. */
export function createWorkspaces({ store, clock }: { store: Pick<OpenStore, 'sql'>; clock: Clock }): Workspaces {
  const known = new Map<string, Workspace>();
  const misses = new Map<string, number>();
  const remember = (workspace: Workspace) => {
    known.set(workspace.teamId, workspace);
    misses.delete(workspace.teamId);
  };
  const isFreshMiss = (teamId: string) => (misses.get(teamId) ?? 0) > clock.now().getTime();

  return {
    remember,
    async find(teamIds) {
      const asked = teamIds.filter((teamId): teamId is string => typeof teamId === 'string' && teamId !== '');
      for (const teamId of asked) {
        const workspace = known.get(teamId);
        if (workspace !== undefined) return workspace;
        if (isFreshMiss(teamId)) continue;
        const found = await readWorkspaces(store, teamId);
        found.forEach(remember);
        if (found[0] !== undefined) return found[0];
        if (misses.size >= MISSES_MAX) misses.clear();
        misses.set(teamId, clock.now().getTime() + MISS_MS);
      }
      return null;
    },
    async load() {
      const all = await readWorkspaces(store, null);
      all.forEach(remember);
      return all;
    },
  };
}

async function readWorkspaces({ sql }: Pick<OpenStore, 'sql'>, teamId: string | null): Promise<Workspace[]> {
  try {
    const rows = await sql`
      select id, slack_team_id, enterprise_id, name, bot_user_id, bot_id from workspaces
      where ${teamId}::text is null or slack_team_id = ${teamId}::text
      order by connected_at limit ${LOAD_MAX}`;
    return rows.map((row) => toWorkspace.parse(row));
  } catch (error) {
    throw translateStoreError(error);
  }
}

const toWorkspace = z
  .object({
    id: z.string(),
    slack_team_id: z.string(),
    enterprise_id: z.string().nullable(),
    name: z.string(),
    bot_user_id: z.string(),
    bot_id: z.string(),
  })
  .transform(
    (row): Workspace => ({
      id: row.id as WorkspaceId,
      teamId: row.slack_team_id as SlackTeamId,
      enterpriseId: row.enterprise_id,
      name: row.name,
      botUserId: row.bot_user_id as SlackUserId,
      botId: row.bot_id,
    }),
  );
