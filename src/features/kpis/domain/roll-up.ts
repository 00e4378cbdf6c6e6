import type { CalendarDay } from '../../../kit/zones.ts';
import { type Fact, type ScopeKey, scopesOf, TIMES, timeOf } from './fact.ts';
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
  const wanted = new Map(places.map((place) => [nameOf(place), { place, facts: [] as Counted[] }]));
  for (const fact of facts) for (const place of placesOf([fact])) wanted.get(nameOf(place))?.facts.push(fact);
  return [...wanted.values()].map(({ place, facts: own }) => ({ ...place, figures: weekOf(place.week, own) }));
}

function weekOf(week: CalendarDay, facts: readonly Counted[]): WeekFigures {
  const of = (lens: Lens) => {
    const time = timeOf(lens);
    return figuresOf(
      sliceOf(
        facts.filter((fact) => fact.weeks[time] === week),
        lens,
      ),
      lens,
    );
  };
  return {
    counts: countsOf(facts.filter((fact) => fact.merged && fact.weeks.merged === week)),
    lenses: Object.fromEntries(LENSES.map((lens) => [lens, of(lens)])) as WeekFigures['lenses'],
  };
}

/** What one lens reads in them, one after another. */
function sliceOf(facts: readonly Counted[], lens: Lens): Buffer {
  const at = offsetOf(lens);
  return Buffer.concat(facts.map(({ readings }) => readings.subarray(at, at + LENS_BYTES)));
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
