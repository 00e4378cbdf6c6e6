import { index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { instant, ownWorkspace } from '../../history/schema.ts';
import { pullRequests } from './pull-requests.ts';

/** Pull requests of which something became known that whoever computes from them hasn't taken in yet. */
export const pullRequestChanges = pgTable(
  'pull_request_changes',
  {
    // A burst of webhooks, a page of history and a new link of an account may tell of the same one: it is looked at once.
    pullRequestId: uuid('pull_request_id')
      .primaryKey()
      .references(() => pullRequests.id, { onDelete: 'cascade' }),
    workspaceId: ownWorkspace(),
    /** The host's time of its latest state: the newest are looked at first. */
    hostUpdatedAt: instant('host_updated_at').notNull(),
  },
  (table) => [index('pull_request_changes_newest').on(table.workspaceId, table.hostUpdatedAt)],
);
