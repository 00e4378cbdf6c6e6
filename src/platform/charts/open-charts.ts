import type { Charts } from '../../ports/outbound/charts.ts';
import { createChartRoute } from '../http/chart-route.ts';
import type { Route } from '../http/routes.ts';
import type { VaultKey } from '../vault/create-vault.ts';
import { type ChartFilesNeeds, createChartFiles } from './chart-files.ts';
import { createChartLinks } from './chart-links.ts';
import { createChartAddresses } from './create-charts.ts';
import { keepPictures } from './keep-pictures.ts';

export type OpenCharts = {
  readonly charts: Charts;
  readonly route: Route;
};

type Needs = ChartFilesNeeds & {
  /** The vault's, newest first. */
  readonly keys: readonly VaultKey[];
  /** Without a closing slash; null when nobody has said it. */
  readonly publicUrl: string | null;
  readonly onStop: (stop: () => Promise<void>) => void;
};

/**
 * Charts as pictures: how features come by one, and the door through which Slack fetches it. With a public address Slack
 * asks us; without one, as in Socket Mode, it is handed the file.
 */
export function openCharts({ keys, publicUrl, onStop, ...needs }: Needs): OpenCharts {
  const { clock } = needs;
  const links = createChartLinks(keys);
  const painter = keepPictures(needs.painter);
  const files = createChartFiles({ ...needs, painter });
  onStop(async () => {
    await painter.close();
    await files.idle();
  });
  return {
    charts: publicUrl === null ? files : createChartAddresses({ links, publicUrl, clock }),
    route: createChartRoute({ links, painter, clock }),
  };
}
