import type { Charts } from '../../ports/outbound/charts.ts';
import type { Clock } from '../../ports/outbound/system.ts';
import type { ChartLinks } from './chart-links.ts';

type Needs = {
  readonly links: ChartLinks;
  /** Without a closing slash; null when nobody has said it. */
  readonly publicUrl: string | null;
  readonly clock: Clock;
};

/** Where charts are fetched, below the public address. */
export const CHARTS_PATH = '/charts';

/** Pictures by address. Without a public one Slack could not fetch them, and the numbers stand alone. */
export function createCharts({ links, publicUrl, clock }: Needs): Charts {
  return {
    async picture(_workspaceId, drawn) {
      const name = publicUrl === null ? null : links.write(drawn, clock.now());
      return name === null ? null : { kind: 'address', url: `${publicUrl}${CHARTS_PATH}/${name}` };
    },
  };
}
