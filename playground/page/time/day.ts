/** A date in somebody's zone: `2026-03-03`. */
export type Day = string;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format made once: making one costs more than using it. */
export function formatOf(timeZone: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB'): Intl.DateTimeFormat {
  const key = `${locale}/${timeZone}/${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone, ...options });
  formats.set(key, made);
  return made;
}

/** The instant of a message. @param ts Slack's seconds */
export function instantOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

export function dayOf(at: Date, timeZone: string): Day {
  return formatOf(timeZone, { dateStyle: 'short' }, 'en-CA').format(at);
}

/** `10:42`. */
export function timeOf(at: Date, timeZone: string): string {
  return formatOf(timeZone, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** `Today`, `Yesterday`, `Monday 3 March`; with the year where it is another one. */
export function dayWords(day: Day, today: Day): string {
  if (day === today) return 'Today';
  if (day === dayBefore(today)) return 'Yesterday';
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  const words: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
  const parts = formatOf('UTC', isThisYear ? words : { ...words, year: 'numeric' }).format(noonOf(day));
  return parts.replace(',', '');
}

/** `3 March at 10:42`, `today at 10:42`: for what is not below a date. */
export function momentWords(at: Date, { timeZone, now }: { readonly timeZone: string; readonly now: Date }): string {
  const day = dayOf(at, timeZone);
  const today = dayOf(now, timeZone);
  const time = timeOf(at, timeZone);
  if (day === today) return `today at ${time}`;
  if (day === dayBefore(today)) return `yesterday at ${time}`;
  const date = formatOf('UTC', { day: 'numeric', month: 'short' }).format(noonOf(day));
  return `${date} at ${time}`;
}

function dayBefore(day: Day): Day {
  const noon = noonOf(day);
  noon.setUTCDate(noon.getUTCDate() - 1);
  return noon.toISOString().slice(0, 10);
}

const noonOf = (day: Day): Date => new Date(`${day}T12:00:00Z`);
