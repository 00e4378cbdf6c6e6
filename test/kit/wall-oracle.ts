const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** By local day: the minutes from its first one on, until a minute after its last, in the order they happened. */
export type Wall = ReadonlyMap<string, readonly { readonly at: number; readonly shown: string }[]>;

/**
 * What the wall of a zone showed, minute by minute, read from `Intl.DateTimeFormat` alone: it shares nothing with the code
 * it judges. Hours in which nothing odd happened are filled in by counting quarters: times asked for have to be such.
 */
export function readWall(zone: string, { from, to }: { readonly from: number; readonly to: number }): Wall {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const wall = new Map<string, { at: number; shown: string }[]>();
  let day: { at: number; shown: string }[] = [];
  const add = (at: number, shown: string) => {
    const on = shown.slice(0, 10);
    if (!wall.has(on)) {
      day.push({ at, shown });
      wall.set(on, []);
    }
    day = wall.get(on) ?? [];
    day.push({ at, shown });
  };
  for (let hour = from; hour < to; hour += HOUR_MS) {
    const shown = format.format(hour);
    const even = Date.parse(`${format.format(hour + HOUR_MS)}Z`) - Date.parse(`${shown}Z`) === HOUR_MS;
    for (let at = hour; at < hour + HOUR_MS; at += even ? QUARTER_MS : MINUTE_MS)
      add(at, even ? advance(shown, (at - hour) / MINUTE_MS) : format.format(at));
  }
  return wall;
}

function advance(shown: string, minutes: number): string {
  const minute = Number(shown.slice(14)) + minutes;
  if (minute < 60) return `${shown.slice(0, 14)}${String(minute).padStart(2, '0')}`;
  return new Date(Date.parse(`${shown.replace(' ', 'T')}Z`) + minutes * MINUTE_MS)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ');
}
