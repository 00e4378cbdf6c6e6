import type { ChartPainter, Charts } from '../../ports/outbound/charts.ts';
import type { Clock } from '../../ports/outbound/system.ts';
import { createChartRoute } from '../http/chart-route.ts';
import type { Route } from '../http/routes.ts';
import type { VaultKey } from '../vault/create-vault.ts';
import { createChartLinks } from './chart-links.ts';
import { createCharts } from './create-charts.ts';
import { keepPictures } from './keep-pictures.ts';

export type OpenCharts = {
  readonly charts: Charts;
  readonly route: Route;
  close(): Promise<void>;
};

type Needs = {
  readonly painter: ChartPainter;
  /** The vault's, newest first. */
  readonly keys: readonly VaultKey[];
  readonly publicUrl: string | null;
  readonly clock: Clock;
};

/** Charts as pictures: how features come by one, and the door through which Slack fetches it. */
export function openCharts({ keys, publicUrl, clock, ...needs }: Needs): OpenCharts {
  const links = createChartLinks(keys);
  const painter = keepPictures(needs.painter);
  return {
    charts: createCharts({ links, publicUrl, clock }),
    route: createChartRoute({ links, painter, clock }),
    close: painter.close,
  };
}
