/** A line of code as the estimator sees it: blanks, brackets, quotes and commas, which formatters move, don't exist. */
export type Line = {
  /** Names, numbers and operators, in order, 60 at most. */
  readonly tokens: readonly string[];
  /** The same with every digit alike: lines that differ in numbers alone repeat each other. */
  readonly shape: string;
  readonly remark: boolean;
};

export function readLine(text: string, remarks: readonly string[]): Line {
  const trimmed = text.slice(0, LINE_MAX).trim();
  const tokens = (trimmed.match(TOKEN) ?? []).slice(0, TOKENS_MAX);
  return {
    tokens,
    shape: tokens.join(' ').replace(/\d+/g, '0'),
    remark: remarks.some((start) => trimmed.startsWith(start)),
  };
}

/** Names with their digits, and runs of signs that compute or compare. */
const TOKEN = /[\p{L}\p{N}_$]+|[+\-*/%<>=!&|^~?]+/gu;

/** More than a person writes in a line; the rest of it says nothing. In characters. */
const LINE_MAX = 2_000;
const TOKENS_MAX = 60;
