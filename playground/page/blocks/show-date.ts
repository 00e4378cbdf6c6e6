type Reader = { readonly timeZone: string; readonly now: Date };

/**
 * A date as Slack writes it for one reader: `{date_short} at {time}`.
 * @param seconds since 1970
 * @returns null when the format asks for something Slack doesn't know: then the fallback stands
 * Source: docs.slack.dev, formatting message text, date formatting.
 */
export function showDate(seconds: number, format: string, reader: Reader): string | null {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return null;
  const wanted = [...format.matchAll(TOKEN)].map(([, token = '']) => token);
  if (wanted.length === 0 || wanted.some((token) => !Object.hasOwn(tokens, token))) return null;
  return format.replace(TOKEN, (whole, token: string) => tokens[token]?.(at, reader) ?? whole);
}

const TOKEN = /\{([^{}]*)\}/g;

type Show = (at: Date, reader: Reader) => string;

const shown =
  (options: Intl.DateTimeFormatOptions, locale = 'en-US'): Show =>
  (at, { timeZone }) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);

const YEAR = { year: 'numeric' } as const;
const long: Show = shown({ ...YEAR, weekday: 'long', month: 'long', day: 'numeric' });
const middle: Show = shown({ ...YEAR, month: 'long', day: 'numeric' });
const short: Show = shown({ ...YEAR, month: 'short', day: 'numeric' });

const tokens: Readonly<Record<string, Show>> = {
  date: middle,
  date_num: shown({ dateStyle: 'short' }, 'en-CA'),
  date_slash: shown({ ...YEAR, month: '2-digit', day: '2-digit' }),
  date_long: long,
  date_short: short,
  date_pretty: pretty(middle),
  date_long_pretty: pretty(long),
  date_short_pretty: pretty(short),
  day_divider_pretty: pretty(shown({ weekday: 'long', month: 'long', day: 'numeric' })),
  time: shown({ hour: 'numeric', minute: '2-digit' }),
  time_secs: shown({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago,
};

/** Yesterday, today and tomorrow by name. */
function pretty(otherwise: Show): Show {
  return (at, reader) => {
    const days = dayOf(at, reader) - dayOf(reader.now, reader);
    return ['yesterday', 'today', 'tomorrow'][days + 1] ?? otherwise(at, reader);
  };
}

/** The reader's calendar day, counted in days. */
function dayOf(at: Date, { timeZone }: Reader): number {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

const STEPS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

function ago(at: Date, { now }: Reader): string {
  const away = (at.getTime() - now.getTime()) / 1000;
  const step = STEPS.find(({ seconds }) => Math.abs(away) >= seconds);
  if (step === undefined) return 'now';
  return new Intl.RelativeTimeFormat('en').format(Math.trunc(away / step.seconds), step.unit);
}
