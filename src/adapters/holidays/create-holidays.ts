import type DateHolidays from 'date-holidays';
import type { CalendarDay } from '../../kit/zones.ts';
import type { Holidays } from '../../ports/outbound/holidays.ts';

/** Public holidays from the `date-holidays` package. */
export function createHolidays(): Holidays {
  // All countries' rules take 25 MB of memory: loaded only where a region is set.
  let loading: Promise<typeof DateHolidays> | undefined;
  const load = () => {
    loading ??= import('date-holidays').then((module) => module.default);
    return loading;
  };
  let listing: ReturnType<Holidays['regions']> | undefined;
  const years = new Map<string, ReadonlySet<CalendarDay>>();

  return {
    async of(region) {
      const Rules = await load();
      return (on) => {
        const key = `${region} ${on.slice(0, 4)}`;
        const days = years.get(key) ?? readYear(Rules, region, Number(on.slice(0, 4)));
        if (years.size >= YEARS_MAX) years.clear();
        years.set(key, days);
        return days.has(on);
      };
    },
    regions() {
      // Two forms show them all, and reading them takes as long as all else in opening one.
      listing ??= load().then(listRegions);
      return listing;
    },
  };
}

function listRegions(Rules: typeof DateHolidays): Awaited<ReturnType<Holidays['regions']>> {
  const rules = new Rules();
  return Object.entries(rules.getCountries('en')).flatMap(([code, name]) => [
    { code, name },
    ...Object.entries(rules.getStates(code, 'en') ?? {}).map(([part, partName]) => ({
      code: `${code}-${part}`,
      name: `${name}, ${partName}`,
    })),
  ]);
}

const YEARS_MAX = 500;
const DAY_MS = 86_400_000;

function readYear(Rules: typeof DateHolidays, region: string, year: number): ReadonlySet<CalendarDay> {
  const [country = '', ...part] = region.split('-');
  const holidays = new Rules(country, part.join('-')).getHolidays(year) || [];
  return new Set(holidays.filter(({ type }) => type === 'public').flatMap(datesOf));
}

/** Mostly one date; `end` is the instant at which the last is over. */
function datesOf({ date, start, end }: { date: string; start: Date; end: Date }): readonly CalendarDay[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
  return Array.from({ length: days }, (_, at) => new Date(first + at * DAY_MS).toISOString().slice(0, 10));
}
