import { defineJob, type Job } from '../../../ports/inbound/feature.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { detailsWanted } from '../use-cases/details-wanted.ts';
import { readDetails } from '../use-cases/read-details.ts';

/** What has to be asked of the host after a webhook. */
export const pullRequestJobs = (needs: Ports): readonly Job[] => [
  defineJob({ definition: detailsWanted, run: (payload) => readDetails(needs, payload) }),
];
