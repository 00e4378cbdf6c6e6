import type { LensRules, Parts } from './lens-rules.ts';
import { devlake } from './lenses/devlake.ts';
import { linearb } from './lenses/linearb.ts';
import { middleware } from './lenses/middleware.ts';
import { muster } from './lenses/muster.ts';
import { swarmia } from './lenses/swarmia.ts';
import { everywhere, type Lens, MEASURES, type Readings } from './measures.ts';
import { undeployed } from './milestones.ts';
import type { Reading } from './reading.ts';
import type { Subject } from './subject.ts';

/** Every measure of one pull request as the lens defines it. Source: METRICS.md, "PR segments". */
export function readMeasures(subject: Subject, lens: Lens): Readings {
  const { excludes, read } = RULES[lens];
  const reason = excludes(subject);
  return reason === null ? read(subject).readings : everywhere({ kind: 'excluded', reason });
}

/** What its cycle and lead time are made of; empty where the lens leaves it out or can't tell them. */
export function readParts(subject: Subject, lens: Lens): Parts {
  const { excludes, read } = RULES[lens];
  return excludes(subject) === null ? read(subject).parts : { cycle: [], lead: [] };
}

/** What a pull request adds to the figures of a lens, and at which instant: that decides its week. */
export type Counted = { readonly at: Date; readonly readings: Readings };

/**
 * `devlake` counts by deployment and `linearb` by the latest change, all others by the merge: one pull request may lie in
 * different weeks. What `devlake` can't place, as it isn't deployed, is missing in the week of its merge.
 */
export function countFor(subject: Subject, lens: Lens): Counted {
  const { excludes, countedAt } = RULES[lens];
  const [readings, at] = [readMeasures(subject, lens), countedAt(subject)];
  const otherwise = subject.mergedAt ?? subject.updatedAt;
  if (excludes(subject) !== null) return { at: otherwise, readings };
  return at === null
    ? { at: otherwise, readings: mapReadings(readings, (reading) => notPlaced(reading, subject)) }
    : { at, readings };
}

/** How the lens makes one figure of many. */
export function aggregationOf(lens: Lens): Pick<LensRules, 'aggregate' | 'missingAsZero'> {
  return RULES[lens];
}

const RULES: Readonly<Record<Lens, LensRules>> = { muster, devlake, middleware, linearb, swarmia };

/** Its parts may be known, but a figure of a period isn't made of it. */
function notPlaced(reading: Reading, subject: Subject): Reading {
  return reading.kind === 'excluded' ? reading : { kind: 'unknown', gap: undeployed(subject) };
}

function mapReadings(readings: Readings, change: (reading: Reading) => Reading): Readings {
  return Object.fromEntries(MEASURES.map((measure) => [measure, change(readings[measure])])) as Readings;
}
