import type { z } from 'zod';
import type { WorkspaceId } from '../../kit/ids.ts';
import type { SqlText } from '../../kit/sql-text.ts';
import type { Tx } from './store.ts';

/** `feature.verb-noun`; runs at least once, so it must be harmless when run twice. */
export type JobDefinition<P = unknown> = {
  readonly name: string;
  /** Always holds `workspaceId`. */
  readonly payload: z.ZodType<P>;
};

export type JobPayload = { readonly workspaceId: WorkspaceId };

export interface Jobs {
  /** Written with the change, in its transaction, all in one statement. */
  add<P extends JobPayload>(tx: Tx, definition: JobDefinition<P>, payloads: readonly P[]): Promise<void>;
}

/** Something that happened, past tense: `task.blocked`. */
export type EventDefinition<P = unknown> = { readonly name: string; readonly payload: z.ZodType<P> };

/** Writes one job per subscriber (from `features.ts`) in one statement; none without subscribers. */
export type Announce = <P extends JobPayload>(tx: Tx, event: EventDefinition<P>, payload: P) => Promise<void>;

export type ScheduleEntry = {
  /** `feature.verb-noun`, registered by the feature under `schedules`. */
  readonly name: string;
  /** Unique per workspace and name: setting it again moves it. */
  readonly key: string;
  readonly at: Date;
  readonly args?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Waits that people can see: rows, never timers. */
export interface Schedules {
  /**
   * The insert of one due instant as a CTE body for a hot statement; selects from `source` (a CTE's name) so that
   * nothing is written when that is empty. Only for keys that can't exist yet.
   */
  newEntrySql(source: string, entry: ScheduleEntry): SqlText;
  /** Sets or moves one due instant. */
  set(tx: Tx, entry: ScheduleEntry): Promise<void>;
  /**
   * Sets or moves many due instants in one statement. One that has come due by `now` and waits for its run is left alone:
   * planning anew never makes it disappear.
   */
  plan(tx: Tx, entries: readonly ScheduleEntry[], now: Date): Promise<void>;
  /** Forgets it; harmless when there is none. */
  cancel(tx: Tx, name: string, key: string): Promise<void>;
}
