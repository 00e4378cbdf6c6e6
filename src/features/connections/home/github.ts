import { header } from '../../../kit/blocks/index.ts';
import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildConnectionBlocks } from '../blocks/home.ts';
import { listConnections } from '../use-cases/list-connections.ts';

/** GitHub, for admins. */
export const githubHome = (needs: Pick<Ports, 'scope'>): HomeSection => ({
  tab: 'settings',
  order: 40,
  build: async (actor) => {
    const list = await listConnections(needs, actor);
    return list === null ? [] : [header('GitHub'), ...buildConnectionBlocks(list)];
  },
});
