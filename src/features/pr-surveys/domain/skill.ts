import type { Confidence, Guess } from './survey.ts';

/** One judged guess as its score needs it. */
export type ScoredGuess = {
  /** "Was this AI-assisted?" as the reviewer guessed. */
  readonly guess: Guess;
  readonly confidence: Confidence | null;
  /** What the author said, *Partly* counting as yes. */
  readonly truth: Guess;
  /** How many pull requests the answer stands for, above 0: 1, or more where only a sample of a day was asked (1 / its rate). */
  readonly weight: number;
};

/**
 * How far somebody's guesses tell AI-assisted pull requests from others, corrected for chance; 1 is perfect, below 0 they
 * point the wrong way, and whoever always says the same, or whoever met only one kind, is at exactly 0.
 *
 * `skill = 1 − mean_i (p_i − y_i)² / mean_ij (p_i − y_j)²`, where `p_i` is the chance of AI that guess `i` stated and `y_i`
 * is 1 where the author said so. The first mean is the error made; the second is what the same guesses would have cost
 * had they been dealt out at random over the same pull requests. Nobody gains by knowing how common AI is.
 *
 * The difference of the two means is `2 (mean(p y) − mean(p) mean(y))`, twice the covariance of forecast and truth, for
 * the squares of p and of y stand in both. Written over pairs of one pull request with AI (i) and one without (j) that is
 * `skill = 2 Σ w_i w_j (p_i − p_j) / Σ w_i w_j (p_i − y_j)²`, the lower sum over all pairs. Computed in this form, a
 * constant guesser's every term is 0, so nothing is left to rounding. Forecasts are whole per cents and sums go by
 * groups, each in ascending order, so equal answers in another order give the very same number and ties are ties.
 *
 * Words of certainty pay where somebody is surer of what they get right more often. Between people who are equally good at
 * everything they see, the one who says `sure` is ahead: dividing by the second mean takes most of the price off boldness.
 *
 * The weight of a sampled answer enters as if it had been given so many times: both means are weighted means.
 * Source: Brier score with a permutation baseline; the formula is the product page's, section 7.
 *
 * @param guesses those that count (`isScored`), in any order
 * @returns at most 0.995; null without any answer
 */
export function skillOf(guesses: readonly ScoredGuess[]): number | null {
  const groups = groupByForecast(guesses);
  let gain = 0;
  let cost = 0;
  for (const one of groups)
    for (const other of groups) {
      gain += one.ai * other.human * (one.forecast - other.forecast);
      cost += (one.ai + one.human) * (other.ai * (100 - one.forecast) ** 2 + other.human * one.forecast ** 2);
    }
  return cost > 0 ? (200 * gain) / cost : null;
}

/** The chance, 0 to 1, with which somebody this sure says to be right; the guess alone counts as likely. */
export function confidenceOf(confidence: Confidence | null): number {
  return PER_CENT[confidence ?? 'likely'] / 100;
}

/**
 * Whether a guess counts for the score. Where the pull request itself showed that AI took part there was nothing to detect,
 * where an agent opened it neither, and without the author's word there is nothing to compare with: such guesses are kept
 * and shown, and change no score.
 */
export function isScored(judged: {
  /** Null where nobody guessed. */
  readonly guess: Guess | null;
  /** Null when the author never said. */
  readonly truth: Guess | null;
  /** Signs of an agent stood in the pull request for everybody to see: text, trailers, the agent's own account. */
  readonly evidenceVisible: boolean;
  readonly byAgent: boolean;
}): boolean {
  const { guess, truth, evidenceVisible, byAgent } = judged;
  return guess !== null && truth !== null && !evidenceVisible && !byAgent;
}

/** Source: product page, section 7. */
const PER_CENT: Readonly<Record<Confidence, number>> = { unsure: 55, likely: 75, sure: 95 };

/** Answers with the same stated chance of AI in per cent, by what was true; sums of weights. */
type Group = { readonly forecast: number; readonly ai: number; readonly human: number };

function groupByForecast(guesses: readonly ScoredGuess[]): readonly Group[] {
  const groups = Map.groupBy(guesses, forecastOf);
  return [...groups].sort(([a], [b]) => a - b).map(([forecast, all]) => ({ forecast, ...sumByTruth(all) }));
}

function forecastOf({ guess, confidence }: ScoredGuess): number {
  const stated = PER_CENT[confidence ?? 'likely'];
  return guess === 'yes' ? stated : 100 - stated;
}

/** Ascending, for sums of fractions depend on their order. */
function sumByTruth(guesses: readonly ScoredGuess[]): { readonly ai: number; readonly human: number } {
  const sum = (truth: ScoredGuess['truth']) =>
    guesses
      .filter((one) => one.truth === truth)
      .map(({ weight }) => weight)
      .sort((a, b) => a - b)
      .reduce((total, weight) => total + weight, 0);
  return { ai: sum('yes'), human: sum('no') };
}
