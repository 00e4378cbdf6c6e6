import type { RuleActor } from '../../kit/actor.ts';
import type { Message } from '../../kit/blocks/types.ts';
import type { PersonId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition, JobDefinition, JobPayload } from '../outbound/jobs.ts';
import type { Ports } from '../outbound/ports.ts';
import type { Tx } from '../outbound/store.ts';
import type { Log } from '../outbound/system.ts';
import type { DayFactsFrom } from './day-facts.ts';
import type { Gauge } from './gauge.ts';
import type { HostListeners } from './host-facts.ts';
import type { HttpRoute } from './http.ts';
import type { HomeSection, SlackListeners } from './slack.ts';
import type { TaskButtonsOf } from './task-buttons.ts';
import type { TaskField } from './task-field.ts';
import type { TaskLinesOf } from './task-lines.ts';
import type { TaskMarksOf } from './task-marks.ts';
import type { TrackerListeners } from './tracker-facts.ts';

export type Args = Readonly<Record<string, string | number | boolean | null>>;

/** Whom a message is drawn for: decides times and dates. */
export type Reader = { readonly personId: PersonId | null; readonly timeZone: string; readonly locale: string };

/** `repost`: somebody still has to act on it, so when the sent message was deleted in Slack it is posted anew. */
export type Rendered = Message & { readonly repost?: boolean };

/**
 * What a note or card looks like now; asked by the outbox worker each time it sends or edits. Reads only.
 * @returns null when there is nothing to say any more: a note or card never sent is dropped, a sent card is left as it is
 */
export type Renderer = (
  tx: Tx,
  args: Args,
  context: { readonly reader: Reader; readonly now: Date },
) => Promise<Rendered | null>;

export type JobContext = { readonly actor: RuleActor; readonly log: Log };
export type Job<P extends JobPayload = JobPayload> = {
  readonly definition: JobDefinition<P>;
  readonly run: (payload: P, context: JobContext) => Promise<void>;
};

/** A subscriber to an announced event: a job of its own, named `subscriber`. */
export type Subscription<P extends JobPayload = JobPayload> = {
  readonly event: EventDefinition<P>;
  /** `feature.verb-noun`, unique: names the job that runs it. */
  readonly subscriber: string;
  /**
   * Whether there is anything for it to do; asked where the event is announced, in the same transaction, and without a
   * yes no job is written. Must be cheap, and must never miss what somebody else makes true at the same moment: say why
   * it can't where it is written.
   */
  readonly isNeeded?: (tx: Tx, payload: P) => Promise<boolean>;
  readonly run: (payload: P, context: JobContext) => Promise<void>;
};

export type ScheduleRun = JobContext & {
  readonly workspaceId: WorkspaceId;
  readonly key: string;
  /** When it was due; `now` may be later. */
  readonly dueAt: Date;
  readonly now: Date;
  readonly args: Args;
};

/** One kind of wait. Rows are set by use cases, or by the machine for every workspace when `every` is given. */
export type Schedule = ScheduleTiming & ScheduleRunner;

type ScheduleTiming = {
  readonly name: string;
  /** What happens to instants missed while down: one late run, none, or each. */
  readonly catchUp: 'once' | 'skip' | 'all';
  /** The next instant after `after`: makes this a recurring schedule that every workspace has, first due at once. */
  readonly every?: (after: Date) => Date;
};

type ScheduleRunner =
  | { readonly run: (run: ScheduleRun) => Promise<void>; readonly runMany?: never }
  /** For waits that come due by the hundred: what a tick took together of one workspace, 100 at most, in one job. */
  | { readonly runMany: (runs: readonly ScheduleRun[]) => Promise<void>; readonly run?: never };

/** A column that holds secrets sealed by the vault, one a row; the row's `id` is the place's. */
export type SealedColumn = { readonly table: string; readonly column: string };

/** A feature's plug: a table of contents, no logic. Each part is built once from what the machine offers. */
export type Feature = {
  /** One word a user says; the folder's name. */
  readonly name: string;
  readonly slack?: (needs: Ports) => SlackListeners;
  readonly home?: (needs: Ports) => readonly HomeSection[];
  readonly messages?: (needs: Ports) => Readonly<Record<string, Renderer>>;
  readonly jobs?: (needs: Ports) => readonly Job[];
  readonly schedules?: (needs: Ports) => readonly Schedule[];
  readonly on?: (needs: Ports) => readonly Subscription[];
  /** Its own addresses on the public port. */
  readonly http?: (needs: Ports) => readonly HttpRoute[];
  /** What the code host's signed webhooks tell. */
  readonly webhooks?: (needs: Ports) => HostListeners;
  /** What the issue tracker's signed webhooks tell. */
  readonly trackerWebhooks?: (needs: Ports) => TrackerListeners;
  /** Columns whose secrets follow a change of the encryption key. */
  readonly sealed?: readonly SealedColumn[];
  /** What people did on a day, for their check-ins. */
  readonly dayFacts?: DayFactsFrom;
  /** What it has to say on a task's card. */
  readonly taskLines?: TaskLinesOf;
  /** What it offers there. */
  readonly taskButtons?: TaskButtonsOf;
  /** What it adds to a task's form. */
  readonly taskFields?: readonly TaskField[];
  /** Its word on tasks in lists. */
  readonly taskMarks?: TaskMarksOf;
  /** Its figures on `/metrics`. */
  readonly gauges?: (needs: Ports) => readonly Gauge[];
};

export function defineFeature(feature: Feature): Feature {
  return feature;
}

/** Lets a job or subscription keep its payload's type where it is written and join the list of all of them. */
export function defineJob<P extends JobPayload>(job: Job<P>): Job {
  return { ...job, run: (payload, context) => job.run(job.definition.payload.parse(payload), context) } as Job;
}

export function defineSubscription<P extends JobPayload>(subscription: Subscription<P>): Subscription {
  const { isNeeded, event } = subscription;
  return {
    ...subscription,
    ...(isNeeded && { isNeeded: (tx: Tx, payload: JobPayload) => isNeeded(tx, event.payload.parse(payload)) }),
    run: (payload: JobPayload, context: JobContext) => subscription.run(event.payload.parse(payload), context),
  } as unknown as Subscription;
}
