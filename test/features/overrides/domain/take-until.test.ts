import { describe, expect, it } from 'vitest';
import { takeUntil } from '../../../../src/features/overrides/domain/words.ts';

const reader = { now: new Date('2026-03-04T10:00:00Z'), timeZone: 'Europe/Berlin', locale: 'en-GB' };

describe('until when, in the words of a reason', () => {
  it.each([
    ['until friday', '', '2026-03-06'],
    ['the client waits until friday', 'the client waits', '2026-03-06'],
    ['until 10 march the client waits', 'the client waits', '2026-03-10'],
    ['Until tomorrow', '', '2026-03-05'],
    ['we wait until they answer', 'we wait until they answer', null],
    ['until they answer, until monday', 'until they answer,', '2026-03-09'],
    ['until 1 march 2026', 'until 1 march 2026', null],
    ['it rests until friday because of the audit', 'it rests until friday because of the audit', null],
    ['', '', null],
    ['until', 'until', null],
  ])('reads “%s”', (text, reason, untilOn) => {
    expect(takeUntil(text, reader)).toEqual({ reason, untilOn });
  });
});
