import { and, gte, lte, sql } from 'drizzle-orm';
import type { PullRequestId, RepositoryId, TeamId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listDeploymentsOf, listEndedDeployments } from '../../pull-requests/index.ts';
import type { Lens } from '../domain/measures.ts';
import { factsOf } from '../domain/production/facts-of.ts';
import type { ProductionFigures } from '../domain/production/production.ts';
import { readProduction } from '../domain/production/read-production.ts';
import type { Range, Scope } from '../domain/scope.ts';
import { kpiFacts } from '../schema.ts';
import { listMending } from './mending.ts';
import { listUncounted } from './own-facts.ts';

type Asked = {
  readonly scope: Scope;
  /** Null: all. */
  readonly repositoryId: RepositoryId | null;
  readonly range: Range;
  readonly lens: Lens;
  /** Decides which day a deployment was on. */
  readonly timeZone: string;
};

/** What lies this long around a period may explain it: the cause of a first incident, the mending of a last failure. */
const AROUND_MS = 28 * 86_400_000;

/**
 * How production fared; of a team through the deployments made for its merges. Null for a person: what one did to
 * production is nobody's figure.
 */
export async function readProductionFigures(tx: Tx, asked: Asked): Promise<ProductionFigures | null> {
  const { scope, repositoryId, range, lens, timeZone } = asked;
  if (scope.kind === 'person') return null;
  const around = { from: new Date(range.from.getTime() - AROUND_MS), to: new Date(range.to.getTime() + AROUND_MS) };
  const [ended, mending, own] = await Promise.all([
    listEndedDeployments(tx, { ...around, repositoryId }),
    listMending(tx, { range: around, repositoryId }),
    scope.kind === 'team' ? listOwn(tx, scope.teamId, around) : null,
  ]);
  const uncounted = await listUncounted(tx, [...new Set(ended.map((one) => one.repositoryId))]);
  const deployments = ended.filter((one) => !uncounted.has(one.repositoryId));
  const facts = factsOf({ deployments, mending, own });
  return readProduction(facts, { lens, range, timeZone });
}

/** Ids of the deployments made for what a team merged in these weeks. */
async function listOwn(tx: Tx, teamId: TeamId, { from, to }: Range): Promise<ReadonlySet<string>> {
  const t = kpiFacts;
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const rows = await tx
    .select({ id: t.pullRequestId })
    .from(t)
    .where(
      and(
        ...[gte(t.mergedWeek, day(from)), lte(t.mergedWeek, day(to))],
        ...[sql`${t.merged}`, sql`${teamId}::uuid = any (${t.teamIds})`],
      ),
    );
  return new Set(
    await listDeploymentsOf(
      tx,
      rows.map(({ id }) => id as PullRequestId),
    ),
  );
}
