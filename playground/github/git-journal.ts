import type { DeedJournal } from '../deed-journal.ts';
import type { GitDeed } from './deed.ts';

/** A webhook that was sent, and how it ended. */
export type KeptDelivery = {
  /** GitHub's number of it, growing. */
  readonly id: number;
  /** `X-GitHub-Delivery`. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly at: string;
  readonly repository: string;
  /** The pull request it is about; null for pushes to `main`. */
  readonly number: number | null;
  readonly status: number | null;
  readonly redelivery: boolean;
};

export type GitJournal = DeedJournal<GitDeed, KeptDelivery>;
