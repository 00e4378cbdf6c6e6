import { defineFeature } from '../../ports/inbound/feature.ts';
import { copilotHome } from './home/copilot.ts';
import { copilotJobs, copilotSchedules, copilotSubscriptions } from './jobs/copilot.ts';

export const copilotUsageFeature = defineFeature({
  name: 'copilot-usage',
  home: copilotHome,
  jobs: copilotJobs,
  schedules: copilotSchedules,
  on: copilotSubscriptions,
});
