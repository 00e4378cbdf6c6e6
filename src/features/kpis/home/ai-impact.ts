import { chartPicture } from '../../../kit/blocks/index.ts';
import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildAiImpact } from '../blocks/ai-impact/section.ts';
import { drawShares } from '../blocks/ai-impact/share-chart.ts';
import { readAiImpact } from '../use-cases/ai-impact/read-ai-impact.ts';

/** Whether AI helps, below the delivery numbers. */
export const aiImpactHome = (needs: Ports): readonly HomeSection[] => [
  {
    tab: 'numbers',
    order: 40,
    async build(actor) {
      const view = await readAiImpact(needs, actor);
      const chart = drawShares(view.shares);
      const picture = chart === null ? null : await needs.charts.picture(actor.workspaceId, chart);
      return buildAiImpact(view, chart === null ? [] : chartPicture(chart, picture));
    },
  },
];
