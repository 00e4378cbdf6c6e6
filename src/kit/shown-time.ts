import { knownZone } from './zones.ts';

/**
 * An instant as Muster writes it, in the reader's zone: `Fri 27 Nov, 18:00`; with the year when it isn't this one.
 * Text for one reader; where many read the same message use `slackTime` of `mrkdwn.ts`.
 * @param reader.timeZone IANA; an unknown zone falls back to UTC, said so (`18:00 UTC`)
 */
export function showInstant(instant: Date, reader: { timeZone: string; now: Date }): string {
  const zone = knownZone(reader.timeZone);
  const there = partsIn(instant, zone);
  const year = there.year === partsIn(reader.now, zone).year ? '' : ` ${there.year}`;
  const clock = `${there.hour}:${there.minute}${zone === reader.timeZone ? '' : ' UTC'}`;
  return `${there.weekday} ${Number(there.day)} ${there.month}${year}, ${clock}`;
}

/**
 * A calendar day, `Fri 27 Nov`; with the year when it differs from `today`'s.
 * @param day,today `YYYY-MM-DD`; what isn't a day is returned unchanged
 */
export function showDay(day: string, today: string): string {
  const instant = new Date(`${day}T12:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(instant.getTime())) return day;
  const there = partsIn(instant, 'UTC');
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${there.year}`;
  return `${there.weekday} ${Number(there.day)} ${there.month}${year}`;
}

type Parts = Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute', string>;

// `en-US`, put together by hand: British English would write `Sept`, and the order is ours.
function partsIn(instant: Date, timeZone: string): Parts {
  const key = `${Math.floor(instant.getTime() / 60_000)} ${timeZone}`;
  const known = shown.get(key);
  if (known !== undefined) return known;
  const parts = formatOf(timeZone).formatToParts(instant);
  const made = Object.fromEntries(parts.map(({ type, value }) => [type, value])) as Parts;
  if (shown.size >= SHOWN_MAX) shown.clear();
  shown.set(key, made);
  return made;
}

// The same minutes are shown again and again: now, and the end of the same few days.
const shown = new Map<string, Parts>();
const SHOWN_MAX = 1_000;

// A formatter takes about 50 µs to make, and a list asks for the same zone many times.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}
