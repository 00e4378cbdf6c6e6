import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { aiImpactHome } from './ai-impact.ts';
import { numbersHome } from './numbers.ts';

/** Everything this feature shows in Home. */
export const kpisHome = (needs: Ports): readonly HomeSection[] => [...numbersHome(needs), ...aiImpactHome(needs)];
