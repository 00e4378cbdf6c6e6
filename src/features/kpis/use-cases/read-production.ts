import type { RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listEndedDeployments } from '../../pull-requests/index.ts';
import type { Lens } from '../domain/measures.ts';
import { factsOf } from '../domain/production/facts-of.ts';
import type { ProductionFigures } from '../domain/production/production.ts';
import { readProduction } from '../domain/production/read-production.ts';
import type { Range, Scope } from '../domain/scope.ts';
import { listMending } from '../store/mending.ts';
import { listUncounted } from '../store/own-facts.ts';

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

/** How production fared; null for people and teams: a deployment holds the work of many. */
export async function readProductionFigures(tx: Tx, asked: Asked): Promise<ProductionFigures | null> {
  const { scope, repositoryId, range, lens, timeZone } = asked;
  if (scope.kind !== 'workspace') return null;
  const around = { from: new Date(range.from.getTime() - AROUND_MS), to: new Date(range.to.getTime() + AROUND_MS) };
  const [deployments, mending] = [
    await listEndedDeployments(tx, { ...around, repositoryId }),
    await listMending(tx, { range: around, repositoryId }),
  ];
  const uncounted = await listUncounted(tx, [...new Set(deployments.map((one) => one.repositoryId))]);
  const facts = factsOf(
    deployments.filter((one) => !uncounted.has(one.repositoryId)),
    mending,
  );
  return readProduction(facts, { lens, range, timeZone });
}
