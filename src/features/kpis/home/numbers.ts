import type { PersonActor } from '../../../kit/actor.ts';
import { type Block, chartInView } from '../../../kit/blocks/index.ts';
import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { chartsOf } from '../blocks/charts.ts';
import { buildMergeDeploys } from '../blocks/merge-deploys.ts';
import { buildNumbers } from '../blocks/numbers.ts';
import { buildMondayChoice } from '../blocks/settings.ts';
import { readAsk } from '../domain/ask.ts';
import { findMergeDeploys } from '../use-cases/choose-merge-deploys.ts';
import { findMondayChoice } from '../use-cases/choose-monday.ts';
import { readNumbersTab } from '../use-cases/read-numbers.ts';

/** Delivery, above one's own commits; and whether its readers get the week's numbers on Mondays. */
export const numbersHome = (needs: Ports): readonly HomeSection[] => [
  {
    tab: 'numbers',
    order: -10,
    build: async (actor, { kpi }) => {
      const tab = await readNumbersTab(needs, actor, readAsk(kpi));
      return [...buildNumbers(tab), ...(tab.kind === 'numbers' ? await drawCharts(needs, actor, tab.weeks) : [])];
    },
  },
  {
    tab: 'settings',
    order: 28,
    build: async (actor) => {
      const wants = await findMondayChoice(needs, actor);
      return wants === null ? [] : buildMondayChoice(wants);
    },
  },
  {
    tab: 'settings',
    order: 29,
    build: async (actor) => {
      const repositories = await findMergeDeploys(needs, actor);
      return repositories === null ? [] : buildMergeDeploys(repositories);
    },
  },
];

/** Asked for together: each is drawn once and then kept. */
async function drawCharts(
  { charts }: Pick<Ports, 'charts'>,
  { workspaceId }: PersonActor,
  weeks: Parameters<typeof chartsOf>[0],
): Promise<readonly Block[]> {
  const drawn = await Promise.all(
    chartsOf(weeks).map(async (chart) => chartInView(chart, await charts.picture(workspaceId, chart))),
  );
  return drawn.flat();
}
