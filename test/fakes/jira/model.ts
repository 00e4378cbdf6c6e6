/** What the local Jira knows. Ids are text, as Jira's answers have them; instants are milliseconds. */

export type User = { readonly accountId: string; readonly name: string; readonly email: string; hidden: boolean };

export type Status = {
  readonly id: string;
  readonly name: string;
  readonly category: 'new' | 'indeterminate' | 'done';
};

export type Project = { readonly id: string; readonly key: string; readonly name: string; browsable: boolean };

export type LogItem = {
  readonly field: string;
  readonly fieldId: string;
  readonly fieldtype: 'jira' | 'custom';
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
};

export type LogEntry = {
  readonly id: string;
  readonly at: number;
  readonly by: User;
  readonly items: readonly LogItem[];
};

export type Issue = {
  readonly id: string;
  key: string;
  project: Project;
  summary: string;
  status: Status;
  readonly type: string;
  points: number | null;
  assignee: User | null;
  readonly reporter: User;
  sprint: Sprint | null;
  /** Every one it was in, the present one included. */
  readonly sprints: Set<Sprint>;
  restricted: boolean;
  /** By a level that Muster’s account isn’t in. */
  hidden?: boolean;
  readonly createdAt: number;
  updatedAt: number;
  resolvedAt: number | null;
  readonly log: LogEntry[];
  readonly properties: Map<string, unknown>;
};

export type Sprint = {
  readonly id: string;
  name: string;
  readonly boardId: string;
  state: 'future' | 'active' | 'closed';
  startsAt: number | null;
  endsAt: number | null;
  completedAt: number | null;
};

export type Hook = {
  readonly id: string;
  readonly url: string;
  readonly projects: readonly string[];
  expiresAt: number;
};

/** Cloud and Data Center answer in different shapes. */
export type Edition = 'cloud' | 'server';

export const POINTS_FIELD = 'customfield_10016';
export const SPRINT_FIELD = 'customfield_10020';
export const BOARD_ID = '7';
export const CLOUD_ID = '1f2e3d4c-0000-4000-8000-000000000001';

/** Jira's simplest workflow and a review; every status leads to every other one unless the test takes ways away. */
export const STATUSES: readonly Status[] = [
  { id: '10000', name: 'To Do', category: 'new' },
  { id: '10001', name: 'In Progress', category: 'indeterminate' },
  { id: '10002', name: 'In Review', category: 'indeterminate' },
  { id: '10003', name: 'Done', category: 'done' },
];
