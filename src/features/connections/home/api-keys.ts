import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildApiKeys } from '../blocks/api-keys.ts';
import { listApiKeys } from '../use-cases/api-keys.ts';

/** The workspace's API keys, for admins. */
export const apiKeysHome = (needs: Ports): readonly HomeSection[] => [
  {
    tab: 'settings',
    order: 70,
    build: async (actor) => {
      const keys = await listApiKeys(needs, actor);
      return keys === null ? [] : buildApiKeys(keys, { timeZone: actor.timeZone, now: needs.clock.now() });
    },
  },
];
