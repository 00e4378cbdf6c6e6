import { digest } from '../../../kit/digest.ts';
import type { IssueFact } from '../../../ports/outbound/tracker-records.ts';

/** Digest of what the tracker says of an issue's present state. Tells two states of one instant apart, proves nothing. */
export function faceOf(told: IssueFact): string {
  const { key, summary, status, type, points, restricted, assignee, reporter, parentKey, resolvedAt } = told;
  return digest(
    JSON.stringify([
      [key, told.project.id, summary, status.id, type, points, parentKey, resolvedAt, restricted],
      [assignee?.id ?? null, reporter?.id ?? null, [...told.sprintIds].sort(), [...told.labels].sort()],
    ]),
  );
}
