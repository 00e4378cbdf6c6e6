import type { PersonActor, RuleActor } from '../../kit/actor.ts';
import type { PersonId, TaskId } from '../../kit/ids.ts';
import type { Ports } from '../outbound/ports.ts';
import type { Tx } from '../outbound/store.ts';

/** What features beside `tasks` may know of a task. */
export type KnownTask = {
  readonly id: TaskId;
  /** `T-12`. */
  readonly ref: string;
  /** People's text. */
  readonly title: string;
  /** Known to its creator and RACI people only: never named to others. */
  readonly private: boolean;
  readonly open: boolean;
  /** `signing-off`: said to be done, and waiting for the accountable. */
  readonly stage: TaskStage;
};

export type TaskStage = 'assigned' | 'in_progress' | 'signing-off' | 'blocked' | 'completed' | 'cancelled';

/** What another tool says of the same work. */
export type ToldStage = 'assigned' | 'in_progress' | 'completed';

export type TaskFollow = {
  readonly actor: RuleActor;
  readonly taskId: TaskId;
  readonly to: ToldStage;
  /** Who moved it there, where known: isn't told of it. */
  readonly causedBy: PersonId | null;
  /** For the task's history: `Jira ABC-3 is In Progress`. */
  readonly reason: string;
};

export type FollowNeeds = Pick<Ports, 'clock' | 'random' | 'outbox' | 'schedules' | 'announce' | 'holidays'>;

/** A task that another tool's work becomes. */
export type TaskToMake = {
  /** Cut where it is too long; never empty. */
  readonly title: string;
  /** Left out where a task can't have so many. */
  readonly points: number | null;
  /** Null: the actor. */
  readonly responsibleId: PersonId | null;
  readonly private: boolean;
  /** What else is done with it, in the same transaction: whatever it throws, nothing is made. */
  readonly afterwards: (tx: Tx, task: KnownTask) => Promise<void>;
};

export type MakeNeeds = FollowNeeds & Pick<Ports, 'hot' | 'act' | 'scope' | 'slackDirectory' | 'memory'>;

/** How features that stand beside `tasks` ask about them. Implemented by `tasks`, wired in `app.ts`. */
export interface KnownTasks {
  /** By their numbers (12 of `T-12`); numbers without a task in the workspace are left out. */
  byNumbers(tx: Tx, numbers: readonly number[]): Promise<ReadonlyMap<number, KnownTask>>;
  /** Those of the ids that exist. */
  byIds(tx: Tx, ids: readonly TaskId[]): Promise<ReadonlyMap<TaskId, KnownTask>>;
  /** A task by its number or id, for somebody who may change it. @throws MusterError 'not-found' · 'forbidden' */
  requireEditable(tx: Tx, actor: PersonActor, which: number | TaskId): Promise<KnownTask>;
  /** @throws MusterError 'invalid' the team's rules ask for more than is known · 'conflict' the responsible can't be · what `afterwards` throws */
  make(needs: MakeNeeds, actor: PersonActor, task: TaskToMake): Promise<KnownTask>;
  /** Lets nobody change it until the transaction ends: what is made of it now is seen by whoever changes it next. */
  hold(tx: Tx, taskId: TaskId): Promise<void>;
  /** When its stage changed last; null when it never did. */
  movedAt(tx: Tx, taskId: TaskId): Promise<Date | null>;
  /**
   * Brings a task where another tool says the work is, with everything a change of it entails; a `completed` asks for the
   * sign-off where the team wants one. What the table of moves or open parts don't allow is left.
   * @returns whether it moved, or already was there
   */
  follow(needs: FollowNeeds, tx: Tx, follow: TaskFollow): Promise<boolean>;
}
