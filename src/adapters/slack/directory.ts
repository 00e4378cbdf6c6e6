import { z } from 'zod';
import type { WorkspaceId } from '../../kit/ids.ts';
import { SlackCallError, type SlackDirectory } from '../../ports/outbound/slack.ts';
import { type Identities, identifyToken } from './auth.ts';
import type { CallSlack, TokenFor } from './call-slack.ts';
import { type Home, memberOf } from './member.ts';

/**
 * The people of a workspace. Whose workspace it is decides who is a stranger: asked of `auth.test` before the first
 * look at a token's workspace, then remembered.
 */
export function createDirectory(call: CallSlack, { tokenFor, known }: Needs): SlackDirectory {
  const homes = new Map<WorkspaceId, Home>();
  const enter = async (workspaceId: WorkspaceId) => {
    const token = await tokenFor(workspaceId);
    const home = known.get(token) ?? (await identifyToken(call, { token, known }));
    homes.set(workspaceId, home);
    return { token, home };
  };
  return {
    async *listMembers(workspaceId) {
      const { token, home } = await enter(workspaceId);
      let cursor: string | undefined;
      do {
        const args = { include_locale: true, limit: PAGE, cursor };
        const page = await call(token, { method: 'users.list', args, answer: pageShape });
        yield page.members.flatMap((user) => memberOf(user, home) ?? []);
        cursor = page.response_metadata?.next_cursor || undefined;
      } while (cursor !== undefined);
    },
    async findMember(workspaceId, userId) {
      const { token, home } = await enter(workspaceId);
      try {
        const args = { user: userId, include_locale: true };
        const { user } = await call(token, { method: 'users.info', args, answer: z.object({ user: z.unknown() }) });
        return memberOf(user, home);
      } catch (error) {
        if (isNobody(error)) return null;
        throw error;
      }
    },
    parseMember(workspaceId, user) {
      const home = homes.get(workspaceId) ?? homeByToken(workspaceId, { tokenFor, known });
      // Guessing would let a stranger in or lock a colleague out; whoever asks again in a moment gets a right answer.
      if (home === null) throw new SlackCallError('auth.test', { kind: 'not-sent' });
      return memberOf(user, home);
    },
  };
}

type Needs = { readonly tokenFor: TokenFor; readonly known: Identities };

/** Largest page Slack recommends for users.list (docs.slack.dev, users.list, `limit`). */
const PAGE = 200;

/** Where the token is at hand at once, what `auth.identify` learnt about it serves here too. */
function homeByToken(workspaceId: WorkspaceId, { tokenFor, known }: Needs): Home | null {
  const token = tokenFor(workspaceId);
  if (typeof token === 'string') return known.get(token) ?? null;
  token.catch(() => null);
  return null;
}

function isNobody(error: unknown): boolean {
  if (!(error instanceof SlackCallError) || error.failure.kind !== 'permanent') return false;
  return ['user_not_found', 'users_not_found', 'user_not_visible'].includes(error.failure.code);
}

const pageShape = z.object({
  members: z.array(z.unknown()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
