import type { TeamId } from '../../../kit/ids.ts';
import type { Burndown } from './burndown.ts';
import type { Capacity } from './capacity.ts';
import type { Sprint } from './sprint.ts';
import type { SprintNumbers } from './tally.ts';
import type { Velocity } from './velocity.ts';

/** A sprint as people look at it. */
export type SprintReport = {
  readonly sprint: Sprint;
  /** Of the team; of a tracker's sprint without a team its own name. */
  readonly teamName: string;
  readonly teamId: TeamId | null;
  /** Of a planned one: what would be committed if it began now. */
  readonly numbers: SprintNumbers;
  /** Null before it began. */
  readonly burndown: Burndown | null;
  /** Tasks of it that are blocked now, as far as everybody may see them: `T-12`. */
  readonly blockedRefs: readonly string[];
  /** First digits of the seal; null while it isn't closed. */
  readonly seal: string | null;
};

/** Everything `/muster sprint` shows. */
export type SprintOverview = {
  readonly teams: readonly TeamSprints[];
  /** Open ones of the tracker's boards that nobody said whose they are. */
  readonly unowned: readonly SprintReport[];
  /** Whether the reader runs any team's sprints and so may say it. */
  readonly mayOwn: boolean;
};

/** A team's sprints with what they say of the next one. */
export type TeamSprints = {
  readonly teamId: TeamId;
  readonly teamName: string;
  readonly mayRun: boolean;
  /** The open one first, then planned ones by their first day. */
  readonly live: readonly SprintReport[];
  /** Closed last; null before the first. */
  readonly last: SprintReport | null;
  readonly velocity: Velocity;
  /** For the next planned sprint, else for one like the last. */
  readonly capacity: Capacity;
};
