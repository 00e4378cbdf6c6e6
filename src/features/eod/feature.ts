import { defineFeature } from '../../ports/inbound/feature.ts';
import { eodHome } from './home.ts';
import { eodSchedules, eodSubscriptions } from './jobs.ts';
import { eodMessages } from './messages.ts';
import { eodSlack } from './slack/listeners.ts';

export const eodFeature = defineFeature({
  name: 'eod',
  slack: eodSlack,
  home: eodHome,
  messages: eodMessages,
  schedules: eodSchedules,
  on: eodSubscriptions,
});
