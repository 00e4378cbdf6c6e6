import type { DeedJournal } from '../deed-journal.ts';
import type { JiraDeed } from './deed.ts';

/** A webhook that was sent, and how it ended. */
export type JiraDelivery = {
  readonly id: number;
  readonly at: string;
  /** `issue_updated MOB-12` */
  readonly what: string;
  /** Muster's answer; null when there was none. */
  readonly status: number | null;
};

export type JiraJournal = DeedJournal<JiraDeed, JiraDelivery>;
