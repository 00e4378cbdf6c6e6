import type { WorkspaceId } from '../kit/ids.ts';
import type { Gauge } from '../ports/inbound/gauge.ts';
import type { Metrics, Sample } from './metrics.ts';
import type { OpenStore } from './store/open-store.ts';

/** Shows the figures of features: each is read in the scope of every workspace, and equal labels are added up. */
export function showFeatureGauges(
  { metrics, store }: { readonly metrics: Metrics; readonly store: Pick<OpenStore, 'sql' | 'scope'> },
  gauges: readonly Gauge[],
): void {
  for (const { name, help, read } of gauges)
    metrics.gauge(name, help, async () => {
      const sums = new Map<string, { labels: Readonly<Record<string, string>>; value: number }>();
      for (const { id } of await store.sql<{ id: WorkspaceId }[]>`select id from workspaces`) {
        for (const { labels, value } of await store.scope(id, read)) {
          const key = JSON.stringify(labels);
          sums.set(key, { labels, value: (sums.get(key)?.value ?? 0) + value });
        }
      }
      return [...sums.values()] satisfies Sample[];
    });
}
