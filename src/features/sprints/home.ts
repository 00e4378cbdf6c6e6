import type { HomeSection } from '../../ports/inbound/slack.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { buildFlow } from './blocks/flow.ts';
import { readFlow } from './use-cases/read-flow.ts';

/** What flows through one's teams: below the numbers of delivery. */
export const sprintHome = (needs: Pick<Ports, 'scope' | 'clock' | 'holidays'>): readonly HomeSection[] => [
  { tab: 'numbers', order: 40, build: async (actor) => buildFlow(await readFlow(needs, actor)) },
];
