import type { Charts } from '../../ports/outbound/charts.ts';
import type { Clock } from '../../ports/outbound/system.ts';
import type { ChartLinks } from './chart-links.ts';

type Needs = { readonly links: ChartLinks; readonly publicUrl: string; readonly clock: Clock };

/** Where charts are fetched, below the public address. */
export const CHARTS_PATH = '/charts';

/** Pictures by address: there at once, kept nowhere. */
export function createChartAddresses({ links, publicUrl, clock }: Needs): Charts {
  return {
    async picture(_workspaceId, drawn) {
      const name = links.write(drawn, clock.now());
      return name === null ? null : { kind: 'address', url: `${publicUrl}${CHARTS_PATH}/${name}` };
    },
    async refused() {},
  };
}
