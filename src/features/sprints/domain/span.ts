import type { TeamId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import { isBegun, type Sprint, type SprintId } from './sprint.ts';

/** A sprint's time, for those who count something within it. */
export type SprintSpan = {
  readonly id: SprintId;
  readonly name: string;
  /** Null for a tracker's sprint, which belongs to no team here. */
  readonly teamId: TeamId | null;
  readonly from: Date;
  /** Null while it is open. */
  readonly to: Date | null;
  /** As planned; both days belong to it, on the wall of `timeZone`. */
  readonly startsOn: CalendarDay;
  readonly endsOn: CalendarDay;
  readonly timeZone: string;
};

/** Empty for a sprint that hasn't begun. */
export function spansOf(sprints: readonly Sprint[]): readonly SprintSpan[] {
  return sprints.filter(isBegun).map(({ id, name, teamId, startsOn, endsOn, timeZone, startedAt, closedAt }) => {
    return { id, name, teamId, startsOn, endsOn, timeZone, from: startedAt, to: closedAt };
  });
}
