/** One thing of two kinds that are compared. */
export type Observed = {
  /** What shares its luck with others: an author. Drawn as a whole when the uncertainty is estimated. */
  readonly cluster: string;
  /** What it is compared within; lies in one cluster. */
  readonly stratum: string;
  readonly treated: boolean;
  readonly outcome: number;
  /** What else moves the outcome, as many for each: taken out as straight lines. */
  readonly covariates: readonly number[];
};

/** Things that have a counterpart of the other kind in their stratum; everything in it is centred on the stratum. */
export type Matched = {
  /** Names of the clusters, by the numbers below. */
  readonly clusters: readonly string[];
  readonly strata: readonly Stratum[];
  /** How many of each kind have a counterpart. */
  readonly treated: number;
  readonly untreated: number;
  /** Covariates of each thing. */
  readonly width: number;
};

export type Stratum = {
  readonly cluster: number;
  readonly treated: number;
  /** Those treated stand first. */
  readonly rows: readonly Row[];
};

/** Covariates, then the outcome, each without the stratum's mean. */
export type Row = readonly number[];

/** Keeps the strata that hold both kinds; the others compare nothing. */
export function matchGroups(observed: readonly Observed[]): Matched {
  const kept = [...Map.groupBy(observed, ({ stratum }) => stratum).values()].filter(
    (all) => all.some(({ treated }) => treated) && all.some(({ treated }) => !treated),
  );
  const clusters = [...new Set(kept.flatMap((all) => all.slice(0, 1).map(({ cluster }) => cluster)))];
  const numbers = new Map(clusters.map((name, number) => [name, number]));
  const strata = kept.map((all) => centre(all, numbers.get(all[0]?.cluster ?? '') ?? 0));
  const treated = strata.reduce((sum, one) => sum + one.treated, 0);
  const all = strata.reduce((sum, { rows }) => sum + rows.length, 0);
  return { clusters, strata, treated, untreated: all - treated, width: observed[0]?.covariates.length ?? 0 };
}

function centre(all: readonly Observed[], cluster: number): Stratum {
  const sorted = [...all.filter(({ treated }) => treated), ...all.filter(({ treated }) => !treated)];
  const rows = sorted.map(({ covariates, outcome }) => [...covariates, outcome]);
  const means = (rows[0] ?? []).map((_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length);
  return {
    cluster,
    treated: all.filter((one) => one.treated).length,
    rows: rows.map((row) => row.map((value, at) => value - (means[at] ?? 0))),
  };
}
