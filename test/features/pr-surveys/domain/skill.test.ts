import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceOf, isScored, type ScoredGuess, skillOf } from '../../../../src/features/pr-surveys/domain/skill.ts';
import type { Confidence } from '../../../../src/features/pr-surveys/domain/survey.ts';
import { createDice, type Dice } from '../../../torture/stage/dice.ts';

type Words = readonly [guess: 'yes' | 'no', confidence: Confidence | null, truth: 'yes' | 'no', weight?: number];
const read = (rows: readonly Words[]): ScoredGuess[] =>
  rows.map(([guess, confidence, truth, weight = 1]) => ({ guess, confidence, truth, weight }));

const yesNo = fc.constantFrom('yes' as const, 'no' as const);
const confidences = fc.constantFrom('unsure' as const, 'likely' as const, 'sure' as const, null);
/** As a sample of 3 of n makes them, and any other. */
const weights = fc.oneof(
  fc.constant(1),
  fc.integer({ min: 3, max: 40 }).map((all) => all / 3),
  fc.double({ min: 0.01, max: 100, noNaN: true }),
);
const guesses = fc.array(fc.record({ guess: yesNo, confidence: confidences, truth: yesNo, weight: weights }), {
  minLength: 1,
  maxLength: 60,
});

describe('a detective’s skill', () => {
  /** By hand, in fractions: the mean squared error beside the mean over all pairs of a forecast and a truth. */
  it.each<[string, readonly Words[], number]>([
    ['one right guess tells nothing yet', [['yes', 'sure', 'yes']], 0],
    [
      'sure and right both times: 1 − 0.0025/0.4525',
      [
        ['yes', 'sure', 'yes'],
        ['no', 'sure', 'no'],
      ],
      180 / 181,
    ],
    [
      'sure and wrong both times: 1 − 0.9025/0.4525',
      [
        ['yes', 'sure', 'no'],
        ['no', 'sure', 'yes'],
      ],
      -180 / 181,
    ],
    [
      'unsure and right both times: 1 − 0.2025/0.2525',
      [
        ['yes', 'unsure', 'yes'],
        ['no', 'unsure', 'no'],
      ],
      20 / 101,
    ],
    [
      'likely, three of four right: 1 − 0.1875/0.3125',
      [
        ['yes', 'likely', 'yes'],
        ['yes', 'likely', 'no'],
        ['no', 'likely', 'no'],
        ['no', 'likely', 'no'],
      ],
      0.4,
    ],
    [
      'the guess alone counts as likely',
      [
        ['yes', null, 'yes'],
        ['yes', 'likely', 'no'],
        ['no', null, 'no'],
        ['no', null, 'no'],
      ],
      0.4,
    ],
    [
      'of everything something: 1 − 0.3175/0.3675',
      [
        ['yes', 'sure', 'yes'],
        ['yes', 'unsure', 'no'],
        ['no', 'likely', 'no'],
        ['no', 'sure', 'yes'],
      ],
      20 / 147,
    ],
    [
      'one of three of its day beside one of one: 1 − 0.1425/0.2175',
      [
        ['yes', 'sure', 'yes', 3],
        ['yes', 'likely', 'no', 1],
      ],
      10 / 29,
    ],
  ])('is as computed by hand: %s', (_, rows, skill) => {
    expect(skillOf(read(rows))).toBeCloseTo(skill, 14);
  });

  it('is unknown without an answer, and known from the first one on', () => {
    expect(skillOf([])).toBeNull();
    fc.assert(fc.property(guesses, (all) => skillOf(all) !== null));
  });

  it('is exactly 0 for whoever always says the same, whatever was true and whatever the answers stand for', () => {
    const constant = fc.record({ guess: yesNo, confidence: confidences });
    fc.assert(
      fc.property(constant, guesses, (said, all) => {
        expect(skillOf(all.map((one) => ({ ...one, ...said })))).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is exactly 0 where everything was AI-assisted, or nothing: there was nothing to tell apart', () => {
    fc.assert(
      fc.property(yesNo, guesses, (truth, all) => {
        expect(skillOf(all.map((one) => ({ ...one, truth }))) === 0).toBe(true);
      }),
    );
  });

  it('is what the formula of the product page says', () => {
    fc.assert(
      fc.property(guesses, (all) => {
        expect(skillOf(all)).toBeCloseTo(byTheBook(all), 9);
      }),
      { numRuns: 1_000 },
    );
  });

  it('doesn’t depend on the order of the answers, to the last bit: who answered alike shares a place', () => {
    const shuffled = guesses.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(fc.property(shuffled, ([all, other]) => Object.is(skillOf(other), skillOf(all))));
  });

  it('counts an answer of a sample as often as it stands for others', () => {
    const whole = fc.array(
      fc.record({ guess: yesNo, confidence: confidences, truth: yesNo, weight: fc.integer({ min: 1, max: 7 }) }),
    );
    fc.assert(
      fc.property(whole, (all) => {
        const repeated = all.flatMap((one) => Array.from({ length: one.weight }, () => ({ ...one, weight: 1 })));
        expect(skillOf(all)).toBe(skillOf(repeated));
      }),
    );
  });

  it('doesn’t change when a whole history was asked at the same rate', () => {
    fc.assert(
      fc.property(guesses, (all) => {
        const even = all.map((one) => ({ ...one, weight: 1 }));
        const thirds = all.map((one) => ({ ...one, weight: 7 / 3 }));
        expect(skillOf(thirds)).toBeCloseTo(skillOf(even) ?? Number.NaN, 12);
      }),
    );
  });

  it('is higher for whoever is surer where they are right more often than for the same guesses, all sure or all likely', () => {
    /** 20 guesses, half of them about AI-assisted pull requests, so many of them right. */
    const twenty = (right: number, confidence: Confidence): Words[] =>
      Array.from({ length: 20 }, (_, n) => {
        const truth = n % 2 === 0 ? 'yes' : 'no';
        return [n < right ? truth : truth === 'yes' ? 'no' : 'yes', confidence, truth];
      });
    const of = (easy: Confidence, hard: Confidence) => skillOf(read([...twenty(19, easy), ...twenty(11, hard)])) ?? 0;
    expect(of('sure', 'unsure')).toBeGreaterThan(of('sure', 'sure'));
    expect(of('sure', 'unsure')).toBeGreaterThan(of('likely', 'likely'));
    expect(of('sure', 'unsure')).toBeGreaterThan(of('unsure', 'sure'));
  });
});

describe('eight simulated guessers, right 50 to 95 times in a hundred, 200 answers each', () => {
  const ACCURACIES = Array.from({ length: 8 }, (_, n) => 0.5 + (0.45 * n) / 7);
  const SEEDS = 200;
  const ANSWERS = 200;

  it.each<[string, Habit]>([
    ['who know how sure to be', calibrated],
    ['who never say how sure they are', () => null],
    ['who are always sure', () => 'sure'],
  ])('%s are ranked as they are', (name, habit) => {
    const taus = Array.from({ length: SEEDS }, (_, seed) => {
      const dice = createDice(seed + 1);
      const skills = ACCURACIES.map((accuracy) => skillOf(simulate(dice, { accuracy, habit, answers: ANSWERS })) ?? 0);
      return kendallTau(ACCURACIES, skills);
    });
    const mean = taus.reduce((sum, tau) => sum + tau, 0) / SEEDS;
    console.log(`mean Kendall tau of ${SEEDS} seeds, guessers ${name}: ${mean.toFixed(3)}`);
    expect(mean).toBeGreaterThanOrEqual(0.9);
  });
});

describe('how sure somebody is', () => {
  it('is a chance of being right', () => {
    expect((['unsure', 'likely', 'sure', null] as const).map(confidenceOf)).toEqual([0.55, 0.75, 0.95, 0.75]);
  });
});

describe('a guess', () => {
  const hidden = { guess: 'yes', truth: 'no', evidenceVisible: false, byAgent: false } as const;

  it.each<[string, Parameters<typeof isScored>[0], boolean]>([
    ['where nothing gave it away', hidden, true],
    ['that was right', { ...hidden, truth: 'yes' }, true],
    ['about a pull request that says so itself', { ...hidden, evidenceVisible: true }, false],
    ['about an agent’s own pull request', { ...hidden, byAgent: true }, false],
    ['nobody’s word can be compared with', { ...hidden, truth: null }, false],
    ['that was never made', { ...hidden, guess: null }, false],
  ])('%s counts for the score or doesn’t', (_, judged, scored) => {
    expect(isScored(judged)).toBe(scored);
  });
});

/** The formula as it is written, term by term. */
function byTheBook(all: readonly ScoredGuess[]): number {
  const rows = all.map(({ guess, confidence, truth, weight }) => {
    const sure = confidenceOf(confidence);
    return { p: guess === 'yes' ? sure : 1 - sure, y: truth === 'yes' ? 1 : 0, weight };
  });
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const error = rows.reduce((sum, { p, y, weight }) => sum + weight * (p - y) ** 2, 0) / total;
  const pairs = rows.flatMap((i) => rows.map((j) => i.weight * j.weight * (i.p - j.y) ** 2));
  return 1 - error / (pairs.reduce((sum, one) => sum + one, 0) / total ** 2);
}

type Habit = (dice: Dice, guesser: { readonly accuracy: number; readonly isRight: boolean }) => Confidence | null;

/** Chance of AI in the simulated pull requests. */
const AI_SHARE = 0.4;

function simulate(
  dice: Dice,
  { accuracy, habit, answers }: { readonly accuracy: number; readonly habit: Habit; readonly answers: number },
): ScoredGuess[] {
  return Array.from({ length: answers }, () => {
    const truth = dice.roll() < AI_SHARE ? 'yes' : 'no';
    const isRight = dice.roll() < accuracy;
    const guess = isRight === (truth === 'yes') ? 'yes' : 'no';
    return { guess, confidence: habit(dice, { accuracy, isRight }), truth, weight: 1 };
  });
}

/** Surer when right, and the more so the better somebody is, by three levels of about equal use. */
function calibrated(dice: Dice, { accuracy, isRight }: { accuracy: number; isRight: boolean }): Confidence {
  const edge = accuracy - 0.5;
  const roll = dice.roll() + (isRight ? edge : -edge);
  return roll < 1 / 3 ? 'unsure' : roll < 2 / 3 ? 'likely' : 'sure';
}

/** 1 when both rank alike, −1 when the other way round; ties count as neither. */
function kendallTau(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1)
    for (let j = 0; j < i; j += 1) sum += Math.sign((a[i] ?? 0) - (a[j] ?? 0)) * Math.sign((b[i] ?? 0) - (b[j] ?? 0));
  return sum / ((a.length * (a.length - 1)) / 2);
}
