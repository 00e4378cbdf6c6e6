import type { ConnectionId, TrackerSprintId } from '../../../kit/ids.ts';
import type { TrackerSprint as Told } from '../../../ports/outbound/tracker-records.ts';

/** A sprint as the tracker tells it; read-only here. */
export type TrackerSprint = {
  readonly id: TrackerSprintId;
  readonly connectionId: ConnectionId;
  readonly hostId: string;
  readonly boardId: string | null;
  readonly name: string;
  readonly state: 'future' | 'active' | 'closed';
  readonly startsAt: Date | null;
  /** As planned. */
  readonly endsAt: Date | null;
  readonly completedAt: Date | null;
  readonly toldAt: Date;
  readonly deletedAt: Date | null;
};

export type SprintState = Omit<TrackerSprint, 'id'>;

/** The word of one instant about a sprint. */
export function toSprintState(
  told: Told,
  at: { readonly connectionId: ConnectionId; readonly toldAt: Date },
): SprintState {
  const { id: hostId, boardId, name, state, startsAt, endsAt, completedAt } = told;
  return { ...at, hostId, boardId, name, state, startsAt, endsAt, completedAt, deletedAt: null };
}

/**
 * The newer word counts, whatever came first; of two of one instant the one further on. A closed sprint may be opened
 * again, so it isn't the state that decides. Nothing that was deleted comes back.
 */
export function mergeSprints(known: SprintState, told: SprintState): SprintState {
  const order = told.toldAt.getTime() - known.toldAt.getTime() || RANK[told.state] - RANK[known.state];
  const [winner, other] = order > 0 || (order === 0 && faceOf(told) > faceOf(known)) ? [told, known] : [known, told];
  return {
    ...winner,
    boardId: winner.boardId ?? other.boardId,
    deletedAt: earliest(known.deletedAt, told.deletedAt),
  };
}

const RANK = { future: 0, active: 1, closed: 2 } as const;

function faceOf({ name, startsAt, endsAt, completedAt }: SprintState): string {
  return JSON.stringify([name, startsAt, endsAt, completedAt]);
}

function earliest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}
