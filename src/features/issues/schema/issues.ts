import {
  boolean,
  doublePrecision,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { connections } from '../../connections/schema.ts';
import { instant, ownWorkspace } from '../../history/schema.ts';
import { identities } from '../../people/schema.ts';
import type { ChangeValue } from '../domain/change.ts';

/** Something a connected site has. It goes when the connection's row goes. */
const ofSite = () => ({
  workspaceId: ownWorkspace(),
  connectionId: uuid('connection_id')
    .notNull()
    .references(() => connections.id, { onDelete: 'cascade' }),
});

/** Who it was; null: nobody, or an account that is gone. */
const identity = (name: string) => uuid(name).references(() => identities.id);

const category = (name: string) => text(name, { enum: ['to-do', 'in-progress', 'done'] });

/**
 * Issues as the tracker shows them now. What belongs to one hangs on the tracker's own id, not on this row: webhooks come
 * in any order, and keys change.
 */
export const issues = pgTable(
  'issues',
  {
    id: uuid('id').primaryKey(),
    ...ofSite(),
    hostId: text('host_id').notNull(),
    key: text('key').notNull(),
    projectHostId: text('project_host_id').notNull(),
    projectKey: text('project_key').notNull(),
    summary: text('summary').notNull(),
    url: text('url').notNull(),
    statusId: text('status_id').notNull(),
    /** As the team calls it. */
    status: text('status').notNull(),
    /** Null where no source has said it yet. */
    category: category('category'),
    type: text('type').notNull(),
    points: doublePrecision('points'),
    assigneeId: identity('assignee_id'),
    reporterId: identity('reporter_id'),
    parentKey: text('parent_key'),
    sprintIds: jsonb('sprint_ids').$type<readonly string[]>().notNull(),
    /** Only some of those who see its project may see it. */
    restricted: boolean('restricted').notNull(),
    labels: jsonb('labels').$type<readonly string[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    /** The tracker's time of this state. */
    hostUpdatedAt: instant('host_updated_at').notNull(),
    resolvedAt: instant('resolved_at'),
    /** Deleted in the tracker; kept for what was done on it. */
    deletedAt: instant('deleted_at'),
    /** It wasn't where the tracker's list should have it, and hasn't been looked for yet; null: it was, or nobody has compared. */
    missedAt: instant('missed_at'),
    certainty: text('certainty', { enum: ['told', 'read'] }).notNull(),
    /** Digest of what the tracker said: tells two states of one instant apart. */
    face: text('face').notNull(),
  },
  (table) => [
    // Webhooks, lists and readings tell of the same issue repeatedly: one row.
    uniqueIndex('issues_host').on(table.connectionId, table.hostId),
    index('issues_key').on(table.workspaceId, table.key),
  ],
);

/** Every change of status, sprint, points, assignee and key, whether its issue is known or not. */
export const issueChanges = pgTable(
  'issue_changes',
  {
    id: uuid('id').primaryKey(),
    ...ofSite(),
    issueHostId: text('issue_host_id').notNull(),
    /** The entry in the issue's log and its field. */
    changeId: text('change_id').notNull(),
    field: text('field', { enum: ['status', 'sprint', 'points', 'assignee', 'key'] }).notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
    byId: identity('by_id'),
    from: jsonb('from').$type<ChangeValue>(),
    to: jsonb('to').$type<ChangeValue>(),
  },
  (table) => [
    // A webhook and the log tell of the same change, and both may come twice: one row.
    uniqueIndex('issue_changes_once').on(table.connectionId, table.changeId),
    index('issue_changes_of_issue').on(table.connectionId, table.issueHostId, table.at),
    index('issue_changes_of_person').on(table.byId, table.at),
  ],
);

/** Which issues were ever in which sprint. */
export const issueSprints = pgTable(
  'issue_sprints',
  { ...ofSite(), issueHostId: text('issue_host_id').notNull(), sprintHostId: text('sprint_host_id').notNull() },
  // Every state and every change names the sprints again: one row.
  (table) => [primaryKey({ columns: [table.connectionId, table.sprintHostId, table.issueHostId] })],
);

/** Issues that are gone: the tracker says so, maybe before it tells of the issue, or it doesn't show them any more. */
export const deletedIssues = pgTable(
  'deleted_issues',
  {
    ...ofSite(),
    issueHostId: text('issue_host_id').notNull(),
    deletedAt: instant('deleted_at').notNull(),
    /** Nobody said so: it was looked for in vain, and comes back when it is seen again. */
    inferred: boolean('inferred').notNull(),
  },
  // Webhooks come twice: one row, with the earliest instant.
  (table) => [primaryKey({ columns: [table.connectionId, table.issueHostId] })],
);

/** Sprints as the tracker tells them. */
export const trackerSprints = pgTable(
  'tracker_sprints',
  {
    id: uuid('id').primaryKey(),
    ...ofSite(),
    hostId: text('host_id').notNull(),
    boardId: text('board_id'),
    name: text('name').notNull(),
    state: text('state', { enum: ['future', 'active', 'closed'] }).notNull(),
    startsAt: instant('starts_at'),
    /** As planned. */
    endsAt: instant('ends_at'),
    completedAt: instant('completed_at'),
    /** When the tracker said so. */
    toldAt: instant('told_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  // Each board lists its sprints every day, and webhooks tell of them too: one row.
  (table) => [uniqueIndex('tracker_sprints_host').on(table.connectionId, table.hostId)],
);

/** Which category a status belongs to: changes name the status alone. */
export const trackerStatuses = pgTable(
  'tracker_statuses',
  {
    ...ofSite(),
    hostId: text('host_id').notNull(),
    name: text('name').notNull(),
    category: category('category').notNull(),
  },
  // Every issue names its status with the category: one row.
  (table) => [primaryKey({ columns: [table.connectionId, table.hostId] })],
);
