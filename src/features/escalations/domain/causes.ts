/** Why something climbs: each cause is one entry here, and has its own switch and its own words. */
export type CauseName = keyof typeof causes;

export type Cause = {
  /** Who is asked before the ladder. */
  readonly first: 'waiting-person' | 'responsible' | 'given' | null;
  /** How long they have, in hours of the wall clock. House rule, as the product page says none. */
  readonly firstHours: number;
  /** The highest level it climbs to. */
  readonly top: 1 | 2 | 3 | 4;
  /** How a team's switch calls it. */
  readonly name: string;
};

/**
 * Source: product page, section 5; where it names no end of the way up, it ends with who can do something about it.
 * The last four are raised by features that watch reviews, checks, syncs and alerts.
 */
export const causes = {
  blocked: { first: 'waiting-person', firstHours: 24, top: 4, name: 'Blocked tasks' },
  overdue: { first: 'responsible', firstHours: 24, top: 1, name: 'Overdue tasks, after one working day' },
  'long-running': { first: 'responsible', firstHours: 48, top: 2, name: 'In progress for over two weeks' },
  'waiting-cycle': { first: null, firstHours: 0, top: 2, name: 'Tasks that wait for each other' },
  'points-raised': { first: null, firstHours: 0, top: 2, name: 'Points raised after the start' },
  'by-hand': { first: null, firstHours: 0, top: 4, name: 'Raised by hand with /task escalate' },
  'review-waiting': { first: 'given', firstHours: 24, top: 3, name: 'Reviews that wait over 48 hours' },
  'failing-checks': { first: 'responsible', firstHours: 24, top: 2, name: 'Checks that fail more than 3 times' },
  'sync-conflict': { first: null, firstHours: 0, top: 4, name: 'Conflicts of a sync' },
  'security-alert': { first: null, firstHours: 0, top: 4, name: 'Security alerts' },
} as const satisfies Readonly<Record<string, Cause>>;

export const causeNames = Object.keys(causes) as readonly CauseName[];

/** What somebody may raise by hand. Source: product page, section 5. */
export const handKinds = ['dispute', 'resource', 'scope', 'technical', 'process'] as const;
export type HandKind = (typeof handKinds)[number];

/** A task in progress for longer than this many days asks how it goes. Source: product page, section 5. */
export const LONG_RUNNING_DAYS = 14;

/** The same task blocked again within this many hours goes on where it was. Source: product page, section 5. */
export const RESUME_HOURS = 24;
