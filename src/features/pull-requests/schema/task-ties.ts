import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { ofPullRequest } from './columns.ts';

/** Which tasks a pull request names in its title, branch or body; follows these texts. */
export const taskTies = pgTable(
  'task_ties',
  {
    ...ofPullRequest(),
    // Of `tasks`, which stands beside this feature.
    taskId: uuid('task_id').notNull(),
    /** What the task's card was last drawn with: it is drawn anew when this changes. */
    standing: text('standing', {
      enum: ['draft', 'waiting', 'in-review', 'changes-requested', 'approved', 'merged', 'deployed', 'closed'],
    }).notNull(),
  },
  (table) => [
    // Title, branch and body may name the same task, and every delivery brings all three again: one tie.
    uniqueIndex('task_ties_once').on(table.repositoryId, table.number, table.taskId),
    index('task_ties_of_task').on(table.workspaceId, table.taskId),
  ],
);

/** Which issues of a tracker a pull request names in its title or branch; whether there are such issues is another question. */
export const issueRefs = pgTable('issue_refs', { ...ofPullRequest(), key: text('key').notNull() }, (table) => [
  // Title and branch may name the same issue, and every delivery brings both again: one row.
  uniqueIndex('issue_refs_once').on(table.repositoryId, table.number, table.key),
  index('issue_refs_key').on(table.workspaceId, table.key),
]);

/** Every head a pull request is known to have had: checks name theirs. */
export const pullRequestHeads = pgTable(
  'pull_request_heads',
  { ...ofPullRequest(), headSha: text('head_sha').notNull() },
  (table) => [
    // Each delivery about a pull request names its head: one row.
    uniqueIndex('pull_request_heads_once').on(table.repositoryId, table.number, table.headSha),
    index('pull_request_heads_sha').on(table.repositoryId, table.headSha),
  ],
);
