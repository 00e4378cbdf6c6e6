import type { RuleActor } from '../../kit/actor.ts';
import { defineJob, type Job, type Schedule } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { followInstallations } from './use-cases/follow-installations.ts';
import { lookAfterConnections } from './use-cases/look-after-connections.ts';
import { readAccount } from './use-cases/read-account.ts';
import { accountWork, installationsWork } from './use-cases/work.ts';

const HOUR_MS = 3_600_000;

export const connectionJobs = (needs: Ports): readonly Job[] => [
  defineJob({ definition: accountWork, run: (at) => readAccount(needs, at) }),
  defineJob({
    definition: installationsWork,
    run: async (_, { actor }) => void (await followInstallations(needs, actor)),
  }),
];

export const connectionSchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'connections.look-after',
    catchUp: 'once',
    // A little apart, so that workspaces don't all ask at once.
    every: (after) => new Date(after.getTime() + (0.9 + 0.2 * needs.random.fraction()) * HOUR_MS),
    run: ({ actor }: { readonly actor: RuleActor }) => lookAfterConnections(needs, actor),
  },
];
