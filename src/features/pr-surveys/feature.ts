import { defineFeature } from '../../ports/inbound/feature.ts';
import { surveySchedules, surveySubscriptions } from './jobs.ts';
import { surveyMessages } from './messages.ts';

export const prSurveysFeature = defineFeature({
  name: 'pr-surveys',
  messages: surveyMessages,
  schedules: surveySchedules,
  on: surveySubscriptions,
});
