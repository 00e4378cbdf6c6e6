import {
  defineJob,
  defineSubscription,
  type Job,
  type Schedule,
  type Subscription,
} from '../../../ports/inbound/feature.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { repositoriesDropped, repositoriesSelected } from '../../connections/index.ts';
import { issueChanged, tiesChanged } from '../../issues/index.ts';
import { identityLinked, rosterChanged } from '../../people/index.ts';
import { markChanged, pullRequestsChanged } from '../../pull-requests/index.ts';
import { refreshAll } from '../use-cases/refresh-all.ts';
import { refreshFacts, refreshRest } from '../use-cases/refresh-facts.ts';
import { refreshNamed } from '../use-cases/refresh-named.ts';
import { refreshPlacements } from '../use-cases/refresh-placements.ts';
import { refreshRepositories } from '../use-cases/refresh-repositories.ts';

const DAY_MS = 24 * 3_600_000;

export const rollUpJobs = (needs: Ports): readonly Job[] => [
  defineJob({ definition: refreshRest, run: ({ workspaceId }) => refreshFacts(needs, workspaceId) }),
];

export const rollUpSchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'kpis.refresh-daily',
    catchUp: 'once',
    every: (after) => new Date(after.getTime() + DAY_MS),
    run: ({ actor }) => refreshAll(needs, actor),
  },
];

export const rollUpSubscriptions = (needs: Ports): readonly Subscription[] => [
  defineSubscription({
    event: pullRequestsChanged,
    subscriber: 'kpis.refresh-facts',
    run: ({ workspaceId }) => refreshFacts(needs, workspaceId),
  }),
  defineSubscription({
    event: identityLinked,
    subscriber: 'kpis.refresh-linked',
    run: ({ workspaceId, identityId }) =>
      needs.scope(workspaceId, (tx) => markChanged(needs, tx, { workspaceId, which: { touchedBy: identityId } })),
  }),
  defineSubscription({
    event: issueChanged,
    subscriber: 'kpis.refresh-issues',
    run: ({ workspaceId, issueIds }) => refreshNamed(needs, { workspaceId, issueIds }),
  }),
  defineSubscription({
    event: tiesChanged,
    subscriber: 'kpis.refresh-tied',
    run: ({ workspaceId, taskIds }) => refreshNamed(needs, { workspaceId, taskIds }),
  }),
  defineSubscription({
    event: rosterChanged,
    subscriber: 'kpis.refresh-placements',
    run: ({ personId }, { actor }) => refreshPlacements(needs, actor, personId),
  }),
  defineSubscription({
    event: repositoriesSelected,
    subscriber: 'kpis.refresh-chosen',
    run: (told) => refreshRepositories(needs, { ...told, counts: true }),
  }),
  defineSubscription({
    event: repositoriesDropped,
    subscriber: 'kpis.refresh-dropped',
    run: (told) => refreshRepositories(needs, { ...told, counts: false }),
  }),
];
