import type { Clock } from '../../ports/outbound/system.ts';
import type { Metrics } from '../metrics.ts';
import type { OpenStore } from '../store/open-store.ts';
import { countOpen } from './store.ts';

type Needs = { readonly metrics: Metrics; readonly store: Pick<OpenStore, 'sql'>; readonly clock: Clock };

/** Shows how many deliveries wait or were given up, and how old the oldest waiting one is. */
export function measureDepth({ metrics, store, clock }: Needs): void {
  metrics.gauge('muster_inbox_depth', 'Deliveries not handled yet, and those given up.', async () =>
    (await countOpen(store.sql)).flatMap(({ source, open, dead }) => [
      { labels: { source, state: 'open' }, value: open },
      { labels: { source, state: 'dead' }, value: dead },
    ]),
  );
  metrics.gauge('muster_inbox_age_seconds', 'Age of the oldest delivery not handled yet.', async () =>
    (await countOpen(store.sql)).map(({ source, oldestAt }) => ({
      labels: { source },
      value: oldestAt === null ? 0 : Math.max(0, (clock.now().getTime() - oldestAt.getTime()) / 1_000),
    })),
  );
}
