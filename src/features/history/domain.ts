import type { Surface } from '../../kit/actor.ts';
import type { PersonId } from '../../kit/ids.ts';
import { cleanText } from '../../kit/text.ts';

/** What a change is about: a kind (`task`, `team`, `person`) and its id. */
export type Subject = { readonly kind: string; readonly id: string };

/** The part of a subject that changed, as plain data. */
export type Snapshot = Readonly<Record<string, unknown>>;

export type Change = {
  /** UUID v7 from `Random`: newer changes sort after older ones of the same instant. */
  readonly id: string;
  readonly at: Date;
  readonly subject: Subject;
  /** `feature.verb`, for example `task.block`. */
  readonly action: string;
  /** Null for what did not exist before. */
  readonly before: Snapshot | null;
  /** Null for what is gone now. */
  readonly after: Snapshot | null;
  /** In the words of whoever acted; null when none was asked for. */
  readonly reason?: string | null;
};

export type HistoryEntry = {
  readonly id: string;
  readonly at: Date;
  readonly subject: Subject;
  readonly action: string;
  readonly before: Snapshot | null;
  readonly after: Snapshot | null;
  readonly reason: string | null;
  readonly surface: Surface;
  readonly by:
    | { readonly kind: 'person'; readonly personId: PersonId }
    | { readonly kind: 'rule'; readonly rule: string };
};

/** The text of a snapshot for a `jsonb` column; null stays null. What PostgreSQL refuses inside JSON is made storable. */
export function snapshotText(snapshot: Snapshot | null): string | null {
  if (snapshot === null) return null;
  return JSON.stringify(snapshot, (_, value: unknown) => (typeof value === 'string' ? cleanText(value) : value));
}
