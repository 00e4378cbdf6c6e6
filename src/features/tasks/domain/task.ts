import type { PersonId, SlackChannelId, TaskId } from '../../../kit/ids.ts';
import type { Consult } from './consult.ts';

/** A piece of work with RACI, status and instants; shown as `T-12`. `null` means "not said" or "not yet" throughout. */
export type Task = {
  readonly id: TaskId;
  /** 1 and up, per workspace, never reused. */
  readonly number: number;
  /** 1 to 150 characters on one line; shown as plain text. */
  readonly title: string;
  /** Empty when nothing was said; at most 3,000 characters. */
  readonly details: string;
  readonly status: TaskStatus;
  readonly creatorId: PersonId;
  readonly responsibleId: PersonId;
  readonly accountableId: PersonId;
  readonly consultedIds: readonly PersonId[];
  readonly informedIds: readonly PersonId[];
  /** `YYYY-MM-DD`, as said; a day of R's calendar. */
  readonly dueOn: string | null;
  /** End of R's working day on `dueOn`, in R's zone; null exactly when `dueOn` is. */
  readonly dueAt: Date | null;
  readonly points: Points | null;
  readonly priority: Priority;
  readonly type: TaskType;
  readonly labels: readonly string[];
  /** Seen by creator and RACI people only, by nobody else whatever their role. */
  readonly private: boolean;
  readonly parentId: TaskId | null;
  /** Tasks that must be closed before this one can go on. */
  readonly waitsForIds: readonly TaskId[];
  readonly source: TaskSource | null;
  /** Present exactly while `status` is `blocked`. */
  readonly blocker: Blocker | null;
  readonly createdAt: Date;
  /** First start since creation or the last reopening. */
  readonly startedAt: Date | null;
  readonly completedAt: Date | null;
  readonly cancelledAt: Date | null;
  /** When the schedule marked it overdue; forgotten when the date moves. */
  readonly overdueAt: Date | null;
  /** R's click on *Done* where the team asks for a sign-off; only while `in_progress`, until A accepted or sent it back. */
  readonly awaitingSignOffAt: Date | null;
  /** The next level, asked as well after a working day without A's answer. */
  readonly signOffAskedId: PersonId | null;
  /** Consulted people are asked before it starts, whatever its points. */
  readonly askFirst: boolean;
  /** Present only while consulted people are being heard. */
  readonly consult: Consult | null;
  /** Raised by the store with every save; the rules here never touch it. */
  readonly version: number;
};

export const taskStatuses = ['assigned', 'in_progress', 'blocked', 'completed', 'cancelled'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const pointScale = [1, 2, 3, 5, 8, 13, 21] as const;
export type Points = (typeof pointScale)[number];

/** Most pressing first: the order of lists. */
export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof priorities)[number];

export const taskTypes = ['feature', 'bug', 'chore', 'question'] as const;
export type TaskType = (typeof taskTypes)[number];

/** The message a task was made from. */
export type TaskSource = {
  readonly permalink: string;
  readonly channelId: SlackChannelId;
  readonly ts: string;
};

/** Why a task can't go on: the four questions of *Block*. */
export type Blocker = {
  readonly reason: string;
  /** Empty when nothing was said. */
  readonly tried: string;
  readonly waitingOn: WaitingOn | null;
  /** `YYYY-MM-DD` in R's calendar. */
  readonly expectedOn: string | null;
  readonly blockedAt: Date;
  readonly blockedById: PersonId;
};

export type WaitingOn =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'task'; readonly taskId: TaskId }
  | { readonly kind: 'outside'; readonly what: string };

export function isOpen(task: Pick<Task, 'status'>): boolean {
  return task.status !== 'completed' && task.status !== 'cancelled';
}

/** `T-12`, the name people use. */
export function taskRef(number: number): string {
  return `T-${number}`;
}

export function isPoints(value: number): value is Points {
  return (pointScale as readonly number[]).includes(value);
}
