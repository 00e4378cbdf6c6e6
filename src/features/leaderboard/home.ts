import type { PersonActor } from '../../kit/actor.ts';
import { type Block, header } from '../../kit/blocks/index.ts';
import type { HomeSection } from '../../ports/inbound/slack.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { buildDetectability } from './blocks/detectability.ts';
import { buildSettingsRows } from './blocks/settings.ts';
import { readDetectability } from './use-cases/read-detectability.ts';
import { listTeamSettings } from './use-cases/team-settings.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'holidays'>;

/** Whether my teams can still tell, and how the leaderboards of those I lead appear. */
export const leaderboardHome = (needs: Needs): readonly HomeSection[] => [
  { tab: 'detective', order: 10, build: async (actor) => buildDetectability(await readDetectability(needs, actor)) },
  { tab: 'settings', order: 27, build: (actor) => buildSettings(needs, actor) },
];

/** Teams shown: each takes two blocks. */
const TEAMS_MAX = 25;

async function buildSettings(needs: Needs, actor: PersonActor): Promise<readonly Block[]> {
  const shown = await listTeamSettings(needs, actor);
  if (shown.length === 0) return [];
  const reader = { timeZone: actor.timeZone, now: needs.clock.now() };
  return [header('Weekly leaderboard'), ...buildSettingsRows(shown.slice(0, TEAMS_MAX), reader)];
}
