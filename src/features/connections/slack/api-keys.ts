import { textOf } from '../../../kit/blocks/index.ts';
import type { RequestKey } from '../../../kit/ids.ts';
import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import {
  apiKeyForms,
  apiKeyIds,
  buildApiKeyForm,
  buildApiKeyShell,
  buildNewApiKey,
  readApiKeyId,
} from '../blocks/api-keys.ts';
import { createApiKey, revokeApiKey } from '../use-cases/api-keys.ts';

/** Making and revoking API keys, from Home's tab Settings. */
export function apiKeyListeners(needs: Ports): Pick<SlackListeners, 'actions' | 'submissions'> {
  return {
    actions: {
      [apiKeyIds.make.name]: { opens: buildApiKeyShell, run: async () => ({ kind: 'view', view: buildApiKeyForm() }) },
      [apiKeyIds.revoke.name]: {
        run: async ({ actor, argument }) => {
          await revokeApiKey(needs, actor, readApiKeyId(argument));
          return { kind: 'home', tab: 'settings' };
        },
      },
    },
    submissions: {
      [apiKeyForms.make]: {
        run: async ({ actor, viewId, form }) => {
          // A form pressed twice comes under two signatures and must still make one key.
          const once = { ...actor, requestKey: `form:${actor.workspaceId}:${viewId}` as RequestKey };
          return { kind: 'view', view: buildNewApiKey(await createApiKey(needs, once, textOf(form, 'name'))) };
        },
      },
    },
  };
}
