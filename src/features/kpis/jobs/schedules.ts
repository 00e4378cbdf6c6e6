import type { Schedule } from '../../../ports/inbound/feature.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { aiImpactSchedules } from './ai-impact.ts';
import { mondaySchedules } from './mondays.ts';
import { rollUpSchedules } from './roll-ups.ts';

export const kpiSchedules = (needs: Ports): readonly Schedule[] => [
  ...rollUpSchedules(needs),
  ...mondaySchedules(needs),
  ...aiImpactSchedules(needs),
];
