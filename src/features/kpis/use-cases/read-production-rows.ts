import type { PullRequestId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listChosenRepositories } from '../../connections/index.ts';
import { listEndedDeployments, listPullRequestsById } from '../../pull-requests/index.ts';
import { mayReadWorkOf } from '../domain/explained.ts';
import type { ProductionGap, ProductionMeasure } from '../domain/production/production.ts';
import type { Range, Viewer } from '../domain/scope.ts';
import { listPlacedFacts } from '../store/facts.ts';
import { readProductionFigures } from '../store/production.ts';
import type { ResolvedAsk } from './read-shown.ts';

/** What a figure of production counts as its event, or couldn't use: a deployment, or the pull request that mended one. */
export type ProductionRow = {
  readonly repository: string;
  /** When the deployment ended, or the pull request was merged. */
  readonly at: Date;
  readonly what:
    | { readonly kind: 'deployment'; readonly succeeded: boolean }
    | { readonly kind: 'pull-request'; readonly number: number; readonly url: string; readonly title: string }
    /** Of somebody whose numbers aren't the reader's to see. */
    | { readonly kind: 'hidden' };
  /** Null: it counts. */
  readonly gap: ProductionGap | null;
};

type Asked = {
  readonly ask: ResolvedAsk;
  readonly range: Range;
  readonly zone: string;
  readonly measure: ProductionMeasure;
  readonly viewer: Viewer;
};

/** Everything such a figure is made of, the oldest first; what it couldn't use stands last. Empty where it isn't known. */
export async function readProductionRows(
  tx: Tx,
  { ask, range, zone, measure, viewer }: Asked,
): Promise<readonly ProductionRow[]> {
  const figure = (await readProductionFigures(tx, { ...ask, range, timeZone: zone }))?.[measure];
  if (figure === undefined || figure.kind === 'unknown') return [];
  const gaps = new Map(figure.leftOut.map(({ id, gap }) => [id, gap]));
  const ids = [...figure.counted, ...gaps.keys()];
  const names = new Map((await listChosenRepositories(tx)).map(({ id, fullName }) => [id as string, fullName]));
  const deployments = await listEndedDeployments(tx, { ...range, repositoryId: ask.repositoryId });
  const deployed = deployments
    .filter(({ id }) => ids.includes(id))
    .map(({ id, repositoryId, endedAt, succeeded }): ProductionRow => {
      const what = { kind: 'deployment', succeeded } as const;
      return { repository: names.get(repositoryId) ?? '', at: endedAt, what, gap: gaps.get(id) ?? null };
    });
  const known = new Set(deployments.map(({ id }) => id));
  const pullIds = ids.filter((id) => !known.has(id)) as readonly string[] as PullRequestId[];
  const pulls = await listPullRequestsById(tx, pullIds);
  const facts = await listPlacedFacts(tx, pullIds);
  const authors = new Map(facts.map(({ pullRequestId, authorPersonId }) => [pullRequestId, authorPersonId]));
  const mended = pulls.map(({ id, repositoryId, mergedAt, createdAt, number, url, title }): ProductionRow => {
    const isNamed = mayReadWorkOf(authors.get(id) ?? null, viewer);
    const what = isNamed ? ({ kind: 'pull-request', number, url, title } as const) : ({ kind: 'hidden' } as const);
    return { repository: names.get(repositoryId) ?? '', at: mergedAt ?? createdAt, what, gap: gaps.get(id) ?? null };
  });
  const rank = (row: ProductionRow) => (row.gap === null ? 0 : 1);
  return [...deployed, ...mended].sort((a, b) => rank(a) - rank(b) || a.at.getTime() - b.at.getTime());
}
