import { bot, people } from '../../../playground/company.ts';
import { rooms } from '../../../playground/slack/rooms.ts';
import type { World } from '../../../playground/web/contract.ts';

/** Wednesday 25 November 2026, 14:00 in Berlin. */
export const STAGE_NOW = '2026-11-25T13:00:00.000Z';

/** The company as the page's parts know it, without a server. */
export const stageWorld: World = {
  ...{ workspace: 'Tidewater', bot: { id: bot.userId, name: bot.name }, people, teams: [], rooms: [...rooms.values()] },
  manifest: { commands: [], shortcuts: [], readOnlyMessages: true },
  muster: { kind: 'ready' },
  clock: { now: STAGE_NOW, movingTo: null, trouble: null },
  past: null,
};
