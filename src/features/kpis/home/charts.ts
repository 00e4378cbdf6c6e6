import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildCharts, drawWeeks } from '../blocks/charts.ts';
import { readAsk } from '../domain/ask.ts';
import { readChartedWeeks } from '../use-cases/read-charted-weeks.ts';

/** The weeks behind the delivery numbers, right below them and of the same people. */
export const chartsHome = (needs: Ports): readonly HomeSection[] => [
  {
    tab: 'numbers',
    order: -9,
    async build(actor, { kpi }) {
      const charts = drawWeeks(await readChartedWeeks(needs, actor, readAsk(kpi)));
      const picture = (chart: (typeof charts)[number]) => needs.charts.picture(actor.workspaceId, chart);
      return buildCharts(await Promise.all(charts.map(async (chart) => ({ chart, picture: await picture(chart) }))));
    },
  },
];
