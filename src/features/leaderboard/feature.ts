import { defineFeature } from '../../ports/inbound/feature.ts';
import { leaderboardHome } from './home.ts';
import { leaderboardSchedules, leaderboardSubscriptions } from './jobs.ts';
import { leaderboardMessages } from './messages.ts';
import { leaderboardSlack } from './slack/listeners.ts';

export const leaderboardFeature = defineFeature({
  name: 'leaderboard',
  slack: leaderboardSlack,
  home: leaderboardHome,
  messages: leaderboardMessages,
  schedules: leaderboardSchedules,
  on: leaderboardSubscriptions,
});
