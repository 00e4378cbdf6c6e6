import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildUsage } from '../blocks/usage.ts';
import { showUsage } from '../use-cases/show-usage.ts';

/** Copilot in Numbers, below what surveys and evidence say of AI. */
export const copilotHome = (needs: Ports): readonly HomeSection[] => [
  { tab: 'numbers', order: 45, build: async (actor) => buildUsage(await showUsage(needs, actor)) },
];
