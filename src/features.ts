import { aiFeedbackFeature } from './features/ai-feedback/feature.ts';
import { commitAnalysisFeature } from './features/commit-analysis/feature.ts';
import { connectionsFeature } from './features/connections/feature.ts';
import { copilotUsageFeature } from './features/copilot-usage/feature.ts';
import { eodFeature } from './features/eod/feature.ts';
import { escalationsFeature } from './features/escalations/feature.ts';
import { historyFeature } from './features/history/feature.ts';
import { issuesFeature } from './features/issues/feature.ts';
import { kpisFeature } from './features/kpis/feature.ts';
import { leaderboardFeature } from './features/leaderboard/feature.ts';
import { overridesFeature } from './features/overrides/feature.ts';
import { peopleFeature } from './features/people/feature.ts';
import { prSurveysFeature } from './features/pr-surveys/feature.ts';
import { pullRequestsFeature } from './features/pull-requests/feature.ts';
import { sprintsFeature } from './features/sprints/feature.ts';
import { tasksFeature } from './features/tasks/feature.ts';
import type { Feature } from './ports/inbound/feature.ts';

/** What Muster does, in tier order. */
export const features: readonly Feature[] = [
  historyFeature,
  peopleFeature,
  overridesFeature,
  connectionsFeature,
  tasksFeature,
  pullRequestsFeature,
  issuesFeature,
  commitAnalysisFeature,
  copilotUsageFeature,
  escalationsFeature,
  sprintsFeature,
  eodFeature,
  prSurveysFeature,
  kpisFeature,
  aiFeedbackFeature,
  leaderboardFeature,
];
