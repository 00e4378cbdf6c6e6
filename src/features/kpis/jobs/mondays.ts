import { z } from 'zod';
import type { PersonId } from '../../../kit/ids.ts';
import { defineSubscription, type Schedule, type Subscription } from '../../../ports/inbound/feature.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { awayChanged, rosterChanged } from '../../people/index.ts';
import { planMondays } from '../use-cases/plan-mondays.ts';
import { postMondays } from '../use-cases/post-mondays.ts';

const DAY_MS = 24 * 3_600_000;

/** Who leads what, where and when they work, and whether they are away decides when the week's numbers come. */
export const mondaySubscriptions = (needs: Ports): readonly Subscription[] => [
  defineSubscription({
    event: rosterChanged,
    subscriber: 'kpis.plan-mondays',
    run: ({ personId }, { actor }) => planMondays(needs, actor, personId),
  }),
  defineSubscription({
    event: awayChanged,
    subscriber: 'kpis.follow-away',
    run: ({ personId }, { actor }) => planMondays(needs, actor, personId),
  }),
];

const personId = z.uuid().transform((id) => id as PersonId);

export const mondaySchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'kpis.plan-mondays',
    catchUp: 'once',
    // The daily look at what nobody told us of.
    every: (after) => new Date(after.getTime() + DAY_MS),
    run: ({ actor }) => planMondays(needs, actor),
  },
  {
    name: 'kpis.post-monday',
    catchUp: 'once',
    runMany: async (runs) => {
      const due = runs.map(({ args, dueAt }) => ({ personId: personId.parse(args.personId), dueAt }));
      for (const { actor } of runs.slice(0, 1)) await postMondays(needs, actor, due);
    },
  },
];
