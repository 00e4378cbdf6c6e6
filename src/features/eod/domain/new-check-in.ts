import type { CheckIn } from './check-in.ts';
import type { Part } from './settings.ts';

/** A check-in that nobody has written yet. */
export function newCheckIn(
  given: Pick<CheckIn, 'id' | 'personId' | 'on' | 'state' | 'dueAt'> & { readonly part: Part },
): CheckIn {
  const { part, ...rest } = given;
  return {
    ...rest,
    ...{ teamIds: part.teamIds, windowMinutes: part.windowMinutes, round: 1 },
    ...{ snoozedUntil: null, remindedAt: null, closedAt: null, answeredAt: null, editableUntil: null },
    ...{ done: [], plan: '', blockers: [], dropped: [], answers: [] },
  };
}
