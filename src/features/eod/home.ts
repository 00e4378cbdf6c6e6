import type { PersonActor } from '../../kit/actor.ts';
import { type Block, button, header, section } from '../../kit/blocks/index.ts';
import { md } from '../../kit/mrkdwn.ts';
import { showInstant } from '../../kit/shown-time.ts';
import type { HomeSection } from '../../ports/inbound/slack.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { eodIds } from './blocks/ids.ts';
import { buildOwnTime } from './blocks/own-time.ts';
import { buildSettingsRows } from './blocks/settings.ts';
import { nameDay, sayDay } from './blocks/words.ts';
import type { CheckIn } from './domain/check-in.ts';
import { listOwnOpen } from './use-cases/list-own-open.ts';
import { findOwnTime } from './use-cases/own-time.ts';
import { listTeamSettings } from './use-cases/team-settings.ts';

/** What check-ins show in Home: the one that waits for me, and how the teams I lead check in. */
export const eodHome = (needs: Pick<Ports, 'scope' | 'clock' | 'holidays'>): readonly HomeSection[] => [
  { tab: 'today', order: -10, build: (actor) => buildToday(needs, actor) },
  { tab: 'settings', order: 25, build: (actor) => buildSettings(needs, actor) },
];

/** Most days shown: older ones can't be answered any more. */
const DAYS = 2;

async function buildToday(
  needs: Pick<Ports, 'scope' | 'clock' | 'holidays'>,
  actor: PersonActor,
): Promise<readonly Block[]> {
  const open = (await listOwnOpen(needs, actor)).slice(-DAYS);
  const reader = { timeZone: actor.timeZone, now: needs.clock.now() };
  return open.map((checkIn) => {
    const day = `${sayDay(checkIn.on, reader)}, ${nameDay(checkIn.on, reader)}`;
    const check = button({ id: eodIds.open.build(checkIn.on), text: 'Check in', label: `Check in for ${day}` });
    return section(md`*Your check-in for ${day}*\n${sayWhy(checkIn, reader)}`, { accessory: check });
  });
}

function sayWhy({ state, dueAt }: CheckIn, reader: Parameters<typeof sayDay>[1]): string {
  if (state !== 'skipped' || dueAt === null) return 'It isn’t sent yet.';
  return `I was down at ${showInstant(dueAt, reader)} and didn’t ask. You can still send it.`;
}

/** Teams shown; a workspace with more has them all under `/muster team`. */
const TEAMS_MAX = 25;

async function buildSettings(
  needs: Pick<Ports, 'scope' | 'clock' | 'holidays'>,
  actor: PersonActor,
): Promise<readonly Block[]> {
  const own = await findOwnTime(needs, actor);
  const shown = await listTeamSettings(needs, actor);
  if (own === null && shown.length === 0) return [];
  return [
    header('Check-ins'),
    ...(own === null ? [] : buildOwnTime(own)),
    ...buildSettingsRows(shown.slice(0, TEAMS_MAX)),
  ];
}
