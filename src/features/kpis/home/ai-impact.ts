import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildAiImpact } from '../blocks/ai-impact/section.ts';
import { readAiImpact } from '../use-cases/ai-impact/read-ai-impact.ts';

/** Whether AI helps, below the delivery numbers. */
export const aiImpactHome = (needs: Ports): readonly HomeSection[] => [
  { tab: 'numbers', order: 40, build: async (actor) => buildAiImpact(await readAiImpact(needs, actor)) },
];
