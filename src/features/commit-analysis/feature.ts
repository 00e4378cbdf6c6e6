import { defineFeature } from '../../ports/inbound/feature.ts';
import { commitAnalysisJobs, commitAnalysisSubscriptions } from './jobs.ts';

export const commitAnalysisFeature = defineFeature({
  name: 'commit-analysis',
  jobs: commitAnalysisJobs,
  on: commitAnalysisSubscriptions,
});
