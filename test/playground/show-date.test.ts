import { describe, expect, it } from 'vitest';
import { showDate } from '../../playground/page/blocks/show-date.ts';
import { localOf, secondsOf } from '../../playground/page/controls/local-time.ts';

/** Wednesday 25 November 2026, 13:30 in UTC: 19:00 in Kolkata, 08:30 in New York. */
const AT = 1_795_613_400;

describe('a date in a message', () => {
  const now = new Date('2026-11-25T18:00:00Z');
  it.each([
    ['{date_num}', 'Europe/Berlin', '2026-11-25'],
    ['{date_long} at {time}', 'Europe/Berlin', 'Wednesday, November 25, 2026 at 2:30 PM'],
    ['{date_short}', 'Asia/Kolkata', 'Nov 25, 2026'],
    ['{date_short_pretty}, {time_secs}', 'America/New_York', 'today, 8:30:00 AM'],
    ['due {ago}', 'UTC', 'due 4 hours ago'],
    ['{date_slash}', 'UTC', '11/25/2026'],
  ])('%s for somebody in %s is %s', (format, timeZone, shown) => {
    // A narrow space stands before AM and PM in newer browsers and Node.
    expect(showDate(AT, format, { timeZone, now })?.replaceAll('\u202f', ' ')).toBe(shown);
  });

  it('is named by the reader’s own calendar day', () => {
    // 00:30 of the 26th in Kolkata, while it is the 25th in Berlin.
    const late = new Date('2026-11-25T19:00:00Z');
    expect(showDate(AT, '{date_pretty}', { timeZone: 'Asia/Kolkata', now: late })).toBe('yesterday');
    expect(showDate(AT, '{date_pretty}', { timeZone: 'Europe/Berlin', now: late })).toBe('today');
  });

  it.each(['{_}', 'no token', '{date} {nonsense}', '{constructor}'])('leaves %s to the fallback', (format) => {
    expect(showDate(AT, format, { timeZone: 'UTC', now })).toBeNull();
  });
});

describe('a time on somebody’s wall', () => {
  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Australia/Lord_Howe'])(
    'goes to an instant and back in %s',
    (timeZone) => {
      for (let hours = 0; hours < 24 * 365; hours += 7) {
        const seconds = AT + hours * 3600;
        const local = localOf(seconds, timeZone);
        // In the hour that comes twice the first one is meant: the wall shows the same.
        expect(localOf(secondsOf(local, timeZone) ?? 0, timeZone)).toBe(local);
      }
    },
  );

  it('takes the first of an hour that comes twice, and moves on from one that never comes', () => {
    expect(secondsOf('2026-10-25T02:30', 'Europe/Berlin')).toBe(Date.parse('2026-10-25T00:30:00Z') / 1000);
    expect(secondsOf('2026-03-29T02:30', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T01:30:00Z') / 1000);
    expect(secondsOf('soon', 'UTC')).toBeNull();
  });
});
