import type { CopilotSeat } from '../../../ports/outbound/copilot-records.ts';

/** A seat somebody has. */
export type Seat = {
  readonly hostUserId: string;
  readonly login: string;
  readonly lastActivityAt: Date | null;
  readonly endsOn: string | null;
};

/**
 * Each person once, and how many seats name nobody. Somebody listed twice was last active when either says so, and keeps
 * the seat while one of the two doesn't end.
 */
export function joinSeats(told: readonly CopilotSeat[]): {
  readonly seats: readonly Seat[];
  readonly unassigned: number;
} {
  const byPerson = Map.groupBy(
    told.filter(({ assignee }) => assignee !== null),
    ({ assignee }) => assignee?.id ?? '',
  );
  const seats = [...byPerson].map(([hostUserId, own]): Seat => {
    const active = own.flatMap(({ lastActivityAt }) => lastActivityAt?.getTime() ?? []);
    const ends = own.map(({ endsOn }) => endsOn);
    return {
      ...{ hostUserId, login: own.at(-1)?.assignee?.login ?? '' },
      lastActivityAt: active.length === 0 ? null : new Date(Math.max(...active)),
      endsOn: ends.includes(null)
        ? null
        : (ends
            .filter((end) => end !== null)
            .sort()
            .at(-1) ?? null),
    };
  });
  return { seats, unassigned: told.length - [...byPerson.values()].reduce((sum, own) => sum + own.length, 0) };
}
