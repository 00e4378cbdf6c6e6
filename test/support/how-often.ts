/** Runs of a property that costs much: `few` in `npm test`, `many` where `LONG_TESTS` is set (CONTRIBUTING, tests). */
export function howOften(few: number, many: number): number {
  return process.env.LONG_TESTS === undefined ? few : many;
}
