import { z } from 'zod';
import type { TeamId } from '../../kit/ids.ts';
import { defineSubscription, type Schedule, type Subscription } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { rosterChanged } from '../people/index.ts';
import { choiceChanged, surveySettled } from '../pr-surveys/index.ts';
import { pullRequestEvents } from '../pull-requests/index.ts';
import { keepMerge } from './use-cases/keep-merge.ts';
import { planTeams, runPostings } from './use-cases/plan-teams.ts';
import { followChoice, followSettled } from './use-cases/refresh-weeks.ts';

const DAY_MS = 24 * 3_600_000;

export const leaderboardSubscriptions = (needs: Ports): readonly Subscription[] => [
  defineSubscription({
    event: pullRequestEvents.merged,
    subscriber: 'leaderboard.keep-merge',
    run: ({ pullRequestId }, { actor }) => keepMerge(needs, actor, pullRequestId),
  }),
  defineSubscription({
    event: surveySettled,
    subscriber: 'leaderboard.follow-settled',
    run: ({ surveyId }, { actor }) => followSettled(needs, actor, surveyId),
  }),
  defineSubscription({
    event: choiceChanged,
    subscriber: 'leaderboard.follow-choice',
    run: ({ personId }, { actor }) => followChoice(needs, actor, personId),
  }),
  // Teams, their zones and their holidays decide when it appears.
  defineSubscription({
    event: rosterChanged,
    subscriber: 'leaderboard.plan-teams',
    run: (_, { actor }) => planTeams(needs, actor),
  }),
];

const teamId = z.uuid().transform((id) => id as TeamId);

export const leaderboardSchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'leaderboard.plan-daily',
    catchUp: 'once',
    // The daily look at what nobody told us of.
    every: (after) => new Date(after.getTime() + DAY_MS),
    run: ({ actor }) => planTeams(needs, actor),
  },
  {
    name: 'leaderboard.post-week',
    catchUp: 'once',
    runMany: async (runs) => {
      const due = runs.map(({ args, dueAt }) => ({ teamId: teamId.parse(args.teamId), dueAt }));
      for (const { actor } of runs.slice(0, 1)) await runPostings(needs, actor, due);
    },
  },
];
