import type { WeekKey } from '../../kit/dates/iso-week.ts';
import type { TeamId } from '../../kit/ids.ts';
import type { Renderer } from '../../ports/inbound/feature.ts';
import { findTeam } from '../people/index.ts';
import { buildCard } from './blocks/card.ts';
import { readView } from './store/read-view.ts';
import { findWeek } from './store/weeks.ts';

/** What a channel reads of a team's week: the board as it was decided, with the names of now. */
export const leaderboardMessages = (): Readonly<Record<string, Renderer>> => ({
  'leaderboard.week-card': async (tx, args) => {
    const teamId = String(args.teamId) as TeamId;
    const [team, posted] = [await findTeam(tx, teamId), await findWeek(tx, teamId, String(args.week) as WeekKey)];
    if (team === null || posted === null) return null;
    return buildCard(await readView(tx, { team, posted }));
  },
});
