/** Borders in changed lines: a class begins at each. Source: house rule in README, "Does AI help?". */
const BORDERS = [10, 50, 200, 500] as const;

/** 0 for under 10 changed lines, 1 for under 50, 2 for under 200, 3 for under 500, 4 for more. */
export function sizeClassOf(lines: number): number {
  return BORDERS.filter((border) => lines >= border).length;
}
