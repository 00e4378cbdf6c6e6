import type { RuleActor } from '../../kit/actor.ts';
import { defineJob, type Job, type Schedule } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { followInstallations } from './use-cases/follow-installations.ts';
import { keepHooks } from './use-cases/keep-hooks.ts';
import { lookAfterConnections } from './use-cases/look-after-connections.ts';
import { announceDue, lookAfterTrackers } from './use-cases/look-after-trackers.ts';
import { readAccount } from './use-cases/read-account.ts';
import { readSite } from './use-cases/read-site.ts';
import { accountWork, hooksWork, installationsWork, siteWork } from './use-cases/work.ts';

const HOUR_MS = 3_600_000;

export const connectionJobs = (needs: Ports): readonly Job[] => [
  defineJob({ definition: accountWork, run: (at) => readAccount(needs, at) }),
  defineJob({
    definition: installationsWork,
    run: async (_, { actor }) => void (await followInstallations(needs, actor)),
  }),
  defineJob({ definition: siteWork, run: (at) => readSite(needs, at) }),
  defineJob({ definition: hooksWork, run: (at) => keepHooks(needs, at) }),
];

export function connectionSchedules(needs: Ports): readonly Schedule[] {
  const { app, token } = needs.codeHostSettings;
  const every = (name: string, hours: number, run: (actor: RuleActor) => Promise<void>): Schedule => ({
    name,
    catchUp: 'once',
    // A little apart, so that workspaces don't all ask at once.
    every: (after) =>
      new Date(after.getTime() + (hours + spreadOf(hours) * (2 * needs.random.fraction() - 1)) * HOUR_MS),
    run: ({ actor }: { readonly actor: RuleActor }) => run(actor),
  });
  const hosts = (actor: RuleActor) => lookAfterConnections(needs, actor);
  const trackers = (actor: RuleActor) => lookAfterTrackers(needs, actor);
  // Those that adopt are there with an operator's credentials alone, and first due when they are first set.
  return [
    every('connections.look-after', 6, hosts),
    every('connections.look-after-trackers', 6, trackers),
    every('connections.announce-due', 24, (actor) => announceDue(needs, actor)),
    ...(app !== null || token !== null ? [every('connections.adopt-credentials', 1, hosts)] : []),
    ...(needs.issueTrackerSettings.token === null ? [] : [every('connections.adopt-site', 1, trackers)]),
  ];
}

/** Hours: a tenth, half an hour at most, so that a daily look stays at its time of day. */
function spreadOf(hours: number): number {
  return Math.min(0.1 * hours, 0.5);
}
