import { defineFeature } from '../../ports/inbound/feature.ts';
import { commitAnalysisHome } from './home.ts';
import { commitAnalysisHttp } from './http.ts';
import { commitAnalysisJobs, commitAnalysisSchedules, commitAnalysisSubscriptions } from './jobs.ts';
import { commitAnalysisSlack } from './slack/listeners.ts';

export const commitAnalysisFeature = defineFeature({
  name: 'commit-analysis',
  slack: commitAnalysisSlack,
  home: commitAnalysisHome,
  http: commitAnalysisHttp,
  jobs: commitAnalysisJobs,
  schedules: commitAnalysisSchedules,
  on: commitAnalysisSubscriptions,
});
