/**
 * Something was shipped, or isn't any more, or a branch broke: what lies before that place on the branch has to be looked
 * at again. Instants are text as the store tells them.
 */
export type ShipmentSpan = {
  /** Empty for breaks. */
  readonly subjectId: string;
  readonly kind: 'deployment' | 'failure' | 'release' | 'break';
  readonly branch: string;
  readonly at: string;
  readonly startedAt: string;
  readonly finishedAt: string;
};

/** What a pull request came to after its merge. */
export type Shipped = {
  /** Successes in production: those of its own commit, and of all that hold it the one that ended first and the one that began first. */
  readonly deployments: readonly { readonly startedAt: Date; readonly finishedAt: Date }[];
  /** When the first release that holds it was published. */
  readonly releasedAt: Date | null;
  /** Deployments to production were told of its repository, whether they hold it or not. */
  readonly deploys: boolean;
  /** The same of releases. */
  readonly releases: boolean;
};

export const UNSHIPPED: Shipped = { deployments: [], releasedAt: null, deploys: false, releases: false };

/**
 * The first shipment ever told of a branch holds all that lies before it, most of which was shipped long ago by others
 * nobody told of. So it speaks only for what came this many days before it ended; a later one for everything since.
 * House rule; DevLake lets the first speak for nothing.
 */
export const FIRST_SHIPMENT_DAYS = 14;
