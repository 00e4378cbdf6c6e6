import { inArray } from 'drizzle-orm';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Weighed } from '../domain/weighed.ts';
import { commitEstimates } from '../schema.ts';

export const weighedColumns = {
  id: commitEstimates.id,
  repositoryKey: commitEstimates.repositoryKey,
  repositoryName: commitEstimates.repositoryName,
  sha: commitEstimates.sha,
  title: commitEstimates.title,
  url: commitEstimates.url,
  private: commitEstimates.private,
  authoredAt: commitEstimates.authoredAt,
  value: commitEstimates.value,
  lowHours: commitEstimates.lowHours,
  highHours: commitEstimates.highHours,
  reasons: commitEstimates.reasons,
  refinement: commitEstimates.refinement,
  refinedValue: commitEstimates.refinedValue,
} as const;

/** For the estimator's own work; what people see goes through `own-commits.ts` and `team-sums.ts`. */
export async function listEstimatesById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Weighed>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select(weighedColumns)
    .from(commitEstimates)
    .where(inArray(commitEstimates.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}
