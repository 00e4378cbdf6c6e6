import type { PersonId, SlackChannelId, TeamId } from '../../../kit/ids.ts';
import type { WallTime } from '../../../kit/zones.ts';

/** What somebody chose for themselves. */
export type PersonChoice = {
  readonly personId: PersonId;
  /** Asks me about pull requests. */
  readonly surveys: boolean;
  /** May name me. */
  readonly leaderboard: boolean;
  /** May name me for the quality of my pull requests: only when asked for. */
  readonly qualityChampion: boolean;
};

/** What a team chose. */
export type TeamChoice = {
  readonly teamId: TeamId;
  /** Asks about its members' pull requests. */
  readonly surveys: boolean;
  readonly leaderboard: boolean;
  /** Monday 1 … Sunday 7. */
  readonly weekday: number;
  readonly postAt: WallTime;
  /** Null: the lead's. */
  readonly timeZone: string | null;
  /** Null: the team's own. */
  readonly channelId: SlackChannelId | null;
};

export function defaultPersonChoice(personId: PersonId): PersonChoice {
  return { personId, surveys: true, leaderboard: true, qualityChampion: false };
}

/** Source of day and time: product page, section 7. */
export function defaultTeamChoice(teamId: TeamId): TeamChoice {
  return { teamId, surveys: true, leaderboard: true, weekday: 1, postAt: '09:00', timeZone: null, channelId: null };
}

/** Whether a pull request of somebody in these teams is asked about: one team that wants it is enough, and so is none. */
export function mayAsk(teams: readonly Pick<TeamChoice, 'surveys'>[]): boolean {
  return teams.length === 0 || teams.some(({ surveys }) => surveys);
}
