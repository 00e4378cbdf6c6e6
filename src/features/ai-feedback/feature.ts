import { defineFeature } from '../../ports/inbound/feature.ts';
import { aiFeedbackMessages } from './messages.ts';
import { aiFeedbackSlack } from './slack.ts';

export const aiFeedbackFeature = defineFeature({
  name: 'ai-feedback',
  slack: aiFeedbackSlack,
  messages: aiFeedbackMessages,
});
