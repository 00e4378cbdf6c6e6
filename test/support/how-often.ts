/** Runs of a property that costs much, or its cases: `few` in `npm test`, `many` where `LONG_TESTS` is set (CONTRIBUTING, tests). */
export function howOften<Runs>(few: Runs, many: Runs): Runs {
  return process.env.LONG_TESTS === undefined ? few : many;
}
