import { and, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import { commitEstimates, commitShares } from '../schema.ts';

export type TeamPart = {
  readonly commitId: string;
  readonly identityId: string;
  readonly share: number;
  readonly value: number;
  readonly refinedValue: number | null;
};

/** Parts of commits for a sum over many people; only `teamFigure` may make something to show of them. */
export async function listTeamParts(
  tx: Tx,
  identityIds: readonly string[],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly TeamPart[]> {
  if (identityIds.length === 0) return [];
  return tx
    .select({
      commitId: commitShares.commitId,
      identityId: commitShares.identityId,
      share: commitShares.share,
      value: commitEstimates.value,
      refinedValue: commitEstimates.refinedValue,
    })
    .from(commitShares)
    .innerJoin(commitEstimates, eq(commitEstimates.id, commitShares.commitId))
    .where(
      and(
        inArray(commitShares.identityId, [...identityIds]),
        gte(commitShares.authoredAt, from),
        lt(commitShares.authoredAt, to),
      ),
    );
}
