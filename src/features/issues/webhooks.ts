import type { TrackerListeners } from '../../ports/inbound/tracker-facts.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { recordNews } from './use-cases/record-news.ts';

/** What the issue tracker tells of issues and sprints. */
export const issueWebhooks = (needs: Ports): TrackerListeners => ({
  issue: (news) => {
    const { issue, changes } = news.fact;
    return recordNews(needs, news, { projectId: issue.project.id, facts: { issues: [issue], changes } });
  },
  'issue-deleted': (news) => {
    const { issueId, projectId, at } = news.fact;
    return recordNews(needs, news, { projectId, facts: { deleted: [{ issueId, at }] } });
  },
  sprint: (news) => {
    const { sprint, at } = news.fact;
    return recordNews(needs, news, { projectId: null, facts: { sprints: [{ sprint, at }] } });
  },
  'sprint-deleted': (news) => {
    const { sprintId, at } = news.fact;
    return recordNews(needs, news, { projectId: null, facts: { deletedSprints: [{ sprintId, at }] } });
  },
});
