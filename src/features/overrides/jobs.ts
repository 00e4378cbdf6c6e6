import { z } from 'zod';
import type { Schedule } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { expireOverride } from './use-cases/end-override.ts';
import { planReport } from './use-cases/plan-report.ts';
import { tellNow } from './use-cases/tell-at-work.ts';

/** Waits of overrides; late ones after a downtime still run, once. */
export const overrideSchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'overrides.expire-override',
    catchUp: 'once',
    run: ({ actor, args }) => expireOverride(needs, actor, z.uuid().parse(args.overrideId)),
  },
  { name: 'overrides.tell-person', catchUp: 'once', run: ({ actor, args }) => tellNow(needs, actor, args) },
  {
    name: 'overrides.report-month',
    catchUp: 'once',
    run: ({ actor, args }) => planReport(needs, actor, z.string().parse(args.month)),
  },
];
