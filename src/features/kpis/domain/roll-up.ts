import type { CalendarDay } from '../../../kit/zones.ts';
import { type Fact, type ScopeKey, scopesOf, TIMES, type Time, timeOf } from './fact.ts';
import { type Counts, figuresOf, type WeekFigures } from './figures.ts';
import { LENSES, type Lens } from './measures.ts';
import { LENS_BYTES, offsetOf } from './pack.ts';

/** One roll-up: a scope's week. */
export type Place = { readonly scope: ScopeKey; readonly week: CalendarDay };

type Placed = Pick<Fact, 'repositoryId' | 'authorPersonId' | 'teamIds' | 'weeks'>;
type Counted = Placed & Pick<Fact, 'bot' | 'merged' | 'revert' | 'hotfix' | 'readings'>;

/** Every roll-up that these go into, each once. */
export function placesOf(facts: readonly Placed[]): readonly Place[] {
  const places = facts.flatMap((fact) => {
    const weeks = [...new Set(TIMES.map((time) => fact.weeks[time]))];
    return scopesOf(fact).flatMap((scope) => weeks.map((week) => ({ scope, week })));
  });
  return [...new Map(places.map((place) => [nameOf(place), place])).values()];
}

/**
 * Roll-ups from scratch.
 * @param facts all that any lens counts in the weeks of these places, and maybe more
 */
export function rollUp(
  places: readonly Place[],
  facts: readonly Counted[],
): readonly (Place & { readonly figures: WeekFigures })[] {
  const weeks = new Map<CalendarDay, Map<ScopeKey, Gathered>>();
  for (const { scope, week } of places) {
    const own = weeks.get(week) ?? new Map<ScopeKey, Gathered>();
    weeks.set(week, own.set(scope, { merged: [], deployed: [], updated: [] }));
  }
  for (const fact of facts) {
    let scopes: readonly ScopeKey[] | null = null;
    for (const time of TIMES) {
      const wanted = weeks.get(fact.weeks[time]);
      if (wanted === undefined) continue;
      scopes ??= scopesOf(fact);
      for (const scope of scopes) wanted.get(scope)?.[time].push(fact);
    }
  }
  return places.map(({ scope, week }) => ({ scope, week, figures: figuresIn(weeks.get(week)?.get(scope)) }));
}

/** What counts in one place, by which instant. */
type Gathered = Readonly<Record<Time, Counted[]>>;

function figuresIn(gathered: Gathered = { merged: [], deployed: [], updated: [] }): WeekFigures {
  const of = (lens: Lens) => figuresOf(sliceOf(gathered[timeOf(lens)], lens), lens);
  return {
    counts: countsOf(gathered.merged.filter(({ merged }) => merged)),
    lenses: Object.fromEntries(LENSES.map((lens) => [lens, of(lens)])) as WeekFigures['lenses'],
  };
}

/** What one lens reads in them, one after another. */
function sliceOf(facts: readonly Counted[], lens: Lens): Buffer {
  const at = offsetOf(lens);
  const packed = Buffer.allocUnsafe(facts.length * LENS_BYTES);
  for (const [n, { readings }] of facts.entries()) readings.copy(packed, n * LENS_BYTES, at, at + LENS_BYTES);
  return packed;
}

/** @param merged all of them merged */
function countsOf(merged: readonly Counted[]): Counts {
  const own = merged.filter(({ bot }) => !bot);
  return {
    ...{ merged: own.length, byBots: merged.length - own.length },
    reverts: own.filter(({ revert }) => revert).length,
    hotfixes: own.filter(({ hotfix }) => hotfix).length,
    authors: new Set(own.flatMap(({ authorPersonId }) => authorPersonId ?? [])).size,
  };
}

function nameOf({ scope, week }: Place): string {
  return `${week} ${scope}`;
}
