/** The word most like `typed`, at most one slip away (two from six letters on); null when none is near. */
export function nearWord(typed: string, words: readonly string[]): string | null {
  const reach = typed.length >= 6 ? 2 : 1;
  let best: { word: string; slips: number } | null = null;
  for (const word of words) {
    const slips = slipsBetween(typed, word);
    if (slips <= reach && (best === null || slips < best.slips)) best = { word, slips };
  }
  return best?.word ?? null;
}

/** Letters to add, leave out, replace, or swap with their neighbour (optimal string alignment distance). */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      row.push(slips);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
