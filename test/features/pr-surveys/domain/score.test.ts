import { describe, expect, it } from 'vitest';
import { saySkill } from '../../../../src/features/pr-surveys/blocks/score.ts';
import { scoreByWeek, scoreOf } from '../../../../src/features/pr-surveys/domain/score.ts';

const guessed = (on: string, guess: 'yes' | 'no', truth: 'yes' | 'no', scored = true) => ({
  ...{ guess, confidence: 'sure' as const, truth, weight: 1, scored, correct: guess === truth },
  mergedAt: new Date(on),
});

describe('a score', () => {
  it('counts what is scored, and nothing else', () => {
    const all = [
      guessed('2026-11-02T09:00:00Z', 'yes', 'yes'),
      guessed('2026-11-02T09:00:00Z', 'no', 'no'),
      guessed('2026-11-02T09:00:00Z', 'no', 'yes'),
      guessed('2026-11-02T09:00:00Z', 'yes', 'yes', false),
    ];
    expect(scoreOf(all)).toMatchObject({ right: 2, total: 3 });
    expect(scoreOf([])).toEqual({ right: 0, total: 0, skill: null });
    expect(scoreOf(all.slice(3))).toEqual({ right: 0, total: 0, skill: null });
  });

  it('by week follows the reader’s own calendar, and its skill looks back on everything', () => {
    const lateSunday = guessed('2026-11-08T23:30:00Z', 'yes', 'yes');
    const monday = guessed('2026-11-10T09:00:00Z', 'no', 'no');
    expect(scoreByWeek([lateSunday, monday], 'Europe/Berlin').map(({ monday: on }) => on)).toEqual(['2026-11-09']);
    const inNewYork = scoreByWeek([lateSunday, monday], 'America/New_York');
    expect(inNewYork.map(({ monday: on, score }) => [on, score.right, score.total])).toEqual([
      ['2026-11-09', 1, 1],
      ['2026-11-02', 1, 1],
    ]);
    expect(inNewYork[0]?.score.skill).toBeGreaterThan(0.9);
    expect(inNewYork[1]?.score.skill).toBe(0);
  });

  it.each([
    [null, 'skill: not yet'],
    [0, 'skill 0.00'],
    [-0.001, 'skill 0.00'],
    [-0.25, 'skill −0.25'],
    [0.305, 'skill 0.31'],
    [0.9945, 'skill 0.99'],
  ])('of skill %s reads “%s”', (skill, words) => {
    expect(saySkill(skill)).toBe(words);
  });
});
