import type { Schedule } from '../../../ports/inbound/feature.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { measureAi } from '../use-cases/ai-impact/measure-ai.ts';

const DAY_MS = 24 * 3_600_000;

export const aiImpactSchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'kpis.measure-ai',
    catchUp: 'once',
    // Surveys settle, and evidence is found, long after a merge.
    every: (after) => new Date(after.getTime() + DAY_MS),
    run: ({ actor }) => measureAi(needs, actor),
  },
];
