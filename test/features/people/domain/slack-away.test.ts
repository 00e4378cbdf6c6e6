import { describe, expect, it } from 'vitest';
import { readSlackAway } from '../../../../src/features/people/domain/slack-away.ts';

const read = (emoji: string, text: string, expiresAt: Date | null = null) => readSlackAway({ emoji, text, expiresAt });

describe('a status in Slack', () => {
  it.each([
    [':palm_tree:', 'Vacationing'],
    [':palm_tree:', ''],
    [':face_with_thermometer:', 'Out sick'],
    [':thermometer:', ''],
    [':airplane:', ''],
    [':airplane_departure:', 'Lisbon'],
    ['', 'vacation'],
    ['', 'OOO'],
    ['', 'OOO, back 5 Dec'],
    ['', 'ooo until monday'],
    ['', 'sick'],
    ['', 'I’m sick'],
    ['', 'sick leave'],
    ['', 'Out of office'],
    ['', 'out of the office until Friday'],
    ['', 'On parental leave'],
    ['', 'PTO'],
    ['', 'on holiday'],
    [':house:', 'day off'],
    [':spiral_calendar_pad:', 'vacation'],
  ])('%s %s: away', (emoji, text) => {
    expect(read(emoji, text)).toBe('open');
  });

  it.each([
    [':spiral_calendar_pad:', 'In a meeting'],
    [':hamburger:', 'Lunch'],
    [':no_bell:', 'Do not disturb'],
    [':headphones:', 'Focus time'],
    [':bus:', 'Commuting'],
    [':house_with_garden:', 'Working remotely'],
    [':palm_tree:', 'Working from Lisbon'],
    ['', 'Vacation planning meeting'],
    ['', 'Back from vacation'],
    ['', 'not sick any more'],
    ['', 'Homesick'],
    ['', 'Sicking a bug'],
    ['', 'Kick-off'],
    ['', 'leave me a message'],
    ['', 'On call'],
    ['', ''],
  ])('%s %s: at work', (emoji, text) => {
    expect(read(emoji, text)).toBeNull();
  });

  it('counts until its end', () => {
    expect(read(':palm_tree:', '', new Date('2026-12-01T09:00:00Z'))).toBe('2026-12-01T09:00:00.000Z');
  });
});
