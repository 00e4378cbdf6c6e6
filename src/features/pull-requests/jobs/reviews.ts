import { z } from 'zod';
import type { PersonId, PullRequestId } from '../../../kit/ids.ts';
import type { Schedule, ScheduleRun } from '../../../ports/inbound/feature.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { checkReviewWait } from '../use-cases/check-review-wait.ts';
import { showReviewAtWork } from '../use-cases/show-review-at-work.ts';
import { SHOW_REVIEW } from '../use-cases/show-reviews.ts';
import { syncSchedules } from './sync.ts';

/** Waits of pull requests; late ones after a downtime still run, once. */
export const pullRequestSchedules = (needs: Ports): readonly Schedule[] => [
  ...syncSchedules(needs),
  { name: SHOW_REVIEW, catchUp: 'once', run: ({ actor, args }) => showReviewAtWork(needs, actor, readAsk(args)) },
  {
    name: 'pull-requests.check-review-wait',
    catchUp: 'once',
    run: ({ actor, args }) => checkReviewWait(needs, actor, wait.parse(args)),
  },
];

const ask = z.object({
  pullRequestId: z.uuid().transform((id) => id as PullRequestId),
  personId: z.uuid().transform((id) => id as PersonId),
});

function readAsk(args: ScheduleRun['args']) {
  return ask.parse(args);
}

const wait = z.object({
  pullRequestId: z.uuid().transform((id) => id as PullRequestId),
  who: z.string(),
  told: z.boolean(),
});
