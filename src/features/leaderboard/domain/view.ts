import type { Week } from '../../../kit/dates/iso-week.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Board } from './board.ts';

/** A board ready to be drawn. */
export type BoardView = {
  readonly team: string;
  readonly week: Week;
  /** Without those who don't want to be named. */
  readonly board: Board;
  readonly names: ReadonlyMap<PersonId, string>;
  /** `goes-on`: the week isn't over · `preview`: nobody has seen it yet · `posted` */
  readonly state: 'goes-on' | 'preview' | 'posted';
  /** Until when late answers change it; null unless posted. */
  readonly sealsAt: Date | null;
  /** Weeks posted before, newest first. */
  readonly before: readonly PastWeek[];
};

export type PastWeek = { readonly week: Pick<Week, 'key' | 'monday'>; readonly board: Board };

/** Weeks of the past beside a board: the picture of how it went. */
export const PAST_WEEKS = 7;
