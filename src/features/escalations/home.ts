import type { PersonActor } from '../../kit/actor.ts';
import { type Block, context, header } from '../../kit/blocks/index.ts';
import type { HomeSection } from '../../ports/inbound/slack.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { buildRow } from './blocks/card.ts';
import { buildSettingsRows } from './blocks/settings.ts';
import { listMine } from './use-cases/list-mine.ts';
import { listSettings } from './use-cases/settings.ts';

/** What escalations show in Home: what waits for my word, and the ladders of the teams I may change. */
export const escalationHome = (needs: Ports): readonly HomeSection[] => [
  { tab: 'today', order: -5, build: (actor) => buildToday(needs, actor) },
  {
    tab: 'settings',
    order: 27,
    build: async (actor) => {
      const shown = await listSettings(needs, actor);
      return shown.teams.length === 0 && !shown.mayChooseOnDuty
        ? []
        : [header('Escalations'), ...buildSettingsRows(shown)];
    },
  },
];

/** Most rows shown; a row takes up to five of the section's sixty blocks. */
const ROWS = 8;

async function buildToday(needs: Ports, actor: PersonActor): Promise<readonly Block[]> {
  const views = await listMine(needs, actor);
  if (views.length === 0) return [];
  const reader = { timeZone: actor.timeZone, now: needs.clock.now() };
  const more = views.length - ROWS;
  return [
    header(`Escalations that wait for you (${views.length})`),
    ...views.slice(0, ROWS).flatMap((view) => buildRow(view, reader)),
    ...(more > 0 ? [context(`and ${more} more`)] : []),
  ];
}
