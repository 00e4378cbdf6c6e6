import type { Channel, Person, Team } from '../company.ts';
import type { GitDeed } from '../github/deed.ts';
import type { JiraDeed } from '../jira/deed.ts';
import type { Calendar } from './calendar.ts';
import type { Dice } from './dice.ts';
import type { Ledger } from './ledger.ts';
import type { PlannedDeed } from './planned-deed.ts';

/** The people and rooms a past is written about. */
export type Company = {
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly channels: readonly Channel[];
};

/** What a chapter may read. Instants are milliseconds. */
export type ChapterNeeds = {
  readonly company: Company;
  readonly from: number;
  readonly to: number;
  /** The chapter's own: what others throw doesn't change its story. */
  readonly dice: Dice;
  /** @throws Error for a handle nobody has */
  readonly calendarOf: (handle: string) => Calendar;
  /** What the chapters before have written, tasks under the numbers they were given while writing. */
  readonly told: Ledger;
};

/**
 * A part of the company's story, as check-ins, pull requests and surveys will be parts: what people do, and what is true
 * about it. Numbers of tasks are provisional (`draftNumber`) and become Muster's when all chapters are written.
 */
export type Chapter = {
  readonly name: string;
  write(needs: ChapterNeeds): {
    readonly deeds: readonly PlannedDeed[];
    /** What was done on the local GitHub, in order. */
    readonly onGitHub?: readonly GitDeed[];
    /** What was done in the local Jira before Muster was connected to it, in order. */
    readonly onJira?: readonly JiraDeed[];
    /** The fields of the ledger this chapter knows. */
    readonly facts: Partial<Ledger>;
  };
};

/** Numbers no company reaches, so that `T-1000012` in a text can only be one of them. */
export const DRAFT_FROM = 1_000_000;

/** ISO 8601 with whole seconds. */
export function isoOf(at: number): string {
  return new Date(Math.floor(at / 1000) * 1000).toISOString();
}
