import { completedOf, SPRINTS_MIN, type Velocity } from './velocity.ts';

/** What the next sprint may take on. */
export type Capacity =
  | {
      readonly kind: 'known';
      readonly unit: Velocity['unit'];
      /** In four sprints of five what was completed lies between these; 0 and up. */
      readonly low: number;
      readonly middle: number;
      readonly high: number;
      readonly n: number;
      /** Whether the people's working days went in: by day, if they are known of every sprint. */
      readonly byDays: boolean;
    }
  | { readonly kind: 'too-few'; readonly n: number; readonly needed: number };

/**
 * Quantile 0.9 of Student's t by degrees of freedom, 1 to 5: between its negative and itself lie 80 of 100.
 * Source: any table of the t distribution, one-sided 0.10.
 */
const T_90: readonly number[] = [3.078, 1.886, 1.638, 1.533, 1.476];

/**
 * From what past sprints completed, by working day of a person where it is known, to the next one: the interval in which
 * one further observation lies with 80 %, mean ± t·s·√(1 + 1/n), never below 0. It takes sprints to be alike and
 * independent, which they are roughly.
 * @param nextDays days people will work in the next sprint, away days left out; null: not known
 */
export function capacityFor(velocity: Velocity, nextDays: number | null): Capacity {
  const { unit, of, n } = velocity;
  if (n < SPRINTS_MIN) return { kind: 'too-few', n, needed: SPRINTS_MIN };
  const byDays = nextDays !== null && of.every(({ personDays }) => personDays !== null && personDays > 0);
  const rates = of.map((one) => completedOf(one, unit) / (byDays ? (one.personDays ?? 1) : 1));
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / n;
  const spread = Math.sqrt(rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (n - 1));
  const reach = (T_90[n - 2] ?? 0) * spread * Math.sqrt(1 + 1 / n);
  const days = byDays ? (nextDays ?? 0) : 1;
  return {
    ...{ kind: 'known', unit, n, byDays },
    low: Math.max(0, (mean - reach) * days),
    middle: mean * days,
    high: (mean + reach) * days,
  };
}
