import type { Subscription } from '../../../ports/inbound/feature.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { mondaySubscriptions } from './mondays.ts';
import { rollUpSubscriptions } from './roll-ups.ts';

/** Everything this feature follows. */
export const kpiSubscriptions = (needs: Ports): readonly Subscription[] => [
  ...rollUpSubscriptions(needs),
  ...mondaySubscriptions(needs),
];
