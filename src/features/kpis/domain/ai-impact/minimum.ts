/** What a comparison stands on, or what it lacks. */
export type Enough = {
  /** People with both kinds in one size class. */
  readonly authors: number;
  /** Pairs of author and size class with both kinds. */
  readonly strata: number;
  /** Pull requests of each kind in these. */
  readonly assisted: number;
  readonly notAssisted: number;
};

/**
 * Fewer tell nothing: five people, so that nobody's own work shows (product page, section 2); the others are a house rule
 * in README, "Does AI help?".
 */
export const MINIMUM: Enough = { authors: 5, strata: 8, assisted: 30, notAssisted: 30 };

/** How many more of each it takes, 0 where there are enough; null when there are enough of all. */
export function missingOf(counts: Enough): Enough | null {
  const lack = (name: keyof Enough) => Math.max(0, MINIMUM[name] - counts[name]);
  const missing = {
    ...{ authors: lack('authors'), strata: lack('strata') },
    ...{ assisted: lack('assisted'), notAssisted: lack('notAssisted') },
  };
  return Object.values(missing).some((more) => more > 0) ? missing : null;
}
