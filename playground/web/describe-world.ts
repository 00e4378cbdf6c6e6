import type { WorldClock } from '../clock/world-clock.ts';
import { bot, company, people, teams } from '../company.ts';
import type { Manifest } from '../muster/read-manifest.ts';
import type { MusterState } from '../muster/start-muster.ts';
import { rooms } from '../slack/rooms.ts';
import type { World } from './contract.ts';

export type WorldNeeds = {
  readonly manifest: Manifest;
  readonly musterState: () => MusterState;
  readonly clock: WorldClock;
  readonly past: () => World['past'];
};

export function describeWorld({ manifest, musterState, clock, past }: WorldNeeds): World {
  return {
    ...{ workspace: company.name, bot: { id: bot.userId, name: bot.name }, people, rooms: [...rooms.values()] },
    teams: teams.map(({ name, lead, members }) => ({ name, lead, members })),
    ...{ manifest, muster: musterState(), clock: clock.state(), past: past() },
  };
}
