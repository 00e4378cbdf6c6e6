import { header } from '../../../kit/blocks/index.ts';
import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildSiteBlocks } from '../blocks/sites.ts';
import { listSites } from '../use-cases/list-sites.ts';

/** Jira, for admins. */
export const jiraHome = (needs: Pick<Ports, 'scope' | 'issueTrackerSettings'>): HomeSection => ({
  tab: 'settings',
  order: 45,
  build: async (actor) => {
    const list = await listSites(needs, actor);
    return list === null ? [] : [header('Jira'), ...buildSiteBlocks(list)];
  },
});
