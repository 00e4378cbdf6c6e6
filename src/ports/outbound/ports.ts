import type { WorkspaceId } from '../../kit/ids.ts';
import type { DayFactsOf } from '../inbound/day-facts.ts';
import type { KnownTasks } from '../inbound/known-tasks.ts';
import type { OverrideTasks } from '../inbound/overrides.ts';
import type { TaskButtonsOf } from '../inbound/task-buttons.ts';
import type { TaskField } from '../inbound/task-field.ts';
import type { TaskLinesOf } from '../inbound/task-lines.ts';
import type { TaskMarksOf } from '../inbound/task-marks.ts';
import type { Charts } from './charts.ts';
import type { CodeHost } from './code-host.ts';
import type { CodeHostSettings } from './code-host-settings.ts';
import type { Holidays } from './holidays.ts';
import type { IssueTracker } from './issue-tracker.ts';
import type { IssueTrackerSettings } from './issue-tracker-settings.ts';
import type { Announce, Jobs, Schedules } from './jobs.ts';
import type { Memory } from './memory.ts';
import type { Model } from './model.ts';
import type { Outbox } from './outbox.ts';
import type { SlackDirectory } from './slack.ts';
import type { Store } from './store.ts';
import type { Clock, Log, Random } from './system.ts';
import type { Vault } from './vault.ts';

/** Everything the outside offers to features. A use case takes a `Pick` of what it needs. */
export type Ports = Pick<Store, 'scope' | 'act' | 'hot'> & {
  readonly clock: Clock;
  readonly random: Random;
  readonly memory: Memory;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly announce: Announce;
  readonly schedules: Schedules;
  readonly holidays: Holidays;
  readonly charts: Charts;
  readonly slackDirectory: SlackDirectory;
  readonly codeHost: CodeHost;
  readonly codeHostSettings: CodeHostSettings;
  readonly issueTracker: IssueTracker;
  readonly issueTrackerSettings: IssueTrackerSettings;
  readonly vault: Vault;
  /** Null where none is configured: everything works without. */
  readonly model: Model | null;
  /** What somebody did on a day, from all features that know something of it. */
  readonly dayFacts: DayFactsOf;
  /** What other features have to say on a task's card. */
  readonly taskLines: TaskLinesOf;
  /** And to offer there. */
  readonly taskButtons: TaskButtonsOf;
  /** What other features add to a task's form. */
  readonly taskFields: readonly TaskField[];
  /** Their word on tasks in lists. */
  readonly taskMarks: TaskMarksOf;
  /** Address of the workspace in Slack, for permanent links; null until Slack has told it. */
  readonly slackUrl: (workspaceId: WorkspaceId) => Promise<string | null>;
  /** What `overrides` has to know of tasks. */
  readonly overrideTasks: OverrideTasks;
  /** What features beside `tasks` may know of them. */
  readonly knownTasks: KnownTasks;
  readonly log: Log;
};
