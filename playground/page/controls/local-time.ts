/** An instant as a clock on the wall there shows it: `2026-11-23T09:00`. @param seconds since 1970 */
export function localOf(seconds: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(seconds * 1000);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant at which the clock on the wall there shows this. In the hour that comes twice the first one; in the hour
 * that is left out as much later as the clocks jump.
 * @returns seconds since 1970; null when it is no date and time
 */
export function secondsOf(local: string, timeZone: string): number | null {
  const wall = Date.parse(`${local}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(wall)) return null;
  const offsetAt = (instant: number): number => Date.parse(`${localOf(instant / 1000, timeZone)}:00Z`) - instant;
  const before = wall - offsetAt(wall - DAY_MS);
  const after = wall - offsetAt(wall + DAY_MS);
  const exact = [before, after].find((instant) => localOf(instant / 1000, timeZone) === local);
  return (exact ?? before) / 1000;
}

const DAY_MS = 86_400_000;
