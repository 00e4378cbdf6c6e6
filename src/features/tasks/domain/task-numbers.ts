/** Numbers out of `T-3, t4 and 12`; null when there is something else in it. */
export function readTaskNumbers(text: string): readonly number[] | null {
  const words = text.split(/[\s,;]+|\band\b/i).filter((word) => word !== '');
  const numbers = words.map((word) => /^(?:t-?|#)?(\d{1,9})$/i.exec(word)?.[1]);
  return numbers.includes(undefined) ? null : [...new Set(numbers.map(Number))];
}

/** Parts of a task, one a line, each with its points at the end or without: `Write the API 5p`. */
export function readParts(text: string): readonly { readonly title: string; readonly points: number | null }[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim());
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const found = /^(.*\S)\s+(\d{1,2})\s*(?:p|pt|pts|points?)$/i.exec(line);
      return found === null ? { title: line, points: null } : { title: found[1] ?? line, points: Number(found[2]) };
    });
}
