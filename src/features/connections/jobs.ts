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

export function connectionSchedules(needs: Ports): readonly Schedule[] {
  const { app, token } = needs.codeHostSettings;
  const look = (name: string, hours: number): Schedule => ({
    name,
    catchUp: 'once',
    // A little apart, so that workspaces don't all ask at once.
    every: (after) => new Date(after.getTime() + (0.9 + 0.2 * needs.random.fraction()) * hours * HOUR_MS),
    run: ({ actor }: { readonly actor: RuleActor }) => lookAfterConnections(needs, actor),
  });
  // The second one is there with an operator's credentials alone, and first due when they are first set.
  const adopts = app !== null || token !== null;
  return [look('connections.look-after', 6), ...(adopts ? [look('connections.adopt-credentials', 1)] : [])];
}
