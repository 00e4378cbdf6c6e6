import { z } from 'zod';
import type { SlackTeamId, SlackUserId } from '../../kit/ids.ts';
import type { SlackAuth, SlackIdentity } from '../../ports/outbound/slack.ts';
import type { CallSlack } from './call-slack.ts';

/** Who each token belongs to, as far as it was asked: a team never changes under a token. */
export type Identities = Map<string, SlackIdentity>;

/** Who we are at Slack, by the configured bot token; asked anew each time, and remembered for the directory. */
export function createAuth(call: CallSlack, { botToken, known }: { botToken: string; known: Identities }): SlackAuth {
  return { identify: () => identifyToken(call, { token: botToken, known }) };
}

/** `auth.test` with any token. */
export async function identifyToken(
  call: CallSlack,
  { token, known }: { token: string; known: Identities },
): Promise<SlackIdentity> {
  const identity = await call(token, { method: 'auth.test', args: {}, answer: identityShape });
  known.set(token, identity);
  return identity;
}

const identityShape = z
  .object({
    team_id: z.string().min(1),
    enterprise_id: z.string().nullish(),
    team: z.string().default(''),
    user_id: z.string().min(1),
    bot_id: z.string().default(''),
    url: z.string().default(''),
  })
  .transform(
    (answer): SlackIdentity => ({
      teamId: answer.team_id as SlackTeamId,
      enterpriseId: answer.enterprise_id ?? null,
      teamName: answer.team,
      botUserId: answer.user_id as SlackUserId,
      botId: answer.bot_id,
      url: answer.url,
    }),
  );
