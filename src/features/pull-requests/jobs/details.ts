import { defineJob, type Job } from '../../../ports/inbound/feature.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { detailsWanted } from '../use-cases/details-wanted.ts';
import { readDetails } from '../use-cases/read-details.ts';
import { syncJobs } from './sync.ts';

/** What has to be asked of the host: after a webhook, and for history. */
export const pullRequestJobs = (needs: Ports): readonly Job[] => [
  ...syncJobs(needs),
  defineJob({ definition: detailsWanted, run: (payload) => readDetails(needs, payload) }),
];
