import { addDays } from '../../../kit/dates/calendar.ts';
import { type DateReader, readDateWords } from '../../../kit/dates/read-date-words.ts';
import { nextWorkingDay, type Workplace, workStart } from '../../../kit/dates/working-day.ts';
import type { Absence } from '../../../kit/dates/working-life.ts';
import { type CalendarDay, instantOf, localDay } from '../../../kit/zones.ts';

export type AwayReading =
  | { readonly kind: 'absence'; readonly absence: Absence }
  /** A sentence for the person: what wasn't understood, and how to say it. */
  | { readonly kind: 'unclear'; readonly message: string };

type Unclear = Extract<AwayReading, { kind: 'unclear' }>;

export type AwayReader = Pick<DateReader, 'now' | 'locale'> & { readonly workplace: Workplace };

/**
 * Reads `until friday`, `from monday until 5 dec`, `tomorrow`, `for 3 days` or nothing at all (the rest of today) as a
 * time away, in the person's zone. *Until* a day ends when work begins on it; *through* a day, when it begins on the next.
 */
export function readAway(text: string, reader: AwayReader): AwayReading {
  const { fromWords, untilWords, inclusive } = takeApart(text.trim().replace(/\s+/g, ' ').toLowerCase());
  const { timeZone } = reader.workplace;
  const today = localDay(reader.now, timeZone);
  const from = fromWords === '' ? today : readDay(fromWords, reader, reader.now);
  if (typeof from !== 'string') return from;
  const start = from === today ? reader.now : instantOf(from, '00:00', timeZone);
  if (untilWords === '') return toAbsence(start, nextWorkingDay(from, reader.workplace), reader);
  // `from monday until friday` means the Friday after that Monday.
  const until = readDay(untilWords, reader, start);
  if (typeof until !== 'string') return until;
  return toAbsence(start, inclusive ? addDays(until, 1) : until, reader);
}

type Said = { readonly fromWords: string; readonly untilWords: string; readonly inclusive: boolean };

/** `until …`, `from … until …`, `… through …`, `for …`, a day, or nothing. */
function takeApart(said: string): Said {
  const [before = '', ...spans] = ` ${said}`.split(/ for (?=\S)/);
  const [left = '', word = '', right = ''] = before.split(/ (until|till|til|to|through|including) (?=\S)/);
  const fromWords = left.trim().replace(/^(?:from|on|starting) /, '');
  const [span] = spans;
  return {
    fromWords,
    untilWords: right === '' && span !== undefined ? `in ${span}` : right.trim(),
    inclusive: word === 'through' || word === 'including',
  };
}

const UNREAD =
  'I could not read when you are away. Try `/muster away until friday`, `/muster away from monday until 5 dec` or `/muster away tomorrow`.';

/** Longest absence, in days; somebody away for longer has left. */
const AWAY_DAYS_MAX = 731;

function toAbsence(from: Date, last: CalendarDay, { now, workplace }: AwayReader): AwayReading {
  const until = workStart(last, workplace);
  if (until <= from)
    return unclear('That would end before it begins. Say a later day, for example `/muster away until friday`.');
  if (until.getTime() - now.getTime() > AWAY_DAYS_MAX * 86_400_000)
    return unclear('That is more than two years away. Choose an earlier day.');
  return { kind: 'absence', absence: { from, until } };
}

function readDay(words: string, { locale, workplace }: AwayReader, now: Date): CalendarDay | Unclear {
  const read = readDateWords(words, { now, locale, timeZone: workplace.timeZone });
  if (read === null) return unclear(UNREAD);
  return read.kind === 'past' ? unclear(read.message) : read.on;
}

function unclear(message: string): Unclear {
  return { kind: 'unclear', message };
}
