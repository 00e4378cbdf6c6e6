import type { TimelineEntry } from '../../web/contract.ts';

/**
 * What is known of a stretch after the server told it again: `told` replaces everything from its first message to its
 * last (or to the end, when it is the newest stretch), the rest stays. Entries that say the same stay the same objects,
 * so that nothing is drawn again without need.
 */
export function mergeTimeline(
  known: readonly TimelineEntry[],
  told: readonly TimelineEntry[],
  { isNewest, isWhole }: { readonly isNewest: boolean; readonly isWhole: boolean },
): readonly TimelineEntry[] {
  const from = isWhole ? '' : (told[0]?.ts ?? '');
  const to = told.at(-1)?.ts ?? '';
  const before = new Map(known.map((entry) => [entry.ts, entry]));
  const same = told.map((entry) => keepSame(before.get(entry.ts), entry));
  const older = isWhole ? [] : known.filter(({ ts }) => told.length === 0 || isBefore(ts, from));
  const newer = isNewest ? [] : known.filter(({ ts }) => isBefore(to, ts));
  const merged = [...older, ...same, ...newer];
  const isUnchanged = merged.length === known.length && merged.every((entry, at) => entry === known[at]);
  return isUnchanged ? known : merged;
}

/** Stamps are seconds of equal length with six digits: as words they sort as they do as numbers. */
function isBefore(one: string, other: string): boolean {
  return one.length === other.length ? one < other : Number(one) < Number(other);
}

function keepSame(before: TimelineEntry | undefined, now: TimelineEntry): TimelineEntry {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
