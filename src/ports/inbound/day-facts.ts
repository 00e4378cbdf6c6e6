import type { PersonId } from '../../kit/ids.ts';
import type { Tx } from '../outbound/store.ts';
import type { KnownTasks } from './known-tasks.ts';

/** Something a person did on a day, as a check-in may tell it. Each comes from one event and links to it. */
export type DayFact = {
  /** Unique and lasting: `task:<history row>`; a draft's sentence cites it. */
  readonly id: string;
  readonly at: Date;
  /** Names the section and the words: `task.completed`, `task.started`, `task.blocked`, `commit.pushed`, `pull-request.merged` … */
  readonly kind: string;
  /** What it happened to, so that facts about one thing become one sentence: `task:<id>`, `pull-request:<id>`. */
  readonly subject: string;
  /** The thing's own words, untrusted text: its number and title. */
  readonly title: string;
  /** Short reference a reader knows it by: `T-12`, `acme/web#31`; empty when there is none. */
  readonly ref: string;
  /** Where to look; null when there is no page for it. */
  readonly url: string | null;
  /** True for what must not go into a team's digest unless the person ticks it. */
  readonly private: boolean;
};

/** Whose day; `from` is included, `to` is not. */
export type Day = { readonly personId: PersonId; readonly from: Date; readonly to: Date };

/** What somebody did on a day, oldest first. */
export type DayFactsOf = (tx: Tx, day: Day) => Promise<readonly DayFact[]>;

/** A feature's part of it. `tasks` names tasks that what it tells of belongs to. */
export type DayFactsFrom = (tx: Tx, day: Day, tasks: KnownTasks) => Promise<readonly DayFact[]>;
