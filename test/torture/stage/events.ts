import type { Sql } from 'postgres';
import { DEFAULT_WORKSPACE } from '../../fakes/slack/options.ts';
import { eventCallback, type SlackRequest } from '../../fakes/slack/requests.ts';
import { SIGNING_SECRET } from './muster.ts';

/** People who change their name, told to Muster as Slack does: again and again until it is acknowledged. */
export function createEventSender(users: readonly string[], clock: () => number) {
  const wanted = new Map<string, { name: string; heard: boolean }>();
  let serial = 0;

  async function send(url: string, userId: string, name: string): Promise<void> {
    const request = eventCallback(
      { secret: SIGNING_SECRET, timestamp: clock() },
      {
        eventId: `Ev${userId}${name.replace(/\W/g, '')}`,
        eventTime: clock(),
        event: userChange(userId, name, clock()),
      },
      { userId },
    );
    if (await isHeard(url, request)) wanted.set(userId, { name, heard: true });
  }

  return {
    /** One more change, sent once. */
    async send(url: string): Promise<void> {
      serial += 1;
      const userId = users[serial % users.length] ?? '';
      const name = `Name ${serial}`;
      wanted.set(userId, { name, heard: false });
      await send(url, userId, name);
    },
    /** Slack's next try of everything that wasn't acknowledged. */
    async resend(url: string): Promise<void> {
      for (const [userId, { name, heard }] of wanted) if (!heard) await send(url, userId, name);
    },
    /** Changes that nobody has acknowledged yet. */
    get unheard(): number {
      return [...wanted.values()].filter(({ heard }) => !heard).length;
    },
    async countLost(sql: Sql): Promise<number> {
      let lost = 0;
      for (const [userId, { name, heard }] of wanted) {
        const rows = await sql`select 1 from people where slack_user_id = ${userId} and name = ${name}`;
        if (heard && rows.length === 0) lost += 1;
      }
      return lost;
    },
  };
}

function userChange(id: string, name: string, updated: number): Record<string, unknown> {
  return {
    type: 'user_change',
    user: {
      id,
      team_id: DEFAULT_WORKSPACE.teamId,
      name: id.toLowerCase(),
      real_name: name,
      deleted: false,
      tz: 'Europe/Berlin',
      locale: 'en-US',
      is_admin: false,
      is_owner: false,
      is_primary_owner: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_bot: false,
      updated,
      profile: { real_name: name, display_name: name, email: `${id.toLowerCase()}@example.com` },
    },
  };
}

async function isHeard(url: string, request: SlackRequest): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/slack/events`, {
      method: 'POST',
      ...request,
      signal: AbortSignal.timeout(5_000),
    });
    await answer.text();
    return answer.status === 200;
  } catch {
    return false;
  }
}
