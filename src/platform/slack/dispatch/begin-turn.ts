import type { SlackUserId } from '../../../kit/ids.ts';
import type { SlackResponder } from '../../../ports/outbound/slack.ts';
import type { Exchange } from '../exchange.ts';
import type { Interaction } from '../payloads.ts';
import { refuseEarly } from '../refuse-early.ts';
import { refusals } from '../sentences.ts';
import type { Turn } from '../turn.ts';
import { isForeign, teamIdsOf } from '../whose.ts';
import type { Workspaces } from '../workspaces.ts';

type Needs = { readonly workspaces: Workspaces; readonly responder: SlackResponder };
type Asked = { readonly exchange: Exchange; readonly payload: Interaction };

/**
 * Finds the workspace a request belongs to and begins its turn.
 * @returns null when it belongs to none of ours, or to somebody from outside: that has been said already
 */
export async function beginTurn(
  needs: Needs,
  { exchange, payload }: Asked,
  where: Pick<Turn, 'place' | 'surface' | 'reopening'>,
): Promise<Turn | null> {
  const workspace = await needs.workspaces.find(teamIdsOf(payload));
  if (workspace === null || isForeign(payload, workspace)) {
    exchange.result = 'refused';
    refuseEarly(needs.responder, { exchange, payload }, refusals['other-organisation']);
    return null;
  }
  const userId = 'command' in payload ? payload.user_id : payload.user.id;
  return {
    ...where,
    exchange,
    log: exchange.log,
    workspace,
    userId: userId as SlackUserId,
    triggerId: payload.trigger_id ?? null,
    responseUrl: payload.response_url ?? null,
    shellViewId: null,
  };
}
