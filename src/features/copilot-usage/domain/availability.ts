/**
 * Whether the host lets an organisation's use of Copilot be read. `refused`: a policy is off or a right is missing · `nothing`:
 * the host has no such organisation, or no reports of it yet. Neither is an error.
 */
export type Availability = 'available' | 'refused' | 'nothing';

/** What was found out, as far as it goes: refused anywhere means somebody has to act. */
export function availabilityOf({
  refused,
  hasSeats,
  hasDays,
}: {
  readonly refused: boolean;
  readonly hasSeats: boolean;
  readonly hasDays: boolean;
}): Availability {
  if (hasDays) return 'available';
  if (refused) return 'refused';
  return hasSeats ? 'available' : 'nothing';
}
