import { and, gte, lt } from 'drizzle-orm';
import { addDays } from '../../../../kit/dates/calendar.ts';
import type { PullRequestId, TeamId } from '../../../../kit/ids.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import { kpiFacts as t } from '../../schema.ts';

/** The author's teams at the merge, of what was merged from `from` (included) to `to` (not included). */
export async function listPlacedTeams(
  tx: Tx,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<ReadonlyMap<PullRequestId, readonly TeamId[]>> {
  const rows = await tx
    .select({ id: t.pullRequestId, teamIds: t.teamIds })
    .from(t)
    // The week is indexed; it begins a week and a day before an instant in it at most, whatever the zone.
    .where(
      and(gte(t.mergedWeek, addDays(from.toISOString().slice(0, 10), -8)), gte(t.mergedAt, from), lt(t.mergedAt, to)),
    );
  return new Map(rows.map(({ id, teamIds }) => [id as PullRequestId, teamIds.map((one) => one as TeamId)]));
}
