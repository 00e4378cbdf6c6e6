import { defineFeature } from '../../ports/inbound/feature.ts';
import { surveyHome } from './home.ts';
import { surveySchedules, surveySubscriptions } from './jobs.ts';
import { surveyMessages } from './messages.ts';
import { surveySlack } from './slack/listeners.ts';

export const prSurveysFeature = defineFeature({
  name: 'pr-surveys',
  slack: surveySlack,
  home: surveyHome,
  messages: surveyMessages,
  schedules: surveySchedules,
  on: surveySubscriptions,
});
