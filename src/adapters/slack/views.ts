import { z } from 'zod';
import type { SlackViews } from '../../ports/outbound/slack.ts';
import type { CallSlack, TokenFor } from './call-slack.ts';

/** Modals and Home tabs. A spent or late trigger and a closed view come through as `permanent` with scope `target`. */
export function createViews(call: CallSlack, tokenFor: TokenFor): SlackViews {
  const show = async (method: 'views.open' | 'views.push', { token, ...args }: Show): Promise<string> => {
    const { view } = await call(await token, { method, args, answer: shownShape });
    return view.id;
  };
  return {
    open: (workspaceId, trigger_id, view) => show('views.open', { token: tokenFor(workspaceId), trigger_id, view }),
    push: (workspaceId, trigger_id, view) => show('views.push', { token: tokenFor(workspaceId), trigger_id, view }),
    async update(workspaceId, view_id, view) {
      await call(await tokenFor(workspaceId), {
        method: 'views.update',
        args: { view_id, view },
        answer: z.object({}),
      });
    },
    async publishHome(workspaceId, user_id, view) {
      await call(await tokenFor(workspaceId), {
        method: 'views.publish',
        args: { user_id, view },
        answer: z.object({}),
      });
    },
  };
}

type Show = { readonly token: ReturnType<TokenFor>; readonly trigger_id: string; readonly view: unknown };

const shownShape = z.object({ view: z.object({ id: z.string().min(1) }) });
