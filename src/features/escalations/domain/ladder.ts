import type { PersonId } from '../../../kit/ids.ts';
import type { CauseName } from './causes.ts';

export const ladderRoles = ['accountable', 'lead', 'manager', 'on-duty'] as const;
export type LadderRole = (typeof ladderRoles)[number];

/** Who is asked on a level: by role, or somebody by name. */
export type AskedOnLevel = LadderRole | { readonly personId: PersonId };

export type LadderLevel = {
  readonly who: AskedOnLevel;
  /** How long they have, 1 to `HOURS_MAX`, by the wall clock. */
  readonly hours: number;
  readonly on: boolean;
};

/** A team's way up: exactly four levels. */
export type Ladder = readonly LadderLevel[];

/** What a team chose; every team starts with the default. */
export type TeamSettings = {
  readonly ladder: Ladder;
  /** Causes that are switched off. */
  readonly offCauses: readonly CauseName[];
  /** 0 before anybody saved. */
  readonly version: number;
};

/** Source: product page, section 5. */
export const defaultLadder: Ladder = [
  { who: 'accountable', hours: 24, on: true },
  { who: 'lead', hours: 48, on: true },
  { who: 'manager', hours: 72, on: true },
  { who: 'on-duty', hours: 168, on: true },
];

export const defaultSettings: TeamSettings = { ladder: defaultLadder, offCauses: [], version: 0 };

/** Longest time on one level: four weeks. House rule. */
export const HOURS_MAX = 672;
