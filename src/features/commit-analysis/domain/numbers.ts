import type { TeamFigure } from './visibility.ts';
import type { Week } from './week.ts';
import type { Weighed } from './weighed.ts';

/** One commit as its author sees it. */
export type OwnCommit = {
  readonly weighed: Weighed;
  /** The reader's part, above 0, 1 at most. */
  readonly share: number;
  /** What the commit counts as a whole now, without rounding. */
  readonly points: number;
  /** What the reader said it should weigh; null when they didn't. */
  readonly suggested: number | null;
};

/** The Numbers tab as one person sees it. */
export type OwnNumbers = {
  readonly week: Week;
  /** Weeks before the present one. */
  readonly ago: number;
  /** False while no account or address is known to be the reader's. */
  readonly matched: boolean;
  /** Newest first. */
  readonly commits: readonly OwnCommit[];
  /** The reader's parts together, without rounding. */
  readonly points: number;
  /** The workspace's scale, 1 until somebody appealed. */
  readonly factor: number;
  readonly teams: readonly { readonly name: string; readonly figure: TeamFigure }[];
};
