/**
 * The zone of a team that chose none: its lead's; where nobody leads, that of most members, of equals the first by name.
 * @param lead null where nobody leads
 * @param members one a person
 */
export function zoneOfTeam(lead: string | null, members: readonly string[]): string {
  if (lead !== null) return lead;
  const counted = [...Map.groupBy(members, (zone) => zone)].map(([zone, of]) => ({ zone, count: of.length }));
  return counted.sort((a, b) => b.count - a.count || (a.zone < b.zone ? -1 : 1))[0]?.zone ?? 'UTC';
}
